"""A letter on the school's letterhead: what stands in it, and its PDF."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.template.loader import render_to_string

from senco.access.actor import Actor
from senco.access.selectors import school_named
from senco.documents import selectors
from senco.documents.fit import FLOOR_PT, SMALL_PT, START_PT
from senco.documents.pdf import Paper, write
from senco.documents.rules.letter_text import Block, blocks_of, printable

LOGO = "logo"


@dataclass(frozen=True)
class Head:
    """What stands at the head of a letter: the school, its address, how to reach it, and its logo as PNG."""

    school: str
    address: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class LetterPaper:
    """What stands in a letter, ready to be set. ``signed_by`` is who made it, for the properties of the file."""

    head: Head
    to: tuple[str, ...]
    dated: date
    reference: str
    subject: str
    blocks: tuple[Block, ...]
    signed_by: str = ""
    language: str = "en-GB"
    direction: str = "ltr"


def head_of(actor: Actor) -> Head:
    """The letterhead of the actor's school. What was not set up falls back on what is known of the school."""
    own, school = selectors.letterhead(), school_named(actor.school_slug)
    reach = (own.telephone or school.telephone, own.email, own.website)
    return Head(
        school=school.name,
        address=tuple(line.strip() for line in own.address.splitlines() if line.strip()),
        reach=tuple(one for one in reach if one),
        logo=bytes(own.logo) if own.logo else None,
    )


def letter_paper(
    head: Head, *, addressee: str, dated: date, reference: str, subject: str, text: str, signed_by: str = ""
) -> LetterPaper:
    """A letter from what was typed."""
    return LetterPaper(
        head=head,
        to=tuple(line.strip() for line in addressee.splitlines() if line.strip()),
        dated=dated,
        reference=reference,
        subject=" ".join(subject.split()),
        blocks=blocks_of(text),
        signed_by=signed_by,
    )


def printable_paper(letter: LetterPaper) -> LetterPaper:
    """The same letter with nothing in it that a file cannot hold: names and addresses come from many places."""
    head = letter.head
    return replace(
        letter,
        head=replace(head, school=printable(head.school), address=_printable(head.address), reach=_printable(head.reach)),
        to=_printable(letter.to),
        reference=printable(letter.reference),
        subject=printable(letter.subject),
        blocks=tuple(replace(block, lines=_printable(block.lines)) for block in letter.blocks),
        signed_by=printable(letter.signed_by),
    )


def _printable(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(printable(line) for line in lines)


def letter_pdf(letter: LetterPaper) -> tuple[bytes, int]:
    """The PDF and its pages: one page in the largest print that fits on it; a longer one takes more in clear print."""
    drawn: dict[str, str | bytes] = {} if letter.head.logo is None else {LOGO: letter.head.logo}
    paper = Paper(render_to_string("papers/letter.html", {"paper": letter}), drawn=drawn)
    sizes = (START_PT, SMALL_PT, FLOOR_PT)
    layout = next((one for size in sizes if (one := paper.lay_out(size)).page_count == 1), None)
    layout = layout or paper.lay_out(SMALL_PT)
    return write([layout], made_on=letter.dated), layout.page_count
