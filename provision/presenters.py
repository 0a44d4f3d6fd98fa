"""A cycle as its page shows it: four steps, outcomes with their pictures, and what was promised."""

import re
from dataclasses import dataclass
from datetime import date

from provision.facts import outcome_facts
from provision.models import Cycle, Outcome
from provision.rules.cycle import STAGES, Stage, Verdict, verdict
from senco.access.rules.dates import short_day
from senco.documents.fit import SMALL_PT, Side

ORDER = list(Stage)
CHIPS = {"done": ("done", "Done"), "now": ("next", "Under way"), "later": ("idle", "Not started")}
ICONS = {"done": "check", "now": "half", "later": "ring"}
CSS = {"done": "is-done", "now": "is-now", "later": ""}


@dataclass(frozen=True)
class StepShown:
    """One of the four parts: ``state`` is done, now or later; ``words`` say since when, or by when."""

    part: str
    title: str
    question: str
    state: str
    words: str

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def css(self) -> str:
        return CSS[self.state]

    @property
    def chip(self) -> tuple[str, str]:
        """The kind and the words of its chip."""
        return CHIPS[self.state]


def steps_of(cycle: Cycle, today: date) -> dict[str, StepShown]:
    """The four parts of a cycle, by name."""
    at = ORDER.index(Stage(cycle.stage))
    said = {
        Stage.ASSESS: "Done" if at else f"Since {short_day(cycle.started_on, today)}",
        Stage.PLAN: _plan_words(cycle, at, today),
        Stage.DO: _do_words(cycle, at, today),
        Stage.REVIEW: _review_words(cycle, today),
    }
    states = {row.stage: "done" if n < at else "now" if n == at else "later" for n, row in enumerate(STAGES)}
    return {
        row.stage.value: StepShown(row.stage.value, row.title, row.question, states[row.stage], said[row.stage])
        for row in STAGES
        if row.stage in said
    }


def _plan_words(cycle: Cycle, at: int, today: date) -> str:
    if cycle.parents_told_on:
        return f"Parents told {short_day(cycle.parents_told_on, today)}"
    return ("Not started", "Under way")[at] if at < 2 else "Done"


def _do_words(cycle: Cycle, at: int, today: date) -> str:
    if at < 2:
        return "Not started"
    if at > 2 or cycle.review_on is None:
        return "Done" if at > 2 else "Under way"
    weeks = max((cycle.review_on - cycle.started_on).days // 7, 1)
    week = (today - cycle.started_on).days // 7 + 1
    return f"Week {week} of {weeks}" if week <= weeks else "The review is due"


def _review_words(cycle: Cycle, today: date) -> str:
    if cycle.closed_on:
        return f"Finished {short_day(cycle.closed_on, today)}"
    return f"On {short_day(cycle.review_on, today)}" if cycle.review_on else "No date yet"


@dataclass(frozen=True)
class Strip:
    """Start, now and aim of one measure as places on a line, in per cent of its width, with the figures in words."""

    start: float
    aim: float
    now: float | None
    start_words: str
    aim_words: str
    now_words: str

    @property
    def finding(self) -> str:
        """What the picture shows, for those who do not see it."""
        now = f", now {self.now_words}" if self.now is not None else ""
        return f"Started at {self.start_words}{now}, aim {self.aim_words}."

    @property
    def flag(self) -> str:
        """The place of the flag, whose drawing begins at its staff."""
        return f"{self.aim:.1f}%"


FIGURE = re.compile(
    r"(?P<figure>\d+(?P<part>[.;]\d+)?)\s*%?(?:\s*(?:/|(?:out )?of(?: the)?)\s*\d+)?\s*(?P<unit>[a-z]*)"
)
LABEL_LENGTH = 8
"""Characters of a start, an aim or a figure now that have room under the picture."""
LABEL_ROOM = 22
"""Per cent of the line below which the words under start and aim would stand in each other's way on a phone."""


def strip_of(outcome: Outcome) -> Strip | None:
    """The picture of an outcome whose start and aim are one figure each, of the same measure; None for all others."""
    found = [_figure(text) for text in (outcome.baseline, outcome.criterion, outcome.now or outcome.baseline)]
    figures = [figure for figure in found if figure is not None]
    if len(figures) < len(found) or not _alike(figures):
        return None
    (start, first, _), (aim, last, _), (now, latest, _) = figures
    low, high = min(start, aim, now), max(start, aim, now)
    if low == high:
        return None
    at = [12 + 76 * (value - low) / (high - low) for value in (start, aim, now)]
    if abs(at[0] - at[1]) < LABEL_ROOM:
        return None
    return Strip(
        at[0],
        at[1],
        at[2] if outcome.now else None,
        _short(outcome.baseline, first),
        _short(outcome.criterion, last),
        _short(outcome.now, latest) if outcome.now else "",
    )


def _alike(figures: list[tuple[float, str, str]]) -> bool:
    """Whether figures are of one measure, as far as can be seen: one unit, and all or none of them a reading age."""
    units = {unit.rstrip("s") for _, _, unit in figures if unit}
    return len(units) < 2 and len({";" in written for _, written, _ in figures}) == 1


def _short(text: str, figure: str) -> str:
    """The text itself where there is room for it under a picture, else its figure."""
    return text if len(text) <= LABEL_LENGTH else figure


def _figure(text: str) -> tuple[float, str, str] | None:
    """The one figure of a text, as a number and as written, and its unit; 6;03 is six years and three months."""
    found = list(FIGURE.finditer(text.lower()))
    if len(found) != 1:
        return None
    written = found[0]["figure"]
    whole, _, months = written.partition(";")
    return float(whole) + (int(months) / 12 if months else 0), written, found[0]["unit"]


@dataclass(frozen=True)
class OutcomeShown:
    """An outcome with its number, its verdict on a day, its picture if it has one, and the cycle it comes from."""

    number: int
    outcome: Outcome
    verdict: Verdict
    strip: Strip | None
    carried_from: int | None


def outcomes_of(cycle: Cycle, today: date) -> list[OutcomeShown]:
    """The outcomes of a cycle in order. On a closed cycle the day is the one on which it was closed."""
    on = cycle.closed_on or today
    return [
        OutcomeShown(
            number,
            outcome,
            verdict(outcome_facts(outcome), on),
            strip_of(outcome),
            outcome.carried_from.cycle.number if outcome.carried_from else None,
        )
        for number, outcome in enumerate(cycle.outcomes.all(), start=1)
    ]


@dataclass(frozen=True)
class SideShown:
    """One side of a sheet: its title, the kind and words of its chip, and what to shorten where that would help."""

    title: str
    tone: str
    words: str
    advice: str


def side_shown(side: Side) -> SideShown:
    """Whether a side of a sheet fits, in words."""
    title = side.name.capitalize()
    if not side.fits:
        return SideShown(title, "late", "Too long", side.advice)
    if side.pt < SMALL_PT:
        return SideShown(title, "soon", "Fits, in small print", side.advice)
    return SideShown(title, "done", f"Fits, at {side.pt:g} point", side.advice)
