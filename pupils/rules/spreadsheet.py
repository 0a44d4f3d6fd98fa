"""What is done to a text before it goes into a file that a spreadsheet may open."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula and run it."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
