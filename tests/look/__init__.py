"""Tests of the look: the tags, the forms, the frames."""
