"""Pure readers: a school's file becomes neutral records, matched pupils, and a previewed plan of changes."""
