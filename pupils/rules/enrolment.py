"""How a pupil is enrolled: the census codes C, M, S, F, O and G."""

from pupils.rules.words import folded

ENROLMENTS = {
    "C": "Current, at this school only",
    "M": "Current, main school of two",
    "S": "Current, second school of two",
    "F": "Further education",
    "O": "Other provider",
    "G": "Guest",
}
_WORDS = {
    "current": "C", "current single registration": "C", "single registration": "C", "single": "C",
    "main": "M", "main dual": "M", "current main": "M", "main dual registration": "M", "current main dual registration": "M",
    "subsidiary": "S", "subsidiary dual": "S", "current subsidiary": "S", "subsidiary dual registration": "S",
    "current subsidiary dual registration": "S",
    "fe": "F", "fe college": "F", "further education": "F", "other": "O", "other provider": "O", "guest": "G",
}  # fmt: skip


def parse_enrolment(text: str) -> str | None:
    """The code that a cell means ("M - Main dual", "main dual", "M"), or None where it means none."""
    words = folded(text)
    code, _, name = words.partition(" ")
    if code.upper() in ENROLMENTS:
        code = code.upper()
        return code if not name or _WORDS.get(name, code) == code else None
    return _WORDS.get(words)
