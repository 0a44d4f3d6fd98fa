"""The papers of a review as one PDF: who was asked, every answer in words, and every file that can be joined to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.template.loader import render_to_string

from ehcp.models import AnnualReview
from ehcp.presenters.review import Person, advice_in_words
from ehcp.review_selectors import meeting_of
from senco.documents.joining import can_join, joined
from senco.documents.pdf import Paper, write
from senco.files.rules.looks import Kind


@dataclass(frozen=True)
class Answer:
    """One answer: whose, when, in words, and its file: a picture set here, a PDF joined behind, or one that goes apart."""

    name: str
    part: str
    answered_on: date
    lines: tuple[str, ...]
    picture: str = ""
    joined: bool = False
    apart: str = ""
    lost: bool = False


@dataclass(frozen=True, kw_only=True)
class ReviewPapers:
    """What stands on the first pages."""

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
    layout = Paper(render_to_string("papers/review_papers.html", {"paper": paper}), drawn=drawn).lay_out()
    title = f"Papers for the review of {case.pupil.full_name}’s plan"
    behind = [(f"{one.person.row.name}", one.content) for one in enclosed if one.can_join and one.content]
    return joined([(title, write([layout], made_on=on))], title=title, brought=behind).pdf


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
        lines=tuple(line.strip() for line in row.text.splitlines() if line.strip()),
        picture=_picture(enclosed) if enclosed is not None and enclosed.is_picture else "",
        joined=enclosed is not None and enclosed.can_join,
        apart=apart,
        lost=enclosed is not None and enclosed.content is None,
    )
