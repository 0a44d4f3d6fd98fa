"""The tags and filters of pages about pupils."""
