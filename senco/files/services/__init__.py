"""Keeping files, handing them out, and taking them away with a reason."""
