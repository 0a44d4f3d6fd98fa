"""Which figures about few children stay hidden, so that no child can be worked out from those that are shown.

Hidden are counts of 1 to 5, and a count that is the whole of a group of fewer than 10 (*all* of them are, so each of
them is). Then as many further figures are hidden as it takes until no attacker of ``attack.py`` gets anywhere: with every
sum of the table at hand a sensitive figure could still be anything over a range of at least 5, and a reader who believes
that every hidden figure is 1 to 5 is still left with three answers. A group is shown from six children on: a cautious
choice, for which no official source was found.

A 0 is shown: it counts no child. Where it would tell something (nobody did, so everybody did not) the group is small and
the other figure is the whole of it, which is hidden, and with it the 0. Otherwise a 0 is hidden only where nothing else
serves as well, since readers may know that there is none.

What is shown is true; nothing is rounded. No table is safe beside another that cuts the same children differently, or
beside the same one a week later: publish one fixed layout at a time, read smaller tables off the margins shown, and draw
and divide only what is shown. Before anything is hidden the groups are made larger: ``publish`` and ``publish_list``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboards.rules.attack import list_layout, table_layout
from dashboards.rules.hiding import hide
from senco.access.rules.words import plural

HIDDEN_WORDS = "hidden, small group"
Cell = int | None


@dataclass(frozen=True)
class Table:
    """Counts of children by rows and columns, each child in exactly one cell; the margins follow from them."""

    rows: tuple[str, ...]
    cols: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.rows) or any(len(row) != len(self.cols) for row in self.counts):
            raise ValueError("A table needs one count for each row and column.")
        if any(count < 0 for row in self.counts for count in row):
            raise ValueError("A count of children cannot be less than 0.")


@dataclass(frozen=True)
class ShownTable:
    """A table as it may be shown: None stands for a hidden figure."""

    rows: tuple[str, ...]
    cols: tuple[str, ...]
    counts: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    col_totals: tuple[Cell, ...]
    total: Cell

    @cached_property
    def hidden(self) -> int:
        """How many figures are hidden, margins included."""
        return [*sum(self.counts, ()), *self.row_totals, *self.col_totals, self.total].count(None)


@dataclass(frozen=True)
class ShownList:
    """A simple list with its total as it may be shown: None stands for a hidden figure."""

    labels: tuple[str, ...]
    counts: tuple[Cell, ...]
    total: Cell

    @cached_property
    def hidden(self) -> int:
        """How many figures are hidden, the total included."""
        return [*self.counts, self.total].count(None)


@dataclass(frozen=True)
class Coarser:
    """One way to make the groups larger, and how it is said: which label goes into which, for rows and for columns.

    A label that is not named stays as it is.
    """

    said: str
    rows: Mapping[str, str]
    cols: Mapping[str, str]


@dataclass(frozen=True)
class PublishedTable:
    """What to publish, and a sentence that says what was done to it."""

    shown: ShownTable
    said: str


@dataclass(frozen=True)
class PublishedList:
    """What to publish, and a sentence that says what was done to it."""

    shown: ShownList
    said: str


def suppress(table: Table) -> ShownTable:
    """Hide what has to be hidden in a table with both margins shown."""
    if not table.rows or not table.cols:
        return ShownTable(table.rows, table.cols, tuple(() for _ in table.rows), (), (), 0)
    wide, high = len(table.cols), len(table.rows)
    lines = [(*row, sum(row)) for row in table.counts]
    lines.append(tuple(sum(line[col] for line in lines) for col in range(wide + 1)))
    values = tuple(value for line in lines for value in line)
    margins = frozenset(
        place for place in range(len(values)) if place % (wide + 1) == wide or place // (wide + 1) == high
    )
    hidden = hide(table_layout(high, wide), values, margins)
    shown = [
        tuple(None if row * (wide + 1) + col in hidden else value for col, value in enumerate(line))
        for row, line in enumerate(lines)
    ]
    return ShownTable(
        rows=table.rows,
        cols=table.cols,
        counts=tuple(line[:-1] for line in shown[:-1]),
        row_totals=tuple(line[-1] for line in shown[:-1]),
        col_totals=shown[-1][:-1],
        total=shown[-1][-1],
    )


def suppress_list(counts: Mapping[str, int]) -> ShownList:
    """Hide what has to be hidden in a simple list with its total."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count of children cannot be less than 0.")
    values = (*counts.values(), sum(counts.values()))
    hidden = hide(list_layout(len(counts)), values, frozenset({len(counts)})) if counts else frozenset()
    shown = tuple(None if place in hidden else value for place, value in enumerate(values))
    return ShownList(labels=tuple(counts), counts=shown[:-1], total=shown[-1])


def coarsen(counts: Mapping[str, int], mapping: Mapping[str, str]) -> dict[str, int]:
    """Add the counts of small groups into larger ones, in the order in which these first appear."""
    larger: dict[str, int] = {}
    for label, count in counts.items():
        into = mapping.get(label, label)
        larger[into] = larger.get(into, 0) + count
    return larger


def coarsen_table(table: Table, rows: Mapping[str, str], cols: Mapping[str, str]) -> Table:
    """Add rows and columns of a table into larger ones."""
    lines: dict[str, dict[str, int]] = {}
    for label, counts in zip(table.rows, table.counts, strict=True):
        line = lines.setdefault(rows.get(label, label), {})
        for col, count in coarsen(dict(zip(table.cols, counts, strict=True)), cols).items():
            line[col] = line.get(col, 0) + count
    labels = tuple(dict.fromkeys(cols.get(col, col) for col in table.cols))
    return Table(tuple(lines), labels, tuple(tuple(line[col] for col in labels) for line in lines.values()))


def publish(table: Table, steps: Sequence[Coarser] = ()) -> PublishedTable:
    """Make the groups of a table as large as it takes to hide nothing; hide only what the largest still need.

    ``steps`` go from the finest to the coarsest, each from the table as given. Which of them is taken depends on the
    figures, so only one may ever be published.
    """
    shown, said = suppress(table), ""
    for step in steps:
        if not shown.hidden:
            break
        shown, said = suppress(coarsen_table(table, step.rows, step.cols)), step.said
    return PublishedTable(shown, _said(said, shown.hidden, shown.total))


def publish_list(counts: Mapping[str, int], steps: Sequence[Coarser] = ()) -> PublishedList:
    """Make the groups of a simple list as large as it takes to hide nothing; only the ``rows`` of a step are read."""
    shown, said = suppress_list(counts), ""
    for step in steps:
        if not shown.hidden:
            break
        shown, said = suppress_list(coarsen(counts, step.rows)), step.said
    return PublishedList(shown, _said(said, shown.hidden, shown.total))


def _said(coarsened: str, hidden: int, total: Cell) -> str:
    if total is None:
        return "Fewer than 6 children, or too few in each group: no figure is shown, so that none points to a child."
    parts = [coarsened] if coarsened else []
    if hidden:
        are = "is" if hidden == 1 else "are"
        parts.append(f"{plural(hidden, 'figure')} {are} hidden, so that no child can be worked out from the rest.")
    return " ".join(parts)


def percentage(part: Cell, whole: Cell) -> int | None:
    """The share of a shown figure in a shown whole, rounded to whole per cent; None where either is hidden or empty.

    A share tells as much as the count it was made from, so it is made from nothing that is hidden.
    """
    return None if part is None or not whole else round(100 * part / whole)
