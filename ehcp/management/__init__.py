"""Management commands of the ehcp app."""
