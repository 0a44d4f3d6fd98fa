"""The refusal of the slower of two people who change the same thing: neither loses a word."""

from senco.access.errors import Refused


class Overtaken(Refused):
    """Somebody else has changed what was being written. The page keeps both texts, and asks to put them together."""

    def __init__(self) -> None:
        super().__init__(
            "A colleague has changed this since you opened it. Copy your words, open the page again and add them to theirs."
        )
