"""What the ground knows without a database or a clock: how dates are said and read, and how things are counted."""
