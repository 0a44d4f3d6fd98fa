"""What a page of figures is made of: questions, each with its finding in words, a chart, a table, and what to ask next.

All of it is words and shown numbers, ready to be kept as JSON. What is hidden is not in it.
"""

from dataclasses import dataclass

from dashboards.rules.suppression import HIDDEN_WORDS, Cell, percentage

NO_SHARE = "hidden"


@dataclass(frozen=True)
class Bar:
    """A bar that starts at 0: how long, what the full width stands for, and the words beside it.

    ``value`` is None where it is hidden; the words then stand in its place.
    """

    label: str
    value: float | None
    whole: float
    words: str
    series: str = "s1"


@dataclass(frozen=True)
class Point:
    """A term of a line: our share and England's in per cent, and the words of each. None where it is hidden or not known."""

    term: str
    ours: float | None
    words: str
    england: float | None = None
    england_words: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the table. ``share`` of the total is in per cent, None where it is hidden or there is none."""

    label: str
    cells: tuple[str, ...]
    share: int | None = None


@dataclass(frozen=True)
class Shown:
    """A list of groups with its total as it is shown: None stands for a hidden figure.

    ``fewer`` names the one of two groups of which the page says that it is 1 to 5.
    """

    name: str
    labels: tuple[str, ...]
    counts: tuple[Cell, ...]
    total: Cell
    fewer: str = ""

    def count(self, label: str) -> Cell:
        """The shown figure of a group; None where it is hidden or there is no such group."""
        return dict(zip(self.labels, self.counts, strict=True)).get(label)


@dataclass(frozen=True)
class Answer:
    """One question of governors and its answer. ``shown`` holds again, as numbers, the lists that it is made from.

    ``trend`` are terms, the earliest first, where there are several to compare; it is then drawn instead of the bars.
    """

    key: str
    heading: str
    finding: str
    ask: str
    bars: tuple[Bar, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str = ""
    shown: tuple[Shown, ...] = ()
    trend: tuple[Point, ...] = ()


def in_figures(count: Cell) -> str:
    """A count as a table prints it."""
    return HIDDEN_WORDS if count is None else f"{count:,}"


def bars_of(shown: Shown) -> tuple[Bar, ...]:
    """A bar for each group; the longest fills the width."""
    longest = max((count for count in shown.counts if count is not None), default=0)
    pairs = zip(shown.labels, shown.counts, strict=True)
    return tuple(Bar(label, count, max(longest, 1), in_figures(count)) for label, count in pairs)


def rows_of(shown: Shown) -> tuple[Row, ...]:
    """A row for each group: its count, and its share of the total where both are shown."""
    rows = []
    for label, count in zip(shown.labels, shown.counts, strict=True):
        share = percentage(count, shown.total)
        rows.append(Row(label, (in_figures(count), NO_SHARE if share is None else f"{share}%"), share))
    return tuple(rows)


def sentences(*said: str) -> str:
    """Sentences one after another, those that are empty left out."""
    return " ".join(one for one in said if one)
