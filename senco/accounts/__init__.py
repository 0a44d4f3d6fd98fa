"""People: how they are invited, how they sign in, and what they are told."""
