"""The one error the runner raises on purpose: its text is for the person at the terminal."""


class LocalProblem(Exception):
    """Something stands in the way of running; the text says what, and how to put it right."""
