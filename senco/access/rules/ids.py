"""Ids as they stand in addresses and forms, where anything may be typed."""

from uuid import UUID


def id_or_none(text: str) -> UUID | None:
    """The id that a text is, or None for any other text."""
    try:
        return UUID(text)
    except ValueError:
        return None
