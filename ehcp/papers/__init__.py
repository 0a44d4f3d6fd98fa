"""Papers of EHC cases: the steps of the process for families."""
