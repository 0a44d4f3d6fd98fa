"""Management commands of the provision app."""
