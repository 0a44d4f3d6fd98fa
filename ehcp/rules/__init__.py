"""The law as tables and plain functions: facts in, dates and reasons out; no database and no clock."""
