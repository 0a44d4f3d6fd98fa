"""The tables of what may follow what in a case, one for each matter."""
