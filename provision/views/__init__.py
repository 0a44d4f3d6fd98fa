"""Pages about what the school does."""
