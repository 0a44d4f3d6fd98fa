"""From one row of text to one neutral record, with warnings and refusals in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pupils.imports.attendance import attendance_in
from pupils.imports.headings import Column
from pupils.imports.records import ContactRecord, NeedAsked, PupilRecord, RefusedRow
from pupils.imports.table import Row, Table
from pupils.rules.attendance_cells import Scale
from pupils.rules.dates import parse_birth_date
from pupils.rules.enrolment import parse_enrolment
from pupils.rules.names import parse_sex
from pupils.rules.need import why_not_need
from pupils.rules.need_words import Certainty, parse_needs
from pupils.rules.status import parse_status
from pupils.rules.uln import parse_uln
from pupils.rules.upn import UpnKind, parse_upn
from pupils.rules.words import says_nothing, shown
from pupils.rules.years import is_plain_year, parse_year, year_against_age

Cells = Mapping[str, tuple[tuple[int, str], ...]]
# The most characters kept of a field. What is longer is never cut: the row is refused, since columns have usually
# slipped; of a contact, only the part that is too long is left out.
LONGEST = {
    "surname": 120, "forename": 120, "full_name": 200, "preferred_surname": 120, "preferred_forename": 120,
    "middle_names": 200, "registration_group": 60, "admission_no": 20, "sen_status": 100, "notes": 5_000, "need": 400,
}  # fmt: skip
LONGEST_OF_CONTACT = {"name": 200, "relationship": 60, "phone": 30, "email": 254}
_QUOTE = "put values with a comma in quotation marks"


@dataclass
class _Findings:
    """What is to be said about a row, in the order found."""

    warnings: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RowRead:
    """One row as a record, and the rank that a column of its own gives to the row's need."""

    record: PupilRecord
    need_rank: int | None = None


def read_row(table: Table, row: Row, on: date, scale: Scale | None = None) -> RowRead | RefusedRow:
    """The record that a row holds, seen from `on`; a row without any name is refused.

    `scale` is how the file's column of attendance writes percentages.
    """
    cells, found = table.cells(row), _Findings()
    if row.overhang:
        return RefusedRow(row.line, f"There are more cells than the {len(table.columns)} headings: {_QUOTE}")
    surname, forename = _names(cells, found)
    if not surname and not forename:
        return RefusedRow(row.line, found.refusals[0] if found.refusals else "There is no name in this row: add one")
    _too_long(cells, found)
    born_on = _born_on(table, cells, on, found)
    status, local = _status(cells, found)
    needs, asked = _needs(cells, status, on, found)
    attended = attendance_in({name: _text(cells, name) for name in cells}, scale)
    found.warnings.extend(attended.doubts)
    found.refusals.extend(attended.impossible)
    record = PupilRecord(
        rows=(row.line,),
        surname=surname,
        forename=forename,
        born_on=born_on,
        upn=_upn(cells, found),
        former_upns=_former_upns(cells, found),
        preferred_surname=_name(cells, "preferred_surname"),
        preferred_forename=_name(cells, "preferred_forename"),
        middle_names=_name(cells, "middle_names"),
        sex=_coded(cells, "sex", parse_sex(_text(cells, "sex")), "a sex we can record: write F or M", found),
        uln=_uln(cells, found),
        nc_year=_year(cells, born_on, on, found),
        registration_group=_plain(cells, "registration_group"),
        sen_status=status,
        local_status=local,
        needs=needs,
        needs_complete=_needs_complete(table.columns),
        needs_asked=asked,
        contacts=_contacts(cells, found),
        enrolment=_enrolment(cells, found),
        admission_no=_plain(cells, "admission_no"),
        attendance=attended.record,
        notes=_text(cells, "notes") or None,
        warnings=tuple(found.warnings),
        refusals=tuple(found.refusals),
    )  # fmt: skip
    return RowRead(record, _rank(cells))


def _text(cells: Cells, name: str) -> str:
    return cells[name][0][1] if name in cells else ""


def _name(cells: Cells, name: str) -> str | None:
    """A name as given, on one line; "NA", "None" and "Null" are names."""
    return " ".join(_text(cells, name).split()) or None


def _plain(cells: Cells, name: str) -> str | None:
    """A text kept as it stands, except the word by which databases say that there is none."""
    text = " ".join(_text(cells, name).split())
    return text if text and text.upper() != "NULL" else None


def _names(cells: Cells, found: _Findings) -> tuple[str, str]:
    surname, forename = _name(cells, "surname") or "", _name(cells, "forename") or ""
    whole = _name(cells, "full_name")
    if surname or forename or not whole:
        if not forename and not surname:
            forename = _name(cells, "preferred_forename") or ""
        if not (surname and forename) and (surname or forename):
            found.warnings.append("Only one name is given: check that the pupil has no other")
        return surname, forename
    before, comma, after = whole.partition(",")
    if not comma:
        found.refusals.append(
            f"'{shown(whole)}' does not show which is the surname: give surname and forename columns of their own"
        )
    return (before.strip(), after.strip()) if comma else ("", "")


def _too_long(cells: Cells, found: _Findings) -> None:
    for name, values in cells.items():
        longest = max(len(text) for _, text in values)
        if longest > LONGEST.get(name, longest):
            what = name.replace("_", " ")
            found.refusals.append(f"The {what} is {longest} characters long: check that the columns have not slipped")


def _born_on(table: Table, cells: Cells, on: date, found: _Findings) -> date | None:
    read = parse_birth_date(_text(cells, "born_on"), on=on)
    if read.problem:
        found.refusals.append(f"Date of birth: {read.problem}")
    elif read.value is None and any(column.field == "born_on" for column in table.columns):
        found.warnings.append("There is no date of birth: add it, so that the pupil can be told from others")
    return read.value


def _upn(cells: Cells, found: _Findings) -> str | None:
    verdict = parse_upn(_text(cells, "upn"))
    if verdict.sentence:
        (found.refusals if verdict.kind is UpnKind.REFUSED else found.warnings).append(verdict.sentence)
    return verdict.upn


def _former_upns(cells: Cells, found: _Findings) -> tuple[str, ...]:
    verdicts = [parse_upn(text) for _, text in cells.get("former_upn", ())]
    found.warnings.extend(f"Former {verdict.sentence}" for verdict in verdicts if verdict.sentence)
    return tuple(verdict.upn for verdict in verdicts if verdict.upn)


def _uln(cells: Cells, found: _Findings) -> str | None:
    verdict = parse_uln(_text(cells, "uln"))
    if verdict.sentence:
        found.warnings.append(verdict.sentence)
    return verdict.uln


def _coded(cells: Cells, name: str, code: str | None, wanted: str, found: _Findings) -> str | None:
    """The code read from a cell, with a warning where the cell says something that is no code."""
    text = _text(cells, name)
    if code is None and text and not says_nothing(text):
        found.warnings.append(f"'{shown(text)}' is not {wanted}. Nothing is changed")
    return code


def _enrolment(cells: Cells, found: _Findings) -> str | None:
    code = parse_enrolment(_text(cells, "enrolment"))
    return _coded(cells, "enrolment", code, "an enrolment status we know: write C, M, S, F, O or G", found)


def _year(cells: Cells, born_on: date | None, on: date, found: _Findings) -> str | None:
    text = _text(cells, "nc_year")
    year = _coded(cells, "nc_year", parse_year(text), "a year we know: write N1, N2, R or 1 to 14", found)
    if year and not is_plain_year(text):
        found.warnings.append(f"Year '{shown(text)}' was read as year {year}")
    warning = year_against_age(year, born_on, on) if year and born_on else None
    if warning:
        found.warnings.append(warning)
    return year


def _status(cells: Cells, found: _Findings) -> tuple[str | None, str | None]:
    read = parse_status(_text(cells, "sen_status"))
    if read.sentence:
        found.warnings.append(read.sentence)
    return (read.status.value if read.status else None), read.local


def _needs(
    cells: Cells, status: str | None, on: date, found: _Findings
) -> tuple[tuple[str, ...], tuple[NeedAsked, ...]]:
    codes: list[str] = []
    asked: dict[str, NeedAsked] = {}
    for _, text in cells.get("need", ()):
        for read in parse_needs(text) if len(text) <= LONGEST["need"] else ():
            if read.certainty is not Certainty.KNOWN or read.code is None:
                asked.setdefault(read.original, NeedAsked(read.original, read.code, read.sentence))
            elif read.code not in codes:
                codes.append(read.code)
    found.warnings.extend(f"SEN need: {need.sentence}" for need in asked.values())
    found.warnings.extend(why for code in codes if (why := why_not_need(code, status=status, on=on)))
    return tuple(codes), tuple(asked.values())


def _needs_complete(columns: tuple[Column, ...]) -> bool:
    """Whether a file's needs are all of a pupil's: not when the only column of needs is one for the primary need."""
    needs = [column for column in columns if column.field == "need"]
    return not (len(needs) == 1 and any(word in needs[0].heading.casefold() for word in ("primary", "main")))


def _rank(cells: Cells) -> int | None:
    text = _text(cells, "need_rank").removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else None


def _contacts(cells: Cells, found: _Findings) -> tuple[ContactRecord, ...]:
    by_place: dict[int, dict[str, str]] = {}
    for part, longest in LONGEST_OF_CONTACT.items():
        for place, text in cells.get(f"contact_{part}", ()):
            if len(text) > longest:
                found.warnings.append(f"The contact's {part} '{shown(text)}' is too long and was left out")
            else:
                by_place.setdefault(place, {})[part] = " ".join(text.split())
    return tuple(ContactRecord(**said) for _, said in sorted(by_place.items()) if "name" in said)
