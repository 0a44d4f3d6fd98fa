"""The papers of a review as one PDF: who was asked, every answer in words, and every file that can be joined to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from django.template.loader import render_to_string

from ehcp.models import AnnualReview
from ehcp.presenters.review import Person, advice_in_words
from ehcp.review_selectors import meeting_of
from senco.documents.joining import can_join, joined
from senco.documents.pdf import Layout, Paper, PaperTooLarge, write
from senco.documents.rules.letter_text import tidy
from senco.files.rules.looks import Kind

MOST_PARAGRAPHS = 60  # of one answer; more are set as one, line by line
LONG = re.compile(r"(\S{300})(?=\S)")  # a word that nothing can break, an address of a page say, holds back no paper


@dataclass(frozen=True)
class Answer:
    """One answer: whose, when, in words, and its file: a picture set here, a PDF joined behind, or one that goes apart."""

    name: str
    part: str
    answered_on: date
    paragraphs: tuple[str, ...]
    picture: str = ""
    joined: bool = False
    apart: str = ""
    lost: bool = False
    held_back: bool = False

    @property
    def is_short(self) -> bool:
        """Does it fit on what is left of a page, so that it can be kept together?"""
        return sum(part.count("\n") + 1 + len(part) // 90 for part in self.paragraphs) < 8


@dataclass(frozen=True, kw_only=True)
class ReviewPapers:
    """What stands on the first pages. ``goes_on`` where these are the answers that follow others."""

    school: str
    name: str
    born_on: date
    reference: str
    meeting_on: date | None
    starts_at: time | None
    place: str
    said: tuple[str, ...]
    answers: tuple[Answer, ...]
    on: date
    goes_on: bool = False
    language: str = "en-GB"
    direction: str = "ltr"


@dataclass(frozen=True)
class Enclosed:
    """The file of an answer, with its bytes; none where they are not those that were kept."""

    person: Person
    content: bytes | None

    @property
    def is_picture(self) -> bool:
        """Can it be set on a page of ours?"""
        return self.content is not None and self.person.file is not None and Kind(self.person.file.kind).is_picture

    @property
    def can_join(self) -> bool:
        """Can its pages follow ours?"""
        if self.content is None or self.person.file is None:
            return False
        return Kind(self.person.file.kind) is Kind.PDF and can_join(self.content)


def papers_pdf(school: str, review: AnnualReview, people: Sequence[Person], enclosed: Sequence[Enclosed], *, on: date) -> bytes:
    """The PDF. The same answers on the same day give the same bytes."""
    by_person = {one.person.row.pk: one for one in enclosed}
    answers = tuple(
        _answer(one, by_person.get(one.row.pk)) for one in people if one.row.answered_on and not one.row.nothing_to_add
    )
    case, (meeting_on, is_held) = review.case, meeting_of(review)
    paper = ReviewPapers(
        school=school,
        name=case.pupil.full_name,
        born_on=case.pupil.born_on,
        reference=case.reference,
        meeting_on=meeting_on,
        starts_at=review.starts_at,
        place=review.place,
        said=tuple(advice_in_words(people, is_held=is_held)),
        answers=answers,
        on=on,
    )
    drawn: dict[str, str | bytes] = {_picture(one): one.content for one in enclosed if one.is_picture and one.content}
    title = f"Papers for the review of {case.pupil.full_name}’s plan"
    behind = [(f"{one.person.row.name}", one.content) for one in enclosed if one.can_join and one.content]
    return joined([(title, write(_laid_out(paper, drawn), made_on=on))], title=title, brought=behind).pdf


def _laid_out(paper: ReviewPapers, drawn: Mapping[str, str | bytes]) -> list[Layout]:
    """The pages; where all answers together are more than one paper can hold, the second half is a paper of its own."""
    try:
        return [Paper(render_to_string("papers/review_papers.html", {"paper": paper}), drawn=drawn).lay_out()]
    except PaperTooLarge:
        half = len(paper.answers) // 2
        if not half:
            raise
        first, second = replace(paper, answers=paper.answers[:half]), replace(paper, answers=paper.answers[half:], goes_on=True)
        return [*_laid_out(first, drawn), *_laid_out(second, drawn)]


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of an answer with their lines; whatever somebody sends, it can be set."""
    words = LONG.sub(r"\1 ", tidy(text))
    parts = tuple(part.strip() for part in re.split(r"\n\s*\n", words) if part.strip())
    return parts if len(parts) <= MOST_PARAGRAPHS else (words,)


def _picture(one: Enclosed) -> str:
    return f"advice-{one.person.row.pk}"


def _answer(person: Person, enclosed: Enclosed | None) -> Answer:
    row = person.row
    assert row.answered_on is not None
    apart = ""
    if enclosed is not None and not enclosed.is_picture and not enclosed.can_join and person.file is not None:
        apart = person.file.name
    return Answer(
        name=row.name,
        part=row.get_seat_display(),
        answered_on=row.answered_on,
        paragraphs=_paragraphs(row.text),
        picture=_picture(enclosed) if enclosed is not None and enclosed.is_picture else "",
        joined=enclosed is not None and enclosed.can_join,
        apart=apart,
        lost=enclosed is not None and enclosed.content is None,
        held_back=person.is_held_back,
    )
