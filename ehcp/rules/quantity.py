"""Whether a line of section F says how much: how long, how often, by whom, in how large a group; and reading it off words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

VAGUE = (
    "access to", "as appropriate", "as necessary", "as needed", "as required", "opportunities for", "opportunities to",
    "regular", "up to", "when needed", "where appropriate", "where possible", "would benefit from",
)  # fmt: skip
"""Words that promise nothing that can be counted, in the order of the alphabet."""

WEEKS_OF_SCHOOL = 39
# How many times a line happens in a school year of 39 weeks, 190 days, six half-terms and three terms.
PER_YEAR: Mapping[str, float] = MappingProxyType(
    {"day": 190, "week": WEEKS_OF_SCHOOL, "fortnight": WEEKS_OF_SCHOOL / 2, "half_term": 6, "term": 3, "year": 1}
)


@dataclass(frozen=True)
class Quantity:
    """How much a line promises; None and empty where it does not say. ``minutes`` is the length of one time."""

    minutes: int | None = None
    times: int | None = None
    per: str = ""
    given_by: str = ""
    group_size: int | None = None

    @property
    def minutes_a_year(self) -> int | None:
        """All minutes of a school year, or None where length or frequency is missing."""
        if self.minutes is None or self.times is None:
            return None
        return round(self.minutes * self.times * PER_YEAR[self.per])


def missing(quantity: Quantity) -> list[str]:
    """What a line does not say, in words; empty where it is quantified."""
    found = {
        "how long each time": quantity.minutes is None,
        "how often": quantity.times is None,
        "who gives it": not quantity.given_by,
        "in how large a group": quantity.group_size is None,
    }
    return [what for what, lacks in found.items() if lacks]


def vague_words(text: str) -> list[str]:
    """The words of a line that promise nothing that can be counted."""
    said = " ".join(text.casefold().split())
    return [words for words in VAGUE if re.search(rf"\b{words}\b", said)]


_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "half": 0.5,
}  # fmt: skip
_NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})"
_LENGTH = re.compile(rf"\b({_NUMBER})(?:\s*|-)(?:an?\s+)?(hours?|hrs?|minutes?|mins?)\b")
_TIMES = re.compile(rf"\b({_NUMBER})\s*(?:x|×|times|sessions?)\b|\b(once|twice)\b")
_PER = {
    "day": r"\b(?:daily|(?:a|per|each|every)\s+day)\b",
    "week": r"\b(?:weekly|(?:a|per|each|every)\s+week)\b",
    "fortnight": r"\b(?:fortnightly|(?:a|per|each|every)\s+fortnight)\b",
    "half_term": r"\b(?:half[- ]termly|(?:a|per|each|every)\s+half[- ]term)\b",
    "term": r"(?<!half[- ])\b(?:termly|(?:a|per|each|every)\s+term)\b",
    "year": r"\b(?:yearly|annually|(?:a|per|each|every)\s+year)\b",
}
_ALONE = re.compile(r"\b(?:1\s*:\s*1|one[- ]to[- ]one|individual(?:ly)?)\b")
_GROUP = re.compile(rf"\bgroups?\s+of\s+(?:up to\s+|no more than\s+)?({_NUMBER})\b")

_GIVER = re.compile(
    r"\b(?:with|by|from)\s+(?:an?\s+|the\s+)?((?:[a-z-]+\s+){0,5}?"
    r"(?:adult|assistant|lsa|mentor|nurse|practitioner|psychologist|ta|teacher|therapist|tutor))\b"
)


def read_quantity(text: str) -> Quantity:
    """Read off the words of a line what they plainly say; what is not plain stays empty, for a person to fill in."""
    said = " ".join(text.casefold().split())
    per = next((name for name, pattern in _PER.items() if re.search(pattern, said)), "")
    length = _LENGTH.search(said)
    minutes = round(_number(length[1]) * (60 if length[2].startswith("h") else 1)) if length else None
    times = _TIMES.search(said)
    how_often = int(_number(times[1] or times[2])) if times else None
    if per and how_often is None and (length or re.search(r"\b\w+ly\b", said)):
        how_often = 1  # "weekly" and "30 minutes a week" say once
    group = _GROUP.search(said)
    size = 1 if _ALONE.search(said) else int(_number(group[1])) if group else None
    giver = _GIVER.search(said)
    often = (how_often or None) if per else None
    return Quantity(minutes or None, often, per if often else "", giver[1] if giver else "", size)


def _number(word: str) -> float:
    return _NUMBERS[word] if word in _NUMBERS else float(word)
