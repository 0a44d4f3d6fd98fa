"""Counting and listing in plain English."""

from collections.abc import Sequence


def plural(number: int, noun: str, many: str = "") -> str:
    """Count something: ``1 day``, ``2 days``. ``many`` is the plural of a noun that does not take an s: ``2 children``."""
    return f"{number} {noun if number == 1 else many or f'{noun}s'}"


def listed(words: Sequence[str]) -> str:
    """Read out a list of at least one: ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
