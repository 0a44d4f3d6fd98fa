"""What may be kept, in plain Python."""
