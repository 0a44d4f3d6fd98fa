"""What the school has on record already, for each part of a writing: to be taken over with a press, or read beside it.

Nothing is made up: each line is a row of the record in its own words, with where it is from and its day. A new source is a
row of ``Source``, a function in ``_LINES``, and its name in the ``takes`` of the parts that want it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ehcp.models import AdviceRequest, AnnualReview, PlanProvision, Writing
from ehcp.plan_selectors import PlanText, plan_text
from ehcp.presenters.plan import quantity_in_words
from ehcp.presenters.review import Person, advice_in_words, people_of
from ehcp.review_selectors import meeting_of, other_reviews, review_of_round
from ehcp.rules.advice import SEAT, Seat
from ehcp.rules.draft_check import check
from ehcp.rules.writings.kind import Source
from ehcp.writing_selectors import parts_of
from provision.models import Allocation, Cycle, Profile
from provision.rules.boxes import points_of
from provision.rules.cycle import JUDGED, VERDICTS, Progress
from provision.selectors import chosen_adaptations, cycles_of, latest_profile, uses_since
from pupils.attendance_selectors import latest_in_words
from pupils.rules.need import BY_CODE
from pupils.selectors import need_history
from pupils.story_selectors import notes_of, referrals_of, stage_label
from senco.access.actor import Actor
from senco.access.rules.dates import long_date, school_year_start
from senco.access.rules.words import listed

MOST = 12
"""Lines beside one part; the latest ones. More would be a second record."""
CYCLES, TALKS = 3, 5
"""The latest cycles and talks that are still news."""


@dataclass(frozen=True)
class Material:
    """One line of the record: its words, where it is from, and its day where it has one. ``is_said`` are somebody's own
    words, which are put into a text as such."""

    text: str
    source: str
    on: date | None = None
    is_said: bool = False

    @property
    def key(self) -> str:
        """By which a press says that this line is to be taken over."""
        return hashlib.sha256(f"{self.source}\x1f{self.on}\x1f{self.text}".encode()).hexdigest()[:12]

    def taken(self, *, with_source: bool) -> str:
        """The line as it is put into a text: with its source and day behind it where a council wants to know them."""
        words = " ".join(self.text.split())
        if not with_source:
            return words
        words = f"“{words}”" if self.is_said and not words.startswith(("“", '"')) else words
        if self.on is None:
            return words
        return f"{words.rstrip('.')} ({self.source[:1].lower()}{self.source[1:]}, {long_date(self.on)})."


def material_of(actor: Actor, writing: Writing, *, on: date) -> dict[str, list[Material]]:
    """For each part of a writing, by its key, what the school has on record and the actor may see."""
    record = _Record(actor, writing, on)
    lines: dict[Source, list[Material]] = {}
    found = {}
    for part in parts_of(writing):
        for source in part.takes:
            if source not in lines:
                lines[source] = [one for one in _LINES[source](record) if one.text.strip()]
        found[part.key] = list(dict.fromkeys(one for source in part.takes for one in lines[source][:MOST]))
    return found


class _Record:
    """What is read of a child for one writing, each thing once."""

    def __init__(self, actor: Actor, writing: Writing, on: date) -> None:
        self.actor, self.case, self.pupil, self.on = actor, writing.case, writing.pupil, on

    @cached_property
    def profile(self) -> Profile | None:
        return latest_profile(self.actor, self.pupil)

    @cached_property
    def cycles(self) -> list[Cycle]:
        return cycles_of(self.actor, self.pupil)[:CYCLES]

    @cached_property
    def plan(self) -> PlanText:
        return plan_text(self.actor, self.case) if self.case else PlanText([], [], [], [], {})

    @cached_property
    def review(self) -> AnnualReview | None:
        return review_of_round(self.actor, self.case) if self.case else None

    @cached_property
    def people(self) -> list[Person]:
        return people_of(self.actor, self.review, on=self.on) if self.review else []


def _profile(record: _Record, *names: str) -> Iterator[Material]:
    if (profile := record.profile) is None:
        return
    for name in names:
        for point in points_of(getattr(profile, name)):
            yield Material(point, f"One-page profile, version {profile.version}", profile.made_on, is_said=True)


def _strengths(record: _Record) -> Iterator[Material]:
    yield from _profile(record, "liked", "matters")


def _home(record: _Record) -> Iterator[Material]:
    yield from _profile(record, "at_home")


def _needs(record: _Record) -> Iterator[Material]:
    for need in need_history(record.actor, record.pupil):
        if need.ends_on is None or need.ends_on >= record.on:
            name = BY_CODE[need.code].name if need.code in BY_CODE else need.code
            remark = f": {need.remark}" if need.remark else ""  # type: ignore[attr-defined]  # added by the selector
            yield Material(f"{name}{' (primary need)' if need.rank == 1 else ''}{remark}", "Needs on record", need.starts_on)
    yield from _profile(record, "hard", "communicate")
    for cycle in record.cycles[:1]:
        yield Material(cycle.evidence, f"Cycle {cycle.number}, what was found", cycle.started_on)


def _child_says(record: _Record) -> Iterator[Material]:
    for cycle in record.cycles:
        yield Material(cycle.review_pupil_view, f"Cycle {cycle.number}, at the review", cycle.reviewed_on, is_said=True)
        yield Material(cycle.pupil_view, f"Cycle {cycle.number}, at its start", cycle.started_on, is_said=True)
    yield from _profile(record, "aims", "matters", "support")


def _parents_say(record: _Record) -> Iterator[Material]:
    for cycle in record.cycles:
        yield Material(cycle.review_parent_view, f"Cycle {cycle.number}, at the review", cycle.reviewed_on, is_said=True)
        yield Material(cycle.parent_view, f"Cycle {cycle.number}, at its start", cycle.started_on, is_said=True)
    for note in notes_of(record.actor, record.pupil)[:TALKS]:
        yield Material(note.agreed, f"Talk with {note.with_whom}", note.spoken_on)


def _results(record: _Record) -> Iterator[Material]:
    for cycle in record.cycles:
        for outcome in cycle.outcomes.all():
            said = [outcome.text]
            if outcome.baseline:
                said.append(f"Start: {outcome.baseline}.")
            if outcome.now:
                said.append(f"Now: {outcome.now}.")
            if outcome.judged in JUDGED:
                said.append(f"{VERDICTS[Progress(outcome.judged)].words}.")
            words = f"{said[0].rstrip('.')}. {' '.join(part.replace('..', '.') for part in said[1:])}".strip()
            yield Material(words, f"Cycle {cycle.number}, outcome", cycle.reviewed_on or cycle.started_on)
        yield Material(cycle.review_text, f"Cycle {cycle.number}, review", cycle.reviewed_on)


def _tried(record: _Record) -> Iterator[Material]:
    for cycle in record.cycles:
        for one in cycle.allocations.all():
            yield Material(_allocation(one), f"Cycle {cycle.number}, provision", one.starts_on)


def _allocation(one: Allocation) -> str:
    times = {1: "once a week", 2: "twice a week"}.get(one.times_a_week, f"{one.times_a_week} times a week")
    size = "one to one" if one.group_size == 1 else f"in a group of {one.group_size}"
    return f"{one.provision.name}: {one.minutes} minutes, {times}, {size}, by {one.given_by}"


def _adapted(record: _Record) -> Iterator[Material]:
    since = school_year_start(record.on)
    used = {str(row["adaptation__name"]): row for row in uses_since(record.pupil, since)}
    for chosen in chosen_adaptations([record.pupil.pk], actor=record.actor, on=record.on):
        name = chosen.adaptation.name
        taps = used.get(name)
        words = f": recorded {taps['used']} times, worked {taps['worked']} times" if taps else ""
        yield Material(f"{name}{words}", "Adaptations in class, this school year", None)


def _attendance(record: _Record) -> Iterator[Material]:
    yield Material(latest_in_words(record.actor, record.pupil), "Attendance on record")


def _services(record: _Record) -> Iterator[Material]:
    for row in referrals_of(record.actor, record.pupil):
        answer = f" {row.answer_text}" if row.answer_text else ""
        yield Material(f"{row.service}: {stage_label(row)}.{answer}", "Referral", row.answered_on or row.sent_on or row.made_on)


def _plan_needs(record: _Record) -> Iterator[Material]:
    for one in record.plan.needs:
        yield Material(one.text, "Section B", None)


def _plan_outcomes(record: _Record) -> Iterator[Material]:
    for one in record.plan.outcomes:
        yield Material(one.text, "Section E", None)


def _plan_provision(record: _Record) -> Iterator[Material]:
    for one in record.plan.provisions:
        yield Material(_promised(one), "Section F", None)


def _promised(one: PlanProvision) -> str:
    words = quantity_in_words(one)
    return f"{one.text} ({words})" if words and words not in one.text else one.text


def _draft_check(record: _Record) -> Iterator[Material]:
    for found in check(record.plan.as_draft()):
        yield Material(f"{found.about}: {found.ask}", "What the check of section F found")


def _invited(record: _Record) -> Iterator[Material]:
    for one in record.people:
        row = one.row
        came = {True: "was there", False: "was not there"}.get(row.attended) if row.attended is not None else ""
        was = [f"invited on {long_date(row.asked_on)}" if row.asked_on else "not invited by the list", came or ""]
        part = "" if row.name == row.get_seat_display() else f" ({SEAT[Seat(row.seat)].title})"
        yield Material(f"{row.name}{part}: {listed([word for word in was if word])}", "List of the review", row.asked_on)


def _who_answered(record: _Record) -> Iterator[Material]:
    if record.review is not None:
        meeting_on, is_held = meeting_of(record.review)
        for line in advice_in_words(record.people, is_held=is_held):
            yield Material(line, "List of the review", meeting_on)


def _advice(*seats: Seat) -> "Callable[[_Record], Iterator[Material]]":
    def lines(record: _Record) -> Iterator[Material]:
        for row in (one.row for one in record.people if Seat(one.row.seat) in seats):
            yield from _answer(row)

    return lines


def _answer(row: AdviceRequest) -> Iterator[Material]:
    for point in points_of(row.text):
        yield Material(point, f"Advice of {row.name}", row.answered_on)
    if row.file_id:
        yield Material(f"See the paper of {row.name}.", f"Advice of {row.name}, a file", row.answered_on)


def _other_reviews(record: _Record) -> Iterator[Material]:
    for one in other_reviews(record.actor, record.pupil):
        yield Material(f"{one.get_kind_display()} on {long_date(one.held_on)}", "Reviews by others")


_LINES: dict[Source, Callable[[_Record], Iterable[Material]]] = {
    Source.STRENGTHS: _strengths,
    Source.NEEDS: _needs,
    Source.CHILD_SAYS: _child_says,
    Source.PARENTS_SAY: _parents_say,
    Source.HOME: _home,
    Source.RESULTS: _results,
    Source.TRIED: _tried,
    Source.ADAPTED: _adapted,
    Source.ATTENDANCE: _attendance,
    Source.SERVICES: _services,
    Source.PLAN_NEEDS: _plan_needs,
    Source.PLAN_OUTCOMES: _plan_outcomes,
    Source.PLAN_PROVISION: _plan_provision,
    Source.DRAFT_CHECK: _draft_check,
    Source.INVITED: _invited,
    Source.WHO_ANSWERED: _who_answered,
    Source.ADVICE_OF_CHILD: _advice(Seat.CHILD),
    Source.ADVICE_OF_PARENTS: _advice(Seat.PARENT),
    Source.ADVICE_OF_HEALTH: _advice(Seat.HEALTH, Seat.SOCIAL_CARE, Seat.THERAPIST),
    Source.ADVICE_OF_SCHOOL: _advice(Seat.HEAD, Seat.TEACHER, Seat.PSYCHOLOGIST, Seat.VIRTUAL_SCHOOL, Seat.NEXT_SETTING, Seat.OTHER),
    Source.OTHER_REVIEWS: _other_reviews,
}
