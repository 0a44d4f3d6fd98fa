"""What is written about EHC cases."""
