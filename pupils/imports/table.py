"""From a file's bytes to rows of text under recognised headings, or one clear word on why not."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from pupils.imports.decoding import Unreadable, decode, encoding_notes
from pupils.imports.headings import NAMES, Column, columns, fields
from pupils.rules.words import folded, shown

MOST_ROWS = 5_000
HEADING_WITHIN = 20
MOST_COLUMNS = 400
_END = "\x02"  # no decoded text holds this character, so a last row of it alone shows that all quotes were closed
# A cell with more lines than this was not written by a person: a quotation mark is missing further up.
MOST_LINES_IN_A_CELL = 100

_DELIMITERS = (",", ";", "\t", "|")
_SEP_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE | re.DOTALL)
_TOTAL_ROW = re.compile(
    r"(?:(?:grand |sub )?totals?|counts?|number of (?:pupils|students|records|rows)|page [0-9]+( of [0-9]+)?|end of report"
    r"|[0-9]+ (?:pupils|students|records|rows)(?: in total)?|printed(?: on)?|report run|run on|generated(?: on)?)\b.*"
)
_NOT_CLOSED = "a quotation mark is opened and never closed, so the rows after it cannot be told apart: close or remove it"
_TOO_MANY = f"The file has more than {MOST_ROWS:,} rows, which is the most at one time: export one year group at a time"


@dataclass(frozen=True)
class Row:
    """One row: the line of the file it starts on, its cells as text, and whether cells stick out past the headings."""

    line: int
    cells: tuple[str, ...]
    overhang: int = 0


@dataclass(frozen=True)
class Table:
    """What a file of rows holds. `header_row` is the line of the headings, counted from 1; every cell is text."""

    encoding: str
    delimiter: str
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    def cells(self, row: Row) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """The row's cells that say something, by field: for each field, its cells with their place among their like."""
        found: dict[str, list[tuple[int, str]]] = {}
        for column in self.columns:
            text = row.cells[column.index].strip() if column.index < len(row.cells) else ""
            if column.field and text:
                found.setdefault(column.field, []).append((column.ordinal, text))
        return {field: tuple(sorted(cells, key=lambda cell: cell[0])) for field, cells in found.items()}


def read_table(data: bytes) -> Table:
    """The table in a file; raises Unreadable, and nothing else, when there is none."""
    text, encoding = decode(data)
    delimiter, found = cut(text, _recognised)
    lines = list(islice(found, MOST_ROWS * 2))
    if len(lines) == MOST_ROWS * 2:
        raise Unreadable(_TOO_MANY)
    at = _heading_at(lines)
    if at is None:
        raise Unreadable(_no_headings(lines))
    read = columns(lines[at].cells)
    if not fields(read) & NAMES:
        used = ", ".join(column.heading for column in read if column.field)
        raise Unreadable(f"The headings on line {lines[at].line} ({used}) include no name: add Surname and Forename")
    rows = tuple(_body(lines[at], lines[at + 1 :]))
    if not rows:
        raise Unreadable(f"There are headings on line {lines[at].line} but no pupil below them: export the list again")
    if len(rows) > MOST_ROWS:
        raise Unreadable(_TOO_MANY)
    notes = (*encoding_notes(text, encoding), *_column_notes(read))
    return Table(encoding, delimiter, lines[at].line, read, rows, notes)


def cut(text: str, recognised: Callable[[Sequence[str]], int]) -> tuple[str, Iterator[Row]]:
    """The delimiter, and the rows that say something, read as far as somebody asks.

    A `sep=` line is believed if it helps, else the delimiter that shows most headings; `recognised` counts those among the
    cells of a row. Reading on raises Unreadable where a quotation mark is never closed.
    """
    told = _SEP_LINE.match(text)
    first = [told[1]] if told and not told[1].isalnum() and told[1] not in '"\r\n ' else []
    best = max([*first, *_DELIMITERS], key=partial(_headings_shown, text, recognised))
    return best, _rows(text, best)


def _recognised(cells: Sequence[str]) -> int:
    return len(fields(columns(cells)))


def _headings_shown(text: str, recognised: Callable[[Sequence[str]], int], delimiter: str) -> int:
    """How many fields the best of the first rows offers when cut at this delimiter."""
    most = 0
    try:
        for row in islice(_rows(text, delimiter), HEADING_WITHIN):
            most = max(most, recognised(row.cells))
    except Unreadable:
        return most
    return most


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that say something, cut at a delimiter, each with the line it starts on."""
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if cells == [_END]:
                return
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(f"Line {line} has {len(cells):,} columns: export only the columns needed")
            if cells and (cells[-1].endswith(_END) or any(map(_is_runaway, cells))):
                break
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:
        pass
    raise Unreadable(f"On line {line} {_NOT_CLOSED}")


def _is_runaway(cell: str) -> bool:
    return max(cell.count("\n"), cell.count("\r")) > MOST_LINES_IN_A_CELL


def _heading_at(lines: Sequence[Row]) -> int | None:
    """Where the heading row stands: the first of the first rows with the most recognised headings, at least two."""
    scores = [_recognised(row.cells) for row in lines[:HEADING_WITHIN]]
    best = max(scores, default=0)
    return scores.index(best) if best >= 2 else None


def _body(heading: Row, lines: Sequence[Row]) -> Iterator[Row]:
    """The rows below the headings, without blank rows, totals, and headings repeated on each page."""
    repeated = [cell.strip() for cell in heading.cells]
    width = len(heading.cells)
    for row in lines:
        said = [cell for cell in row.cells if cell.strip()]
        if [cell.strip() for cell in row.cells] == repeated or _is_total(said):
            continue
        overhang = sum(1 for cell in row.cells[width:] if cell.strip())
        yield Row(row.line, row.cells[:width], overhang)


def _is_total(said: Sequence[str]) -> bool:
    """Whether the cells of a row are a total, a page number or the like, and no pupil."""
    figures = all(not sign.isalpha() for cell in said[1:] for sign in cell)
    return len(said) <= 2 and figures and _TOTAL_ROW.fullmatch(folded(said[0])) is not None


def _column_notes(read: Sequence[Column]) -> Iterator[str]:
    unused = [column.heading for column in read if column.field is None and column.heading]
    if unused:
        yield "These columns were not used: " + ", ".join(shown(heading) for heading in unused)


def _no_headings(lines: Sequence[Row]) -> str:
    first = next((" ".join(cell for cell in row.cells if cell.strip()) for row in lines), "")
    return (
        f"No row of headings was found in the first {HEADING_WITHIN} rows. The file begins '{shown(first)}'. "
        "Give it a row of headings such as UPN, Surname, Forename, DOB, Year, SEN Status, SEN Need"
    )
