"""A consultation as its pages show it."""

from dataclasses import dataclass
from datetime import date

from ehcp.candidate_selectors import deadline_of, draft_of, reply_of
from ehcp.models import Candidate, CandidateReply
from ehcp.presenters.why import Why
from ehcp.rules.candidates import Decision, Objection, safe_on, warnings
from ehcp.rules.clock import Deadline, State
from ehcp.rules.slips import if_it_slips
from pupils.rules import years
from pupils.rules.need import BY_CODE
from senco.access.rules.dates import short_day


@dataclass(frozen=True)
class Row:
    """A consultation in the list."""

    candidate: Candidate
    deadline: Deadline
    safe_on: date | None
    answer: str
    begun: bool

    @property
    def asked_for(self) -> str:
        """The year that is asked for, in words."""
        return years.label(self.candidate.asked_year) if self.candidate.asked_year else ""


@dataclass(frozen=True)
class Lists:
    """All consultations: to answer, answered and waiting for the council, named and to come, and over."""

    to_answer: list[Row]
    waiting: list[Row]
    to_come: list[Row]
    over: list[Row]
    admitted: list[Row]


@dataclass(frozen=True)
class GroundLine:
    """One ground of the reply as it is written: whether it is named, and what is written under it."""

    words: str
    citation: str
    named: bool
    why: str


@dataclass(frozen=True)
class Page:
    """All that a consultation's page shows."""

    row: Row
    why: Why
    needs: list[str]
    reply: CandidateReply | None
    grounds: list[GroundLine]
    warnings: list[str]
    year: str
    asked_for: str

    @property
    def is_open(self) -> bool:
        """Whether the child is not on roll, so that something can still be written."""
        return self.row.candidate.pupil_id is None

    @property
    def to_answer(self) -> bool:
        """Whether the school still has to answer."""
        return self.row.deadline.is_open

    @property
    def to_admit(self) -> bool:
        """Whether the child is expected."""
        return self.is_open and self.row.candidate.decision == Decision.NAMED


def row(candidate: Candidate, *, on: date) -> Row:
    """A consultation as a row."""
    found, reply = deadline_of(candidate, on=on), reply_of(candidate)
    return Row(candidate, found, safe_on(found), reply.answer if reply is not None else "", reply is not None)


def lists(candidates: list[Candidate], *, on: date) -> Lists:
    """Every consultation in the list it belongs to; those that are over by the day of their deletion."""
    rows = [row(one, on=on) for one in candidates]
    open_rows = [one for one in rows if one.candidate.pupil_id is None]
    undecided = [one for one in open_rows if not one.candidate.decision]
    decided = [one for one in open_rows if one.candidate.decision]
    over = [one for one in decided if one.candidate.decision != Decision.NAMED]
    return Lists(
        to_answer=[one for one in undecided if one.candidate.answered_on is None],
        waiting=[one for one in undecided if one.candidate.answered_on is not None],
        to_come=[one for one in decided if one.candidate.decision == Decision.NAMED],
        over=sorted(over, key=lambda one: one.candidate.delete_on or date.max),
        admitted=[one for one in rows if one.candidate.pupil_id is not None],
    )


def page(candidate: Candidate, *, on: date) -> Page:
    """A consultation as a page. ``candidate.asked`` should be loaded."""
    one, reply = row(candidate, on=on), reply_of(candidate)
    return Page(
        row=one,
        why=_why(one),
        needs=[f"{code}: {BY_CODE[code].name}" for code in candidate.needs if code in BY_CODE],
        reply=reply,
        grounds=[] if reply is None else _grounds(reply),
        warnings=warnings(draft_of(candidate)) if one.deadline.is_open else [],
        year=years.label(candidate.year) if candidate.year else "",
        asked_for=one.asked_for,
    )


def _grounds(reply: CandidateReply) -> list[GroundLine]:
    found = [
        GroundLine(ground.words, ground.citation, getattr(reply, ground.value), getattr(reply, f"{ground.value}_why"))
        for ground in Objection
    ]
    return [line for line in found if line.named or line.why]


def _why(one: Row) -> Why:
    """The fifteen days as the pages of cases show a date: nothing excuses them, and the letter's own day stands beside."""
    return Why(
        deadline=one.deadline,
        receipt="Certain." if one.candidate.receipt_confirmed else "Assumed: the day is not certain.",
        claims=[],
        possible=[],
        impossible=[],
        slips=if_it_slips(one.deadline.rule_id, one.deadline.bound),
        can_claim=False,
        local=local_words(one.candidate, one.deadline),
    )


def local_words(candidate: Candidate, deadline: Deadline) -> str:
    """What the council itself asks for, in its letter or by its custom."""
    if candidate.reply_by_on is not None:
        return f"The letter asks for a reply by {short_day(candidate.reply_by_on)}. That is local practice beside this date."
    days = candidate.council.consultation_days
    if days and deadline.state is not State.NOT_STARTED:
        day = date.fromordinal(candidate.received_on.toordinal() + days)
        return f"{candidate.council} usually asks for a reply within {days} days, so by {short_day(day)}: local practice."
    return ""
