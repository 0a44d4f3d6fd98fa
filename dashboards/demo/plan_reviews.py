"""EHC plans in force with their yearly reviews, each child's at another place of the year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dashboards.demo.days import weekday_by
from dashboards.demo.dice import Dice
from dashboards.demo.plan_cases import COUNCIL
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event

Row = dict[str, Any]
LONDON = ZoneInfo("Europe/London")
_EVENING = time(16, 40)
_YEAR = timedelta(days=350)
_SETTLED = timedelta(days=100)  # a plan is not reviewed in its first weeks


@dataclass(frozen=True)
class Step:
    """One event of a review, so many days ago; ``meeting_in`` is how many days ahead of today a meeting lies."""

    event: Event
    days_ago: int
    note: str = ""
    meeting_in: int | None = None


@dataclass(frozen=True)
class Place:
    """A place in the year of a plan: how many days ago the review before was decided, and what has happened since."""

    decided: int
    steps: tuple[Step, ...] = ()


def _arranged(days_ago: int, meeting_in: int) -> Step:
    return Step(Event.REVIEW_ARRANGED, days_ago, meeting_in=meeting_in)


PLACES: tuple[Place, ...] = (
    Place(
        312,
        (_arranged(12, 24), Step(Event.INVITED, 9, "By letter and e-mail; speech and language therapy by telephone.")),
    ),
    Place(
        346,
        (
            _arranged(70, -40), Step(Event.INVITED, 66), Step(Event.PAPERS_SENT, 55), Step(Event.MEETING_HELD, 40),
            Step(Event.REPORT_SENT, 29, "With the advice of the educational psychologist and the family's view."),
        ),
    ),
    Place(118),
    Place(
        80,
        (
            _arranged(78, -45), Step(Event.INVITED, 74), Step(Event.PAPERS_SENT, 60), Step(Event.MEETING_HELD, 45),
            Step(Event.REPORT_SENT, 33), Step(Event.AMENDMENT_NOTICE, 19, "Section F is to name the hours."),
        ),
    ),
    Place(372),
    Place(338, (_arranged(40, -9), Step(Event.INVITED, 36), Step(Event.PAPERS_SENT, 24), Step(Event.MEETING_HELD, 9))),
    Place(205),
)  # fmt: skip


@dataclass(frozen=True)
class PlannedPlan:
    """A plan of one child, and its events with their further days, the making of the plan first."""

    child: Child
    made_on: date
    events: tuple[tuple[Event, date, dict[str, str], str], ...]


def plans_of(children: list[Child], statuses: list[Row], today: date) -> list[PlannedPlan]:
    """A plan for every child on the register who has one, by the day on which its status began."""
    made = {row["pupil_id"]: row["starts_on"] for row in statuses if row["status"] == "E" and not row.get("ends_on")}
    ours = [child for child in children if child.on_register and child.id in made]
    return [
        PlannedPlan(child, made[child.id], tuple(_life(made[child.id], PLACES[place % len(PLACES)], today)))
        for place, child in enumerate(ours)
    ]


def _life(made_on: date, place: Place, today: date) -> Iterator[tuple[Event, date, dict[str, str], str]]:
    yield Event.PLAN_MADE, made_on, {}, ""
    decided = weekday_by(today - timedelta(days=place.decided))
    years = []
    while decided - made_on > _SETTLED:
        years.append(decided)
        decided = weekday_by(decided - _YEAR)
    for day in reversed(years):
        yield Event.MEETING_HELD, weekday_by(day - timedelta(days=24)), {}, ""
        yield Event.KEPT, day, {}, ""
    for step in place.steps if years else ():
        more = {}
        if step.meeting_in is not None:
            more = {Fact.MEETING_ON.value: weekday_by(today + timedelta(days=step.meeting_in)).isoformat()}
        yield step.event, weekday_by(today - timedelta(days=step.days_ago)), more, step.note


def plan_rows(dice: Dice, staff: Staffroom, plans: list[PlannedPlan]) -> list[Row]:
    """The cases of the plans; their references and next dates are worked out by the verb that loads them."""
    return [
        {
            "id": dice.id("plan", plan.child.key),
            "pupil_id": plan.child.id,
            "matter": "plan",
            "council": COUNCIL,
            "requested_by": "",
            "opened_on": plan.made_on,
            "opened_by_id": staff.id(staff.senco),
        }
        for plan in plans
    ]


def plan_event_rows(dice: Dice, staff: Staffroom, plans: list[PlannedPlan]) -> list[Row]:
    """What happened to them, written down on the evening of each day."""
    return [
        {
            "id": dice.id("plan-event", plan.child.key, str(number)),
            "case_id": dice.id("plan", plan.child.key),
            "kind": event.value,
            "happened_on": day,
            "more": more,
            "note": note,
            "recorded_by_id": staff.id(staff.senco),
            "recorded_at": datetime.combine(day, _EVENING, LONDON),
        }
        for plan in plans
        for number, (event, day, more, note) in enumerate(plan.events)
    ]
