"""The table of the law, a chapter to a module."""
