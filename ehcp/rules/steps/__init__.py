"""The steps of the EHC process in plain words for families, and where a child's case stands in them."""
