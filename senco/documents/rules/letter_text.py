"""The text of a letter as people type it, read into its parts: paragraphs, headings, lists and the signature.

A line that starts with ``# `` is a heading, lines that start with ``- `` are a list, an empty line ends a paragraph, and
a line such as *Yours sincerely* begins the signature. There is no other mark-up: everything else prints as it is typed.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

HEADING = re.compile(r"#{1,6}\s+(?=\S)")
POINT = re.compile(r"[-*•]\s+(?=\S)")
CLOSING = re.compile(r"(yours (sincerely|faithfully|truly)|(with )?(best|kind|warm) (wishes|regards))\b[,.]?\s*$", re.IGNORECASE)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Part(StrEnum):
    """What a part of a letter is."""

    HEADING = "heading"
    TEXT = "text"
    LIST = "list"
    CLOSING = "closing"


@dataclass(frozen=True)
class Block:
    """One part of a letter with its lines: points of a list, or the lines of a paragraph."""

    part: Part
    lines: tuple[str, ...]


def printable(text: str) -> str:
    """The text without characters that no file can hold, and without those that turn the words behind them around.

    A name is kept as it was typed or brought in; on paper it must neither stop a letter nor mirror the line it stands in.
    """
    return UNPRINTABLE.sub("", text)


def tidy(text: str) -> str:
    """The text as it is kept: one kind of line end, no characters that cannot be printed, no spaces at the ends of lines."""
    lines = printable(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def one_line(text: str) -> str:
    """A name or a place as it is kept: one line, without characters that cannot be printed."""
    return " ".join(tidy(text).split())


def blocks_of(text: str) -> tuple[Block, ...]:
    """Read the parts of a letter, in order."""
    found: list[tuple[Part, list[str]]] = []
    apart = True
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            apart = True
            continue
        part, words = _read(line)
        goes_on = bool(found) and not apart and part is not Part.HEADING and _joins(found[-1][0], part)
        if goes_on:
            found[-1][1].append(words)
        else:
            found.append((part, [words]))
        apart = part is Part.HEADING
    return tuple(Block(part, tuple(lines)) for part, lines in _signatures_kept_whole(found))


def _read(line: str) -> tuple[Part, str]:
    if match := HEADING.match(line):
        return Part.HEADING, line[match.end() :]
    if match := POINT.match(line):
        return Part.LIST, line[match.end() :]
    return (Part.CLOSING if CLOSING.match(line) else Part.TEXT), line


def _joins(before: Part, part: Part) -> bool:
    """Whether a line belongs to the part before it, where no empty line stands between them."""
    return part is before or (part is Part.TEXT and before is Part.CLOSING)


def _signatures_kept_whole(found: list[tuple[Part, list[str]]]) -> list[tuple[Part, list[str]]]:
    """The name under *Yours sincerely* belongs to it, also where an empty line was left for the pen."""
    whole: list[tuple[Part, list[str]]] = []
    for part, lines in found:
        if whole and whole[-1][0] is Part.CLOSING and len(whole[-1][1]) == 1 and part is Part.TEXT:
            whole[-1][1].extend(lines)
        else:
            whole.append((part, lines))
    return whole
