"""The picture of a case, worked out as positions and words, so that a template only draws it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ehcp.rules.clock import Deadline, State
from ehcp.rules.ending import ended_on
from ehcp.rules.facts import Fact
from ehcp.rules.labels import Label, Place, placed
from ehcp.rules.moves.table import Stage, StageRow
from ehcp.rules.periods import Party
from ehcp.rules.stages import MOVE, STAGE, Happened, in_order, stage_of
from senco.access.rules.dates import distance, short_day
from senco.access.rules.words import plural

WEEKS = 20
# Per cent of the picture's width. A letter is reckoned at the narrowest width at which the picture is shown (620 px).
LEFT, RIGHT, LETTER = 3.0, 95.4, 1.15
# Pixels from the top: a label has two lines, and each further row of labels takes ROW.
TOP, ROW, LINE, CLEAR, BESIDE = 16, 40, 16, 18, 5
MOST_TICKS = 13


@dataclass(frozen=True)
class Mark:
    """Something at a point of time: a dot (happened), a diamond (the school did it), a dash (a deadline), or today.

    ``x`` is per cent of the width; ``label_y``, ``day_y``, ``line_from`` and ``line_to`` are pixels from the top.
    ``anchor`` is the ``text-anchor`` of its words, ``dx`` how many pixels they stand beside the line, ``tone`` the kind
    of chip of a deadline, empty for the others.
    """

    shape: str
    x: float
    on: date
    week: int
    label: str
    day: str
    anchor: str
    dx: int
    label_y: int
    day_y: int
    line_from: int
    line_to: int
    tone: str = ""


@dataclass(frozen=True)
class Tick:
    """A mark of the axis, with the number of its week."""

    x: float
    week: int


@dataclass(frozen=True)
class Row:
    """One line of the same picture as a table."""

    on: date
    day: str
    week: int
    what: str
    who: str
    state: str
    tone: str
    note: str


@dataclass(frozen=True)
class Timeline:
    """The whole picture: positions in per cent of the width and pixels of height, and its finding as one sentence.

    ``today`` is None once the case is closed; ``bar_to`` is then where it was closed.
    """

    finding: str
    weeks: int
    height: int
    axis_y: int
    left: float
    right: float
    bar_to: float
    today: Mark | None
    ticks: tuple[Tick, ...]
    happened: tuple[Mark, ...]
    due: tuple[Mark, ...]
    rows: tuple[Row, ...]

    @property
    def bar_width(self) -> float:
        """Width of the bar from the start to today or to the end, in per cent."""
        return round(self.bar_to - self.left, 2)

    @property
    def week_y(self) -> int:
        """Where the numbers of the weeks stand, in pixels from the top."""
        return self.height - 10


def timeline(
    received_on: date, events: Iterable[Happened], deadlines: Iterable[Deadline], on: date, weeks: int = WEEKS
) -> Timeline:
    """Draw a case from the day the request was received to week 20, or for longer where it took longer.

    A plan is drawn from the day it was made or last reviewed, over ``weeks`` of a year; what came before is left out.
    """
    past = [one for one in in_order(events) if one.on <= on]
    dated = sorted((one for one in deadlines if one.due is not None), key=_due)
    closed_on = ended_on(past, dated)
    everything, past = past, [one for one in past if one.on >= received_on]
    dated = [one for one in dated if _due(one) >= received_on]
    last = max([on if closed_on is None else closed_on, *(one.on for one in past), *(_due(one) for one in dated)])
    scale = _Scale(received_on, max(weeks, -(-(last - received_on).days // 7)))
    above = [_Point("dash", _due(one), one.rule.short, one.tone) for one in dated]
    below = [_Point(_shape(one), one.on, MOVE[one.event].short) for one in past]
    below += [_Point("today", on, "Today")] if closed_on is None else []
    over, under = _places(above, scale), _places(below, scale)
    axis_y = TOP + ROW * (max((place.row for place in over), default=0) + 1) + CLEAR
    marks = [_mark_below(*pair, scale, axis_y) for pair in zip(below, under, strict=True)]
    return Timeline(
        finding=_finding(received_on, stage_of(everything), closed_on, dated, on),
        weeks=scale.weeks,
        height=axis_y + CLEAR + ROW * (max((place.row for place in under), default=0) + 1) + 2 * LINE,
        axis_y=axis_y,
        left=LEFT,
        right=RIGHT,
        bar_to=scale.x(on if closed_on is None else closed_on),
        today=next((mark for mark in marks if mark.shape == "today"), None),
        ticks=scale.ticks(),
        happened=tuple(mark for mark in marks if mark.shape != "today"),
        due=tuple(_mark_above(*pair, scale, axis_y) for pair in zip(above, over, strict=True)),
        rows=_rows(received_on, past, dated),
    )


@dataclass(frozen=True)
class _Point:
    shape: str
    on: date
    label: str
    tone: str = ""


@dataclass(frozen=True)
class _Scale:
    start: date
    weeks: int

    def x(self, on: date) -> float:
        share = (on - self.start).days / (7 * self.weeks)
        return round(LEFT + min(max(share, 0.0), 1.0) * (RIGHT - LEFT), 2)

    def week(self, on: date) -> int:
        return (on - self.start).days // 7

    def ticks(self) -> tuple[Tick, ...]:
        step = 2
        while self.weeks // step + 1 > MOST_TICKS:
            step *= 2
        weeks = range(0, self.weeks + 1, step)
        return tuple(Tick(self.x(self.start + timedelta(weeks=week)), week) for week in weeks)


def _due(deadline: Deadline) -> date:
    return deadline.due or date.max


def _shape(one: Happened) -> str:
    return "diamond" if MOVE[one.event].who is Party.SCHOOL else "dot"


def _beside(on: date) -> str:
    """A day beside its mark, where there is no room for the year; the table under the picture says it."""
    return short_day(on, today=on)


def _places(points: Sequence[_Point], scale: _Scale) -> list[Place]:
    """Place the words of points that are in order of their days."""
    return placed(
        [Label(scale.x(one.on), max(len(one.label), len(_beside(one.on))) * LETTER) for one in points],
    )


def _mark_below(point: _Point, place: Place, scale: _Scale, axis_y: int) -> Mark:
    label_y = axis_y + CLEAR + ROW * place.row + LINE
    line_to = label_y - LINE + 2 if place.anchor == "middle" else label_y + LINE
    return _mark(point, place, scale, label_y, (axis_y, line_to))


def _mark_above(point: _Point, place: Place, scale: _Scale, axis_y: int) -> Mark:
    label_y = axis_y - CLEAR - ROW * place.row - LINE
    line_from = label_y + LINE + 4 if place.anchor == "middle" else label_y - LINE + 4
    return _mark(point, place, scale, label_y, (line_from, axis_y))


def _mark(point: _Point, place: Place, scale: _Scale, label_y: int, line: tuple[int, int]) -> Mark:
    return Mark(
        shape=point.shape,
        x=scale.x(point.on),
        on=point.on,
        week=scale.week(point.on),
        label=point.label,
        day=_beside(point.on),
        anchor=place.anchor,
        dx={"start": BESIDE, "middle": 0, "end": -BESIDE}[place.anchor],
        label_y=label_y,
        day_y=label_y + LINE,
        line_from=line[0],
        line_to=line[1],
        tone=point.tone,
    )


def _rows(received_on: date, past: Sequence[Happened], dated: Sequence[Deadline]) -> tuple[Row, ...]:
    rows = [
        Row(
            on=one.on,
            day=short_day(one.on),
            week=(one.on - received_on).days // 7,
            what=MOVE[one.event].title,
            who=MOVE[one.event].who.value,
            state="Happened",
            tone="done",
            note=", ".join(f"{_more(fact)} {short_day(day)}" for fact, day in one.more),
        )
        for one in past
    ]
    rows += [
        Row(
            on=_due(one),
            day=short_day(_due(one)),
            week=(_due(one) - received_on).days // 7,
            what=one.rule.title,
            who=one.bound.value,
            state=one.state_in_words,
            tone=one.tone,
            note=one.sum_in_words,
        )
        for one in dated
    ]
    return tuple(sorted(rows, key=lambda row: row.on))


def _more(fact: Fact) -> str:
    return "received" if fact is Fact.ADVICE_REQUEST_RECEIVED_ON else fact.value.replace("_", " ")


def _finding(received_on: date, stage: Stage | None, closed_on: date | None, dated: Sequence[Deadline], on: date) -> str:
    """Say in one sentence how the case stands."""
    if stage is None:
        return "The request has not been received yet."
    if closed_on is not None:
        return _closed(received_on, STAGE[stage], closed_on, dated)
    week = f"Week {(on - received_on).days // 7}"
    late = sorted((one for one in dated if one.state is State.OVERDUE), key=_due)
    coming = sorted((one for one in dated if one.is_open and one.state is not State.OVERDUE), key=_due)
    following = f"next is {_said(coming[0])}, due {_when(coming[0], on)}" if coming else "no other date is running"
    if not late:
        return f"{week}: nothing is overdue; {following}."
    first = f"{_said(late[0])} is {plural(late[0].days, 'day')} overdue"
    others = f" and {plural(len(late) - 1, 'other date')} too" if len(late) > 1 else ""
    return f"{week}: {first}{others}; {following}."


def _closed(received_on: date, row: StageRow, closed_on: date, dated: Sequence[Deadline]) -> str:
    """How a case ended: by what happened, or because the last day to appeal went by."""
    if row.until:
        return f"{row.sentence}. The last day to appeal was {short_day(closed_on)}, and no appeal is recorded."
    if row.stage is Stage.CEASED:
        return f"{row.sentence}, on {short_day(closed_on)}."
    by = [plural(one.days, "day") for one in dated if one.state is State.MET_LATE and one.met_on == closed_on]
    said = f"{row.sentence}, on {short_day(closed_on)}, {_weeks_and_days((closed_on - received_on).days)} after the request"
    return f"{said} and {by[0]} late." if by else f"{said}."


def _said(deadline: Deadline) -> str:
    return f"“{deadline.rule.title}” ({deadline.bound.value})"


def _when(deadline: Deadline, on: date) -> str:
    due = _due(deadline)
    return f"{short_day(due)}, {distance(due, on)}"


def _weeks_and_days(days: int) -> str:
    weeks, rest = divmod(days, 7)
    parts = [plural(weeks, "week")] if weeks else []
    parts += [plural(rest, "day")] if rest or not weeks else []
    return " and ".join(parts)
