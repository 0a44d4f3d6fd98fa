"""A year of a school as one story. The product runs with a clock that the story moves from one chapter to the next."""
