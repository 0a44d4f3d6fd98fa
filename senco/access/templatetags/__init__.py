"""The tags and filters that every page of senco may load."""
