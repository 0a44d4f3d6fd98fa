"""Which school, which role, which children: the wall between schools and the doors in it."""
