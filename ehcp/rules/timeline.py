"""The picture of a case, worked out as positions and words, so that a template only draws it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ehcp.rules.clock import Deadline, State
from ehcp.rules.facts import Fact
from ehcp.rules.periods import Party
from ehcp.rules.stages import CLOSED, MOVE, STAGE, Happened, in_order, stage_of
from provision.rules.timing import day_in_words, distance_in_words, plural, short_day

WEEKS = 20
# Per cent of the picture's width. A letter is reckoned at the narrowest width at which the picture is shown (620 px).
LEFT, RIGHT, LETTER, GAP = 3.0, 95.4, 1.15, 1.5
# Pixels from the top: a label has two lines, and each further row of labels takes ROW.
TOP, ROW, LINE, CLEAR = 16, 40, 16, 18
MOST_TICKS = 13


@dataclass(frozen=True)
class Mark:
    """Something at a point of time: a dot (happened), a diamond (the school did it) or a dash (a deadline).

    ``x`` is per cent of the width, ``label_y``, ``day_y``, ``line_from`` and ``line_to`` are pixels from the top.
    ``anchor`` is the ``text-anchor`` of its words, ``tone`` the kind of chip for a deadline, empty for an event.
    """

    shape: str
    x: float
    on: date
    week: int
    label: str
    day: str
    anchor: str
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

    ``today_x`` is None once the case is closed; ``bar_to`` is then where it was closed.
    """

    finding: str
    weeks: int
    height: int
    axis_y: int
    left: float
    right: float
    bar_to: float
    today_x: float | None
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


def timeline(received_on: date, events: Iterable[Happened], deadlines: Iterable[Deadline], on: date) -> Timeline:
    """Draw a case from the day the request was received to week 20, or for longer where it took longer."""
    past = [one for one in in_order(events) if one.on <= on]
    dated = [one for one in deadlines if one.due is not None]
    closed_on = _closed_on(past)
    last = max([on if closed_on is None else closed_on, *(one.on for one in past), *(_due(one) for one in dated)])
    scale = _Scale(received_on, max(WEEKS, -(-(last - received_on).days // 7)))
    above = _rows_of_labels([(scale.x(_due(one)), one.rule.short, short_day(_due(one))) for one in dated])
    below = _rows_of_labels([(scale.x(one.on), MOVE[one.event].short, short_day(one.on)) for one in past])
    axis_y = TOP + ROW * (max(above, default=0) + 1) + CLEAR
    return Timeline(
        finding=_finding(received_on, past, dated, on),
        weeks=scale.weeks,
        height=axis_y + CLEAR + ROW * (max(below, default=0) + 1) + 2 * LINE,
        axis_y=axis_y,
        left=LEFT,
        right=RIGHT,
        bar_to=scale.x(on if closed_on is None else closed_on),
        today_x=scale.x(on) if closed_on is None else None,
        ticks=scale.ticks(),
        happened=tuple(_event_mark(one, scale, axis_y, row) for one, row in zip(past, below, strict=True)),
        due=tuple(_due_mark(one, scale, axis_y, row) for one, row in zip(dated, above, strict=True)),
        rows=_rows(received_on, past, dated),
    )


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


def _closed_on(past: Sequence[Happened]) -> date | None:
    """The day that brought the stage which closes the case; None while it is open."""
    if stage_of(past) not in CLOSED:
        return None
    return max(one.on for one in past if MOVE[one.event].to in CLOSED)


def _anchor(x: float, width: float) -> tuple[str, float, float]:
    """How the words of a mark are set, and the span they take: kept inside the picture at both ends."""
    if x - width / 2 < 0:
        return "start", x - GAP, x + width
    if x + width / 2 > 100:
        return "end", x - width, x + GAP
    return "middle", x - width / 2, x + width / 2


def _rows_of_labels(labels: Sequence[tuple[float, str, str]]) -> list[int]:
    """Give each label the row nearest to the axis in which it overlaps no other."""
    taken: list[list[tuple[float, float]]] = []
    rows = []
    for x, *lines in labels:
        _, start, end = _anchor(x, _width(*lines))
        row = 0
        while row < len(taken) and any(start < other[1] + GAP and other[0] < end + GAP for other in taken[row]):
            row += 1
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        rows.append(row)
    return rows


def _width(*lines: str) -> float:
    return max(len(line) for line in lines) * LETTER


def _event_mark(one: Happened, scale: _Scale, axis_y: int, row: int) -> Mark:
    move, x, day = MOVE[one.event], scale.x(one.on), short_day(one.on)
    label_y = axis_y + CLEAR + ROW * row + LINE
    return Mark(
        shape="diamond" if move.who is Party.SCHOOL else "dot",
        x=x,
        on=one.on,
        week=scale.week(one.on),
        label=move.short,
        day=day,
        anchor=_anchor(x, _width(move.short, day))[0],
        label_y=label_y,
        day_y=label_y + LINE,
        line_from=axis_y,
        line_to=label_y - LINE + 2,
    )


def _due_mark(one: Deadline, scale: _Scale, axis_y: int, row: int) -> Mark:
    due = _due(one)
    x, day = scale.x(due), short_day(due)
    day_y = axis_y - CLEAR - ROW * row
    return Mark(
        shape="dash",
        x=x,
        on=due,
        week=scale.week(due),
        label=one.rule.short,
        day=day,
        anchor=_anchor(x, _width(one.rule.short, day))[0],
        label_y=day_y - LINE,
        day_y=day_y,
        line_from=day_y + 4,
        line_to=axis_y,
        tone=one.tone,
    )


def _rows(received_on: date, past: Sequence[Happened], dated: Sequence[Deadline]) -> tuple[Row, ...]:
    rows = [
        Row(
            on=one.on,
            day=day_in_words(one.on),
            week=(one.on - received_on).days // 7,
            what=MOVE[one.event].title,
            who=MOVE[one.event].who.value,
            state="Happened",
            tone="done",
            note=", ".join(f"{_more(fact)} {day_in_words(day)}" for fact, day in one.more),
        )
        for one in past
    ]
    rows += [
        Row(
            on=_due(one),
            day=day_in_words(_due(one)),
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


def _finding(received_on: date, past: Sequence[Happened], dated: Sequence[Deadline], on: date) -> str:
    """Say in one sentence how the case stands."""
    stage, closed_on = stage_of(past), _closed_on(past)
    if stage is None:
        return "The request has not been received yet."
    if closed_on is not None:
        days = (closed_on - received_on).days
        return f"{STAGE[stage].sentence}, on {day_in_words(closed_on)}, {_weeks_and_days(days)} after the request."
    week = f"Week {(on - received_on).days // 7}"
    late = sorted((one for one in dated if one.state is State.OVERDUE), key=_due)
    coming = sorted((one for one in dated if one.is_open and one.state is not State.OVERDUE), key=_due)
    following = f"next is {_said(coming[0])}, due {_when(coming[0], on)}" if coming else "no other date is running"
    if not late:
        return f"{week}: nothing is overdue; {following}."
    first = f"{_said(late[0])} is {plural(late[0].days, 'day')} overdue"
    others = f" and {plural(len(late) - 1, 'other date')} too" if len(late) > 1 else ""
    return f"{week}: {first}{others}; {following}."


def _said(deadline: Deadline) -> str:
    return f"“{deadline.rule.title}” ({deadline.bound.value})"


def _when(deadline: Deadline, on: date) -> str:
    due = _due(deadline)
    return f"{day_in_words(due)}, {distance_in_words(due, on)}"


def _weeks_and_days(days: int) -> str:
    weeks, rest = divmod(days, 7)
    parts = [plural(weeks, "week")] if weeks else []
    parts += [plural(rest, "day")] if rest or not weeks else []
    return " and ".join(parts)
