"""EHC cases as their pages show them."""
