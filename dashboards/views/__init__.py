"""Pages that look across the apps."""
