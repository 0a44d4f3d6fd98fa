"""Tags of the pages of EHC cases."""
