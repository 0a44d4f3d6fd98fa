"""A review of a plan as its page shows it: what comes next, who was asked, and where each answer stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ehcp.facts import happened, known_from
from ehcp.models import AdviceRequest, AnnualReview, Case, OtherReview
from ehcp.review_selectors import (
    asking_of,
    beginning_of_round,
    earlier_reviews,
    events_of,
    files_of_advice,
    in_seats,
    meeting_of,
    other_reviews,
    review_of_round,
)
from ehcp.rules.advice import SEAT, Asking, Seat, Standing, in_words, lacking, standing
from ehcp.rules.clock import Deadline
from ehcp.rules.diary import school_days_of
from ehcp.rules.facts import Fact
from ehcp.rules.half_terms import in_same_half_term
from ehcp.rules.moves.table import Event, Move, Stage
from ehcp.rules.stages import Happened, facts_of, moves_possible, stage_of
from ehcp.rules.young_people import is_young_person
from senco.access.actor import Actor
from senco.access.rules.words import listed, plural
from senco.calendar.rules.school_days import SchoolCalendar
from senco.files.models import StoredFile

TONES = {
    Standing.NOT_ASKED: "idle",
    Standing.TO_TELL: "soon",
    Standing.WAITING: "note",
    Standing.LATE: "late",
    Standing.ANSWERED: "done",
    Standing.NOTHING_TO_ADD: "done",
    Standing.SILENT: "idle",
}
OPEN = (Standing.WAITING, Standing.LATE, Standing.TO_TELL)
UNDER_WAY = (Stage.REVIEWING, Stage.REVIEWED, Stage.AMENDING)
OF_A_REVIEW = (
    Event.REVIEW_MOVED, Event.INVITED, Event.PAPERS_SENT, Event.MEETING_HELD, Event.REPORT_SENT, Event.KEPT, Event.AMENDMENT_NOTICE,
    Event.CEASE_DECIDED,
)  # fmt: skip
# The way of a review, by the clocks that stand for its parts.
COURSE = ("AR-ASK", "AR-NOTICE", "AR-PAPERS", "AR-REPORT", "AR-DECIDE")


@dataclass(frozen=True)
class Person:
    """Somebody on the list of a review, and where their answer stands. ``can_chase`` while one is waited for."""

    row: AdviceRequest
    standing: Standing
    words: str
    tone: str
    file: StoredFile | None
    on: date

    @property
    def can_chase(self) -> bool:
        """Was this person asked, has not answered, and was not reminded today?"""
        return self.standing in OPEN and self.row.answered_on is None and self.row.chased_on != self.on

    @property
    def is_held_back(self) -> bool:
        """Did a paper come that this reader may not open, or that was taken off the child's page since?"""
        return self.row.file_id is not None and self.file is None

    @property
    def to_ask(self) -> bool:
        """Has this person not been asked, or not for the day on which the meeting is now?"""
        return self.standing in (Standing.NOT_ASKED, Standing.TO_TELL)


@dataclass(frozen=True)
class ReviewPage:
    """All that the page of a review shows. ``lacking`` are the parts that the law names and nobody on the list has.

    ``others`` are reviews by others, each with whether it lies in the same half term as the meeting.
    """

    meeting_on: date | None
    is_held: bool
    people: list[Person]
    lacking: list[str]
    dates: list[Deadline]
    others: list[tuple[OtherReview, bool]]
    earlier: list[AnnualReview]
    to_record: list[Move]

    @property
    def answered(self) -> int:
        """How many have answered, those with nothing to add too."""
        return sum(one.row.answered_on is not None for one in self.people)

    @property
    def to_ask(self) -> list[Person]:
        """Who was not asked yet, or is to be told of a new day."""
        return [one for one in self.people if one.to_ask]

    @property
    def together(self) -> list[OtherReview]:
        """The reviews by others that could be one with this."""
        return [other for other, is_near in self.others if is_near]


def people_of(actor: Actor, review: AnnualReview, *, on: date) -> list[Person]:
    """Everyone on the list, in the order of their parts."""
    meeting_on, is_held = meeting_of(review)
    rows = in_seats(review.advice.all())
    files = files_of_advice(actor, rows)
    return [_person(row, asking_of(row), meeting_on, is_held, on, files.get(row.pk)) for row in rows]


def _person(
    row: AdviceRequest, asking: Asking, meeting_on: date | None, is_held: bool, on: date, file: StoredFile | None
) -> Person:
    found = standing(asking, meeting_on, is_held, on)
    return Person(row, found, in_words(found, asking, on), TONES[found], file, on)


def review_page(actor: Actor, review: AnnualReview, *, on: date, calendar: SchoolCalendar) -> ReviewPage:
    """A review as a page, from what happened up to its end."""
    meeting_on, is_held = meeting_of(review)
    events = events_of(review)
    found = known_from(review.case, events, on=on).with_diary(on, school_days_of(calendar))
    by_id = {one.rule_id: one for one in found}
    people = people_of(actor, review, on=on)
    is_young = is_young_person(review.case.pupil.born_on, meeting_on or on)
    return ReviewPage(
        meeting_on=meeting_on,
        is_held=is_held,
        people=people,
        lacking=[SEAT[seat].title for seat in lacking((Seat(one.row.seat) for one in people), young_person=is_young)],
        dates=[by_id[rule_id] for rule_id in COURSE if rule_id in by_id],
        others=_near(other_reviews(actor, review.case.pupil), meeting_on, calendar),
        earlier=earlier_reviews(actor, review),
        to_record=_to_record(events, on),
    )


def _to_record(events: list[Happened], on: date) -> list[Move]:
    """What of a review can be recorded now and is not yet. A planned meeting is none that was held, and one that was moved
    can be moved again."""
    there = set(facts_of(events)) - {Fact.MEETING_ON, Fact.REVIEW_MOVED_ON}
    return [move for move in moves_possible(events, on) if move.event in OF_A_REVIEW and move.fact not in there]


def review_panel(actor: Actor, case: Case, calendar: SchoolCalendar) -> dict[str, object]:
    """What the page of a case says of its review: whether one is under way, its list, and reviews by others."""
    if case.matter != Case.Matter.PLAN or case.closed_on is not None:
        return {}
    review = review_of_round(actor, case)
    counts = None if review is None else list_counts(review)
    meeting_on, _ = meeting_of(review) if review else (None, False)
    others = _near(other_reviews(actor, case.pupil), meeting_on, calendar)
    under_way = stage_of(happened(list(case.events.all()))) in UNDER_WAY and beginning_of_round(case) is not None
    return {"review": review, "has_round": review is not None or under_way, "counts": counts, "others": others}


def list_counts(review: AnnualReview) -> tuple[int, int]:
    """How many on the list have answered, and how many there are."""
    rows = list(review.advice.all())
    return sum(row.answered_on is not None for row in rows), len(rows)


def _near(rows: Iterable[OtherReview], meeting_on: date | None, calendar: SchoolCalendar) -> list[tuple[OtherReview, bool]]:
    return [(row, meeting_on is not None and in_same_half_term(row.held_on, meeting_on, calendar)) for row in rows]


def advice_in_words(people: Iterable[Person], *, is_held: bool) -> list[str]:
    """What is said of the advice: who gave it, who had nothing to add, who has not answered, who was not asked.

    Once the meeting was held, who has not answered did not: so the report says it.
    """
    groups: dict[Standing, list[str]] = {}
    for one in people:
        groups.setdefault(_answered_or_not(one), []).append(_with_part(one.row))
    said = {
        Standing.ANSWERED: "Advice came from",
        Standing.NOTHING_TO_ADD: "Nothing to add had",
        Standing.SILENT: "Asked, and did not answer:" if is_held else "Asked, and still to come:",
        Standing.NOT_ASKED: "Not asked:",
    }
    return [f"{words} {listed(groups[key])}." for key, words in said.items() if key in groups]


def _answered_or_not(one: Person) -> Standing:
    if one.row.answered_on is not None:
        return Standing.NOTHING_TO_ADD if one.row.nothing_to_add else Standing.ANSWERED
    return Standing.NOT_ASKED if one.row.asked_on is None else Standing.SILENT


def _with_part(row: AdviceRequest) -> str:
    """A name with the part in which they come, unless the name says it: ``Dr Amin, paediatrician (health)``."""
    part = row.get_seat_display()
    if not row.who or part.lower() in row.who.lower():
        return row.who or part
    return f"{row.who} ({part[:1].lower()}{part[1:]})"


def sent_in_words(mails: int, people: int, everyone: bool) -> str:
    """What was done by asking: ``4 mails are on their way. 2 people have no address: …``."""
    by_hand = people - mails
    said = [f"{plural(mails, 'mail')} {'is' if mails == 1 else 'are'} on {'its' if mails == 1 else 'their'} way."] if mails else []
    if by_hand:
        said.append(f"{plural(by_hand, 'person', 'people')} without an address: hand them the letter, or a link from the list.")
    if everyone:
        said.append("Everyone whom the law names is invited now; that is recorded in the case.")
    return " ".join(said)
