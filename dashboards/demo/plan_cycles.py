"""Cycles of everybody on the register, at plausible stages, with outcomes and the provision for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import AimWords, fitted
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.shape import YEARS
from dashboards.demo.words_aims import aims_for
from dashboards.demo.words_cycles import (
    EVIDENCE,
    IN_CLASS,
    PARENT_VIEWS,
    PUPIL_VIEWS,
    REVIEW_PARENT,
    REVIEW_PUPIL,
    REVIEW_WORDS,
)
from dashboards.demo.words_provision import PROVISION

Row = dict[str, Any]
LENGTH = timedelta(weeks=14)
# Of those who have no story, how many in a hundred stand where; all others are at work with a review still to come.
_ASSESSING, _PLANNING, _REVIEWING, _DUE_THIS_WEEK = 6, 8, 7, 5


@dataclass(frozen=True)
class Standing:
    """Where the current cycle of a child stands: its number, stage and the day of its review."""

    number: int
    stage: str
    review_on: date


@dataclass
class Work:
    """Rows of cycles, outcomes and allocations, and the day on which each child's first cycle began."""

    cycles: list[Row] = field(default_factory=list)
    outcomes: list[Row] = field(default_factory=list)
    allocations: list[Row] = field(default_factory=list)
    began: dict[str, date] = field(default_factory=dict)


def standings(dice: Dice, children: list[Child], today: date) -> dict[str, Standing]:
    """Where each child's current cycle stands: most at work, a few due this week, two overdue."""
    found: dict[str, Standing] = {}
    others = []
    for child in children:
        if not child.on_register:
            continue
        if child.story:
            found[child.key] = Standing(child.story.cycle, child.story.stage, _review_day(today, child.story.review_in))
        else:
            others.append(child)
    chance = dice.stream("standings")
    chance.shuffle(others)
    overdue = 2 - sum(one.review_on < today for one in found.values())
    places = _places(len(others), max(overdue, 0))
    for child, (stage, review_in) in zip(others, places, strict=True):
        most = min(4, 1 + YEARS.index(child.year))
        review_in = chance.randrange(8, 57) if review_in is None else review_in
        found[child.key] = Standing(chance.randint(1, most), stage, _review_day(today, review_in))
    return found


def _review_day(today: date, review_in: int) -> date:
    on = today + timedelta(days=review_in)
    return term_day_by(on) if review_in < 0 else term_day_from(on)


def _places(count: int, overdue: int) -> Iterator[tuple[str, int | None]]:
    """The stage of each of so many cycles, and in how many days its review is where that is fixed."""
    fixed: list[tuple[str, int | None]] = [("do", -4 - 7 * n) for n in range(overdue)]
    fixed += [("do", 1 + n % 5) for n in range(round(count * _DUE_THIS_WEEK / 100))]
    fixed += [("assess", 90)] * round(count * _ASSESSING / 100)
    fixed += [("plan", 80)] * round(count * _PLANNING / 100)
    fixed += [("review", n % 4) for n in range(round(count * _REVIEWING / 100))]
    return iter([*fixed, *[("do", None)] * count][:count])


def work_of(dice: Dice, staff: Staffroom, children: list[Child], today: date) -> Work:
    """All cycles of a school: the current ones, those before them, and those of children who came off or left."""
    work = Work()
    standing = standings(dice, children, today)
    for child in children:
        writer = _Writer(dice, staff, work, child, today)
        if child.key in standing:
            writer.write(standing[child.key])
        elif child.back_on_track or child.left_on:
            writer.write_past(child.left_on or term_day_by(today - timedelta(days=45)))
    return work


class _Writer:
    """Writes the cycles of one child."""

    def __init__(self, dice: Dice, staff: Staffroom, work: Work, child: Child, today: date) -> None:
        self.dice, self.staff, self.work, self.child, self.today = dice, staff, work, child, today
        self.chance = dice.stream("cycle", child.key)
        self.need = child.needs[0] if child.needs else "SLCN"
        self.bank = aims_for(self.need, child.year)
        self.chance.shuffle(self.bank)

    def write(self, standing: Standing) -> None:
        """The current cycle and those before it."""
        started = self._start_of(standing)
        days = self._starts_before(started, standing.number)
        self.work.began[self.child.key] = days[0]
        carried: list[Row] = []
        for number, (start, end) in enumerate(zip(days, days[1:], strict=False), start=1):
            last = number == standing.number - 1
            asks = last and bool(self.child.story and self.child.story.case and self.child.story.case != "requested")
            carried = self._closed(number, start, end, "ask_ehc" if asks else "change", carried)
        self._current(standing, started, carried)

    def write_past(self, ended: date) -> None:
        """The last cycles of a child who came off the register, or left."""
        days = self._starts_before(ended, 3)
        self.work.began[self.child.key] = days[0]
        carried = self._closed(1, days[0], days[1], "change", [])
        self._closed(2, days[1], days[2], "change" if self.child.left_on else "come_off", carried)

    def _start_of(self, standing: Standing) -> date:
        if standing.stage == "assess":
            ago = self.child.joined_on if self.child.story else None
            return term_day_from(ago) if ago else term_day_by(self.today - timedelta(days=self.chance.randrange(3, 14)))
        if standing.stage == "plan":
            return term_day_by(self.today - timedelta(days=self.chance.randrange(12, 24)))
        return term_day_by(min(standing.review_on - LENGTH, self.today - timedelta(days=7)))

    def _starts_before(self, last: date, count: int) -> list[date]:
        days = [last]
        while len(days) < count:
            days.insert(0, term_day_by(days[0] - timedelta(days=self.chance.randrange(88, 106))))
        return days

    def _said(self, text: str) -> str:
        return fitted(text, name=self.child.called, sex=self.child.sex)

    def _cycle(self, number: int, stage: str, started: date, review_on: date | None) -> Row:
        return {
            "id": self.dice.id("cycle", self.child.key, number),
            "pupil_id": self.child.id,
            "number": number,
            "stage": stage,
            "started_on": started,
            "led_by_id": self.staff.id(self.staff.senco),
            "review_on": review_on,
            "evidence": self._said(self.chance.choice(EVIDENCE[self.need])),
            "pupil_view": self.chance.choice(PUPIL_VIEWS[self.need]),
            "parent_view": self._said(self.chance.choice(PARENT_VIEWS)),
            "adaptations_note": self._said(self.chance.choice(IN_CLASS)),
            "parents_told_on": term_day_from(started + timedelta(days=6)) if number == 1 else None,
        }

    def _current(self, standing: Standing, started: date, carried: list[Row]) -> None:
        row = self._cycle(standing.number, standing.stage, started, standing.review_on)
        story, assessing = self.child.story, standing.stage == "assess"
        if story:
            row |= {"evidence": story.evidence, "pupil_view": story.pupil_view, "parent_view": story.parent_view}
        if assessing:
            row |= {"review_on": None, "adaptations_note": "", "parents_told_on": None}
            if not story:
                row |= {"parent_view": "", "pupil_view": ""}
        if standing.stage == "plan" and not story:
            row |= {"parents_told_on": None}
        if standing.stage == "review":
            row |= {"review_pupil_view": self.chance.choice(REVIEW_PUPIL)}
        self.work.cycles.append(row)
        if not assessing:
            aims = list(story.aims) if story else self._aims(standing.number, [] if story else carried)
            self._outcomes(row, aims, [] if story else carried, standing.review_on, reviewed="" if standing.stage != "review" else "some")

    def _aims(self, number: int, carried: list[Row]) -> list[AimWords]:
        taken = {row["text"] for row in carried}
        fresh = [aim for aim in self.bank if aim.text not in taken]
        first = (number - 1) % max(len(fresh), 1)
        turned = fresh[first:] + fresh[:first]
        return turned[: max(1 if not carried else 0, self.chance.choice((1, 1, 2, 2, 3)) - len(carried))]

    def _closed(self, number: int, started: date, ended: date, decision: str, carried: list[Row]) -> list[Row]:
        """A cycle that is over; returns its outcomes that go on in the next."""
        row = self._cycle(number, "closed", started, ended)
        good = decision == "come_off"
        kind = "met" if good else self.chance.choice(("partly", "partly", "met", "no_change"))
        row |= {
            "review_text": self._said(self.chance.choice(REVIEW_WORDS[kind])),
            "review_pupil_view": self.chance.choice(REVIEW_PUPIL),
            "review_parent_view": self._said(self.chance.choice(REVIEW_PARENT)),
            "decision": decision,
            "reviewed_on": ended,
            "closed_on": ended,
        }
        self.work.cycles.append(row)
        made = self._outcomes(row, self._aims(number, carried), carried, ended, reviewed=kind)
        goes_on = decision in ("continue", "change") and not self.child.left_on and self.chance.random() < 0.4
        return [one for one in made if one["judged"] == "partly"][:1] if goes_on else []

    def _outcomes(self, cycle: Row, aims: list[AimWords], carried: list[Row], by_on: date, *, reviewed: str) -> list[Row]:
        made: list[Row] = []
        for before in carried:
            made.append(self._outcome(cycle, len(made) + 1, before["aim"], by_on, before))
        for aim in aims:
            made.append(self._outcome(cycle, len(made) + 1, aim, by_on, None))
        for place, row in enumerate(made):
            judged = "" if not reviewed or (reviewed == "some" and place) else self._judged(reviewed, place)
            row |= {"judged": judged, "now": self._now(row, judged)}
        self.work.outcomes += [{name: value for name, value in row.items() if name != "aim"} for row in made]
        self._allocations(cycle, made, by_on)
        return made

    def _outcome(self, cycle: Row, order: int, aim: AimWords, by_on: date, before: Row | None) -> Row:
        return {
            "id": self.dice.id("outcome", self.child.key, cycle["number"], order),
            "cycle_id": cycle["id"],
            "order": order,
            "text": aim.text,
            "baseline": before["now"] if before else aim.baseline,
            "criterion": aim.criterion,
            "by_on": by_on,
            "carried_from_id": before["id"] if before else None,
            "aim": aim,
        }

    def _judged(self, kind: str, place: int) -> str:
        if kind == "some":
            return "met" if self.child.story else "partly"
        return kind if place == 0 else self.chance.choice((kind, "partly", "met"))

    def _now(self, row: Row, judged: str) -> str:
        aim: AimWords = row["aim"]
        if judged == "no_change":
            return f"{row['baseline']}: as at the start"
        return {"met": f"Reached: {aim.criterion[0].lower()}{aim.criterion[1:]}", "partly": aim.partly}.get(judged, "")

    def _allocations(self, cycle: Row, outcomes: list[Row], ends_on: date) -> None:
        starts_on = term_day_from(cycle["started_on"] + timedelta(days=10))
        if cycle["stage"] == "plan":
            starts_on = term_day_from(self.today + timedelta(days=5))
        given: set[str] = set()
        for row in outcomes:
            words = PROVISION[row["aim"].provision]
            if words.name in given or starts_on >= ends_on:
                continue
            given.add(words.name)
            self.work.allocations.append(
                {
                    "id": self.dice.id("allocation", self.child.key, cycle["number"], words.name),
                    "pupil_id": self.child.id,
                    "cycle_id": cycle["id"],
                    "outcome_id": row["id"],
                    "provision_id": provision_id(self.dice, words.name),
                    "given_by": self._giver(words.giver),
                    "group_size": words.group,
                    "times_a_week": words.times,
                    "minutes": words.minutes,
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                }
            )

    def _giver(self, giver: str) -> str:
        group = self.child.group
        if giver == "ta":
            return self.staff.helper_of[group].said
        return self.staff.teacher_of[group].said if giver == "teacher" else giver


def provision_id(dice: Dice, name: str) -> UUID:
    """The id of a provision of the school's list."""
    return dice.id("provision", name)
