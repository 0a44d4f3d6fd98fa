"""Words about files for templates."""
