"""EHC needs assessments at different stages, as the events that are recorded one after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dashboards.demo.days import weekday_by
from dashboards.demo.dice import Dice
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_people import Staffroom
from ehcp.rules.moves.table import Event

Row = dict[str, Any]
COUNCIL = "Fernshire Council"
LONDON = ZoneInfo("Europe/London")
_EVENING = time(16, 20)


@dataclass(frozen=True)
class Step:
    """One event of a case, so many days ago."""

    event: Event
    days_ago: int
    note: str = ""


@dataclass(frozen=True)
class Script:
    """A case: who asked, how many days ago it was received, and what has happened since."""

    requested_by: str
    received: int
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class PlannedCase:
    """A case of one child, with days. ``events`` come after the request itself."""

    child: Child
    council: str
    requested_by: str
    received_on: date
    events: tuple[tuple[Event, date, str], ...]


SCRIPTS: Mapping[str, Script] = {
    "requested": Script("parent", 21),
    "refused": Script(
        "school",
        72,
        (
            Step(Event.ADVICE_ASKED, 64, "The panel asked for two more pages on what has been tried."),
            Step(Event.ADVICE_SENT, 55),
            Step(Event.REFUSED, 32, "The letter says that the school can meet the need from its own budget. The right to "
                 "appeal and mediation are in it; the family has a copy."),
        ),
    ),
    "assessing": Script(
        "school",
        68,
        (
            Step(Event.AGREED, 29, "Case officer: Gwendoline Achterberg."),
            Step(Event.ADVICE_ASKED, 28, "Form of 14 pages by e-mail. The educational psychologist comes in three weeks."),
        ),
    ),
    "draft": Script(
        "school",
        119,
        (
            Step(Event.AGREED, 79),
            Step(Event.ADVICE_ASKED, 78),
            Step(Event.ADVICE_SENT, 41, "With the reading tests of five years and Ella's own page."),
            Step(Event.DRAFT_ISSUED, 7, "Sent to the family by post and e-mail. Section F says access to support without hours."),
        ),
    ),
    "consulted": Script(
        "school",
        126,
        (
            Step(Event.AGREED, 86),
            Step(Event.ADVICE_ASKED, 85),
            Step(Event.ADVICE_SENT, 46),
            Step(Event.DRAFT_ISSUED, 18),
            Step(Event.FAMILY_ANSWERED, 12, "They ask for our school to be named, and for a meeting."),
            Step(Event.CONSULTED, 10, "Asks whether we can meet the needs in section B with the provision in section F."),
        ),
    ),
    "reversed": Script(
        "parent",
        260,
        (
            Step(Event.REFUSED, 221),
            Step(Event.CONCEDED, 118),
            Step(Event.ADVICE_ASKED, 116),
            Step(Event.ADVICE_SENT, 77),
        ),
    ),
    "no_plan": Script(
        "school",
        232,
        (
            Step(Event.AGREED, 193),
            Step(Event.ADVICE_ASKED, 192),
            Step(Event.ADVICE_SENT, 153),
            Step(Event.NO_PLAN, 124),
        ),
    ),
    "withdrawn": Script("parent", 161, (Step(Event.WITHDRAWN, 130),)),
}  # fmt: skip
# How many days before the final plan each step was: once within 20 weeks, once later, as about half of plans are.
_TO_THE_PLAN: Mapping[Event, tuple[int, int]] = {
    Event.REQUEST_RECEIVED: (137, 196),
    Event.AGREED: (100, 156),
    Event.ADVICE_ASKED: (99, 155),
    Event.ADVICE_SENT: (61, 116),
    Event.DRAFT_ISSUED: (33, 60),
    Event.FAMILY_ANSWERED: (20, 47),
    Event.CONSULTED: (30, 45),
    Event.CONSULTATION_ANSWERED: (17, 32),
    Event.FINAL_ISSUED: (0, 0),
}
# For a school without stories; the first two where it is small.
PLAIN_KINDS = ("assessing", "requested", "refused", "draft", "consulted")
OVER_KINDS = ("reversed", "no_plan", "withdrawn")
_DOZEN_FROM = 60  # pupils on the register; a smaller school has the cases of its stories only
_PLANS = 4  # finished cases of children whose plan came in the last two years
_YEARS_OF_HISTORY = timedelta(days=730)


def cases_of(children: list[Child], statuses: list[Row], today: date) -> list[PlannedCase]:
    """The cases of the stories or, where there are none, of plain kinds; in a school that is not small a dozen, at every
    stage. In the order of their requests."""
    on_register = [child for child in children if child.on_register]
    told = [(child, child.story.case) for child in on_register if child.story and child.story.case]
    plain = [child for child in on_register if child.status == "K" and child.year in "2345" and not child.story]
    large = len(on_register) >= _DOZEN_FROM
    kinds = ((() if told else PLAIN_KINDS) + OVER_KINDS) if large else (() if told else PLAIN_KINDS[:2])
    chosen = [*told, *zip(plain[2::3] if large else plain, kinds, strict=False)]
    cases = [_planned(child, SCRIPTS[kind], today, plain=child.story is None) for child, kind in chosen]
    if large:
        cases += _finished(on_register, statuses, today)
    return sorted(cases, key=lambda case: case.received_on)


def _finished(on_register: list[Child], statuses: list[Row], today: date) -> list[PlannedCase]:
    """Cases that ended with the plan that a child now has."""
    support = {row["pupil_id"] for row in statuses if row["status"] == "K"}
    issued = {
        row["pupil_id"]: row["starts_on"] for row in statuses if row["status"] == "E" and row["pupil_id"] in support
    }
    ours = [one for one in on_register if one.id in issued and today - issued[one.id] < _YEARS_OF_HISTORY]
    found = []
    for place, child in enumerate(ours[:_PLANS]):
        last = issued[child.id]
        days = [(event, weekday_by(last - timedelta(days=ago[place % 2]))) for event, ago in _TO_THE_PLAN.items()]
        found.append(
            PlannedCase(
                child, COUNCIL, ("school", "parent")[place % 2], days[0][1], tuple((*day, "") for day in days[1:])
            )
        )
    return found


def request_rows(dice: Dice, staff: Staffroom, cases: list[PlannedCase]) -> list[Row]:
    """Requests; their references and next dates are worked out by the verb that loads them."""
    return [
        {
            "id": dice.id("request", case.child.key),
            "pupil_id": case.child.id,
            "council": case.council,
            "requested_by": case.requested_by,
            "opened_on": case.received_on,
            "opened_by_id": staff.id(staff.senco),
        }
        for case in cases
    ]


def event_rows(dice: Dice, staff: Staffroom, cases: list[PlannedCase]) -> list[Row]:
    """What happened in them, written down on the evening of each day."""
    return [
        {
            "id": dice.id("case-event", case.child.key, event.value),
            "case_id": dice.id("request", case.child.key),
            "kind": event.value,
            "happened_on": day,
            "note": note,
            "recorded_by_id": staff.id(staff.senco),
            "recorded_at": datetime.combine(day, _EVENING, LONDON),
        }
        for case in cases
        for event, day, note in ((Event.REQUEST_RECEIVED, case.received_on, ""), *case.events)
    ]


def _planned(child: Child, script: Script, today: date, *, plain: bool) -> PlannedCase:
    def day(days_ago: int) -> date:
        return weekday_by(today - timedelta(days=days_ago))

    return PlannedCase(
        child=child,
        council=COUNCIL,
        requested_by=script.requested_by,
        received_on=day(script.received),
        events=tuple((step.event, day(step.days_ago), "" if plain else step.note) for step in script.steps),
    )
