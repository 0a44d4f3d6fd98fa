"""Reading types of need out of what schools type: codes, names, several in one cell, numbered or ranked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from pupils.rules.need_vocabulary import ASK, KNOWN, SUGGESTED
from pupils.rules.words import folded, says_nothing, shown


class Certainty(Enum):
    """How sure a reading is: the code itself, a code that a person should confirm, or a question."""

    KNOWN = "known"
    SUGGESTED = "suggested"
    ASK = "ask"


@dataclass(frozen=True)
class NeedRead:
    """One need as written (`original`); `code` is None where a person has to be asked; `sentence` says what to ask."""

    original: str
    certainty: Certainty
    code: str | None = None
    sentence: str = ""


@dataclass(frozen=True)
class _Ranked:
    rank: int | None
    read: NeedRead


_LONGEST_NAME = 4  # commas in a full name, plus one
_LINES = re.compile(r"[;|\n\r\t\u2022]+")
_NUMBER = re.compile(r"(?:^|(?<=[\s,]))[(#]?(?P<rank>[0-9]{1,2})\s*[.):](?![0-9])")
_RANKS = {"primary": 1, "main": 1, "1": 1, "secondary": 2, "2": 2, "tertiary": 3, "3": 3}
_RANK_BEHIND = re.compile(r"[\s(\[-]+(?:rank )?(primary|main|secondary|tertiary|[123])(?: need)?[\s)\]]*$", re.IGNORECASE)
_RANK_BEFORE = re.compile(r"^\s*(primary|main|secondary|tertiary)(?: need)?\s*[-:\u2013]\s*", re.IGNORECASE)
_JOINTS = re.compile(r"\s*(?:/|\+|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_CODE_THEN_NAME = re.compile(r"\s*([A-Za-z]{2,4})\s*[-\u2013:=]\s*(.+)", re.DOTALL)
_NAME_THEN_CODE = re.compile(r"(.+?)\s*\(\s*([A-Za-z]{2,4})\s*\)\s*", re.DOTALL)


def parse_needs(text: str) -> tuple[NeedRead, ...]:
    """The needs in a cell, primary first, each once; an empty answer says nothing and changes nothing.

    Separators are line ends, semicolons, commas (but not those inside a full name), numbering, and slashes or "and"
    between needs that are all recognised. "(Primary)", "(Secondary)" and numbers give the order.
    """
    found = [ranked for line in _LINES.split(text) for ranked in _in_line(line)]
    if found and all(ranked.rank is not None for ranked in found):
        found.sort(key=lambda ranked: ranked.rank or 0)
    once: dict[str, NeedRead] = {}
    for ranked in found:
        read = ranked.read
        once.setdefault(read.code if read.code and read.certainty is Certainty.KNOWN else folded(read.original), read)
    return tuple(once.values())


def recognise(text: str) -> NeedRead | None:
    """What a text means if it is a code or a name we know in one of the usual shapes, else None."""
    direct = _look_up(text, text)
    if direct is not None:
        return direct
    pair = _CODE_THEN_NAME.fullmatch(text)
    code, name = pair.groups() if pair else (None, None)
    if pair is None and (pair := _NAME_THEN_CODE.fullmatch(text)):
        name, code = pair.groups()
    by_code = _look_up(code, text) if code else None
    by_name = _look_up(name, text) if name else None
    if by_code is None or by_name is None:
        return None
    return by_code if by_code.code == by_name.code else None


def _in_line(line: str) -> Iterator[_Ranked]:
    """The needs of one line, which numbering may cut further."""
    marks = list(_NUMBER.finditer(line))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(line)]
    ranks = [None, *(int(mark["rank"]) for mark in marks)]
    for start, end, rank in zip(starts, ends, ranks, strict=True):
        for ranked in _in_list(line[start:end]):
            yield ranked if ranked.rank is not None else replace(ranked, rank=rank)


def _in_list(text: str) -> Iterator[_Ranked]:
    """The needs of a list with commas; the longest run of parts that makes a known name is taken as one."""
    parts = [part.strip() for part in text.split(",")]
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        length, reads = _longest(parts[at : at + _LONGEST_NAME])
        if reads:
            yield from _asked(unknown)
            unknown = []
            yield from reads
        elif not says_nothing(parts[at]):
            unknown.append(parts[at])
        at += length
    yield from _asked(unknown)


def _longest(parts: list[str]) -> tuple[int, list[_Ranked]]:
    """How many parts belong together, and what they mean (nothing when the first is not known)."""
    for length in range(len(parts), 0, -1):
        rank, words = _without_rank(", ".join(parts[:length]))
        read = recognise(words)
        if read is not None:
            return length, [_Ranked(rank, read)]
    return 1, [_Ranked(None, read) for read in _joined(parts[0])]


def _joined(text: str) -> list[NeedRead]:
    """Needs joined by a slash, a plus or "and", or codes by a space, where every one is known; else none."""
    for pieces in (_JOINTS.split(text), text.split()):
        reads = [recognise(piece) for piece in pieces]
        if len(reads) > 1 and all(reads):
            return [read for read in reads if read is not None]
    return []


def _without_rank(text: str) -> tuple[int | None, str]:
    for pattern in (_RANK_BEHIND, _RANK_BEFORE):
        found = pattern.search(text)
        if found:
            return _RANKS[found.group(1).lower()], text[: found.start()] + text[found.end() :]
    return None, text


def _asked(unknown: list[str]) -> Iterator[_Ranked]:
    if unknown:
        yield _Ranked(None, _question(", ".join(unknown)))


def _question(text: str) -> NeedRead:
    return NeedRead(text.strip(), Certainty.ASK, None, f"'{shown(text)}' is not a type of need we know: which one is it?")


def _look_up(text: str, original: str) -> NeedRead | None:
    words, written = folded(text), original.strip()
    if words in KNOWN:
        return NeedRead(written, Certainty.KNOWN, KNOWN[words])
    if words in SUGGESTED:
        code = SUGGESTED[words]
        return NeedRead(written, Certainty.SUGGESTED, code, f"'{shown(written)}' may be {code}: please confirm")
    if words in ASK:
        return NeedRead(written, Certainty.ASK, None, f"'{shown(written)}' {ASK[words]}")
    return None
