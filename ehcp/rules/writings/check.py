"""Reads a writing as its reader will: what is missing, what is still open, what cannot be counted, what is long.

It advises. Only a writing in which nothing was written is refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ehcp.rules.quantity import missing, read_quantity, vague_words
from ehcp.rules.writings.kind import MOST_IN_PART, Part
from senco.access.rules.words import listed
from senco.documents.rules.placeholders import GAP

LONG_SENTENCE = 30
"""Words. A sentence with more is pointed out; plain English is 15 to 20 on average."""
QUOTED = 60
"""Characters of a line or a sentence that is quoted back."""
IN_QUOTES = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
"""Words of the plan, or of somebody, that are only told."""


class Slip(StrEnum):
    """What can be said of a part, the gravest first."""

    EMPTY = "empty"
    OPEN = "open"
    VAGUE = "vague"
    NOT_COUNTED = "not counted"
    LONG = "long"


@dataclass(frozen=True)
class Finding:
    """One thing to look at: in which part, of what kind, in words."""

    part: Part
    slip: Slip
    words: str


def check(parts: Iterable[Part], texts: Mapping[str, str], long_sentences: Mapping[str, Iterable[str]]) -> list[Finding]:
    """What there is to look at, part by part. ``long_sentences`` are those of each part, by its key."""
    return [found for part in parts for found in _of_part(part, texts.get(part.key, ""), long_sentences.get(part.key, ()))]


def _of_part(part: Part, text: str, long_sentences: Iterable[str]) -> list[Finding]:
    if not text.strip():
        return [Finding(part, Slip.EMPTY, "Nothing is written here yet.")] if part.must else []
    if part.choices:
        return []
    found = []
    if number := len(GAP.findall(text)):
        found.append(Finding(part, Slip.OPEN, f"{number} place{'' if number == 1 else 's'} still to fill in."))
    if part.promises:
        found += _uncounted(part, text)
    found += [
        Finding(part, Slip.LONG, f"“{_short(one)}” has more than {LONG_SENTENCE} words. Two sentences are easier to read.")
        for one in long_sentences
    ]
    return found


def _uncounted(part: Part, text: str) -> list[Finding]:
    found = []
    if vague := vague_words(IN_QUOTES.sub("", text)):
        words = listed([f"“{one}”" for one in vague])
        found.append(Finding(part, Slip.VAGUE, f"{words} cannot be counted. Say what is given, and how much."))
    if not part.by_line:
        return found
    for line in text.splitlines():
        # A heading, or the end of a sentence, promises nothing by itself.
        lacks = missing(read_quantity(line)) if len(line.split()) > 3 else []
        if lacks:
            found.append(Finding(part, Slip.NOT_COUNTED, f"“{_short(line.strip())}” does not say {listed(lacks)}."))
    return found


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} …"


def why_too_long(heading: str, text: str) -> str | None:
    """Why a text does not fit its part, and by how much; or None."""
    over = len(text) - MOST_IN_PART
    if over <= 0:
        return None
    return f"“{heading}” has {len(text):,} characters, and {MOST_IN_PART:,} fit. Shorten it by {over:,}, or send the rest as a paper of its own."


def why_not_issue(texts: Mapping[str, str], *, begun_with: Mapping[str, str]) -> str | None:
    """Why this cannot go out, or None: nothing is written in it, beside what stood there at the beginning."""
    if any(text.strip() and text != begun_with.get(key, "") for key, text in texts.items()):
        return None
    return "Nothing is written here yet. Write at least one part, then look at it again."
