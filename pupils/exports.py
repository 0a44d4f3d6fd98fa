"""Lists as files that a spreadsheet opens; the register as one."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from pupils.models import Pupil
from pupils.rules import years
from pupils.rules.need import BY_CODE
from pupils.rules.spreadsheet import safe_cell
from pupils.rules.status import SenStatus

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads the file in the code page of the machine, and names suffer
HEADINGS = (
    "Surname",
    "Forename",
    "Likes to be called",
    "Year",
    "Class",
    "SEN status",
    "SEN status in words",
    "Status since",
    "On the register since",
    "Primary need",
    "Primary need in words",
    "Other needs",
)


def register_csv(pupils: Iterable[Pupil]) -> bytes:
    """The register as CSV in UTF-8: one line a pupil, days as 2026-11-25, no UPN.

    ``pupils`` are those of ``register_of``.
    """
    return spreadsheet(HEADINGS, (_cells(pupil) for pupil in pupils))


def spreadsheet(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of text as CSV in UTF-8 that a spreadsheet opens. No cell can be run as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def _cells(pupil: Pupil) -> list[str]:
    codes = [need.code for need in pupil.current_needs]
    primary = codes[0] if codes else ""
    return [
        pupil.surname,
        pupil.forename,
        pupil.preferred_name,
        years.label(pupil.year),
        pupil.group.name if pupil.group else "",
        pupil.status,
        SenStatus(pupil.status).label,
        _day(pupil.status_since),
        _day(pupil.listed_since),
        primary,
        BY_CODE[primary].name if primary in BY_CODE else "",
        " ".join(codes[1:]),
    ]


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
