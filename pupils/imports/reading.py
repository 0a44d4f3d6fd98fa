"""A school's file, read: the one way in for the command, the page and the tests."""

from datetime import date

from pupils.imports.attendance import scale_in
from pupils.imports.cells import RowRead, read_row
from pupils.imports.gather import gather
from pupils.imports.records import Reading, RefusedRow
from pupils.imports.table import read_table


def read_pupils(data: bytes, *, file_name: str, on: date) -> Reading:
    """The pupils in a file of rows, seen from the day `on`.

    Raises pupils.imports.decoding.Unreadable, and nothing else, when the file as a whole cannot be read. A row that
    cannot be brought in does not stop the others.
    """
    table = read_table(data)
    scale = scale_in(table)
    rows = [read_row(table, row, on, scale) for row in table.rows]
    return Reading(
        file_name=file_name,
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_row=table.header_row,
        records=gather(row for row in rows if isinstance(row, RowRead)),
        refused_rows=tuple(row for row in rows if isinstance(row, RefusedRow)),
        notes=table.notes,
    )
