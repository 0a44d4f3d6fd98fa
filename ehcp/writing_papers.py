"""A writing as a paper on the school's letterhead: about whom it is, its parts with their headings, and who wrote it."""

from collections.abc import Iterator, Mapping
from datetime import date

from ehcp.models import Writing
from ehcp.rules.writings.kind import Part as WritingPart
from ehcp.writing_selectors import parts_of
from pupils.rules.years import label
from senco.access.actor import Actor
from senco.access.rules.dates import long_date
from senco.documents.letters import LetterPaper, head_of
from senco.documents.rules.letter_text import Block, Part, blocks_of, tidy

DRAFT = "Draft, not issued: "


def writing_paper(
    actor: Actor, writing: Writing, texts: Mapping[str, str], *, dated: date, by: str, is_draft: bool = False
) -> LetterPaper:
    """The paper as it would be issued. A part in which nothing is written does not stand in it."""
    blocks = [block for part in parts_of(writing) for block in _part(part, texts.get(part.key, ""))]
    signed = [Block(Part.HEADING, ("Who wrote this",)), Block(Part.TEXT, (by,))] if by else []
    return LetterPaper(
        head=head_of(actor),
        to=_about(writing),
        dated=dated,
        reference=writing.case.reference if writing.case else "",
        subject=f"{DRAFT if is_draft else ''}{writing.row.paper}",
        blocks=(*blocks, *signed),
        signed_by=actor.name,
    )


def _about(writing: Writing) -> tuple[str, ...]:
    pupil = writing.pupil
    group = f", {pupil.group.name}" if pupil.group else ""
    council = (writing.case.council.name,) if writing.case else ()
    return (pupil.full_name, f"born {long_date(pupil.born_on)}", f"{label(pupil.year)}{group}", *council)


def _part(part: WritingPart, text: str) -> Iterator[Block]:
    words = tidy(part.in_words(text))
    if not words:
        return
    yield Block(Part.HEADING, (part.heading,))
    for block in blocks_of(words):
        # The headings of the paper are its parts; what somebody typed like one stays a line of its part.
        yield block if block.part is Part.LIST else Block(Part.TEXT, block.lines)
