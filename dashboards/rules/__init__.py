"""Questions about many children at once: what is due, and which figures may be shown."""
