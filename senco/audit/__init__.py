"""What happened, to whom and by whom: an append-only log written with each change."""
