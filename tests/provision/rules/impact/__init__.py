"""The rules of impact."""
