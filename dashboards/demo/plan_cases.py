"""EHC needs assessments at different stages, as the events that are recorded one after another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.demo.days import weekday_by
from dashboards.demo.plan_children import Child
from ehcp.rules.stages import Event

COUNCIL = "Fernshire Council"


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
}  # fmt: skip
# For a school without stories.
PLAIN_KINDS = ("assessing", "requested")


def cases_of(children: list[Child], today: date) -> list[PlannedCase]:
    """The cases of the stories; where there are none, a case of each plain kind. In the order of their requests."""
    told = [(child, child.story.case) for child in children if child.story and child.story.case and child.on_register]
    plain = [child for child in children if child.status == "K" and child.year in "2345"]
    chosen = told or list(zip(plain, PLAIN_KINDS, strict=False))
    cases = [_planned(child, SCRIPTS[kind], today, plain=not told) for child, kind in chosen]
    return sorted(cases, key=lambda case: case.received_on)


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
