"""The ways in which the floor says no."""


class Refused(Exception):
    """A service will not do this now. ``reason`` is one or two plain sentences for the person who asked:
    what stands in the way and what would make it possible. The door shows it and rolls the work back."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoSchool(RuntimeError):
    """A walled table was asked for while no school was active: somebody forgot the door."""


class WrongSchool(RuntimeError):
    """A row, or a foreign key in it, belongs to another school than the active one."""
