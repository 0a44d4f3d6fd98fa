"""Reading a file of staff: who, as what, for which classes and groups, from when until when. One row a person or a link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from pupils.imports.decoding import Unreadable, decode, encoding_notes
from pupils.imports.table import HEADING_WITHIN, Row, cut
from pupils.rules.words import folded, shown, squeezed
from senco.access.rules.typed_days import NotADay, read_day

MOST_ROWS = 500
_HEADINGS = {
    "name": ("name", "fullname", "staffname", "staffmember"),
    "forename": ("forename", "firstname", "givenname", "preferredforename", "legalforename"),
    "surname": ("surname", "lastname", "familyname", "legalsurname", "preferredsurname"),
    "email": ("email", "emailaddress", "workemail", "schoolemail", "mail"),
    "role": ("role", "job", "jobtitle", "post", "position"),
    "groups": ("class", "classes", "group", "groups", "teachinggroup", "teachinggroups", "form", "reg", "registrationgroup", "tutorgroup"),
    "starts_on": ("from", "start", "startdate", "starts", "starton"),
    "last_on": ("until", "to", "end", "enddate", "lastday", "leavingdate"),
}  # fmt: skip
_FIELD = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
# What schools call those who are in class. Other roles open more and are given one by one, on the page of people.
_ROLES = {
    "teacher": (
        "teacher", "class teacher", "classteacher", "subject teacher", "form tutor", "tutor", "supply", "supply teacher",
        "head of year", "head of department", "ect", "qts", "cover", "cover teacher",
    ),
    "ta": (
        "ta", "teaching assistant", "lsa", "learning support assistant", "hlta", "higher level teaching assistant",
        "cover supervisor", "support assistant", "one to one", "1 1", "keyworker", "key worker", "elsa", "nursery nurse",
    ),
}  # fmt: skip
_ROLE = {words: role for role, all_words in _ROLES.items() for words in all_words}


@dataclass(frozen=True)
class StaffRow:
    """A person of the file: ``role`` is a value of ``Role`` (teacher or ta); ``ends_on`` is the first day without them.

    ``problem`` says why nothing is done with the row, and how to put it right.
    """

    line: int
    name: str = ""
    email: str = ""
    role: str = ""
    groups: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    problem: str = ""


@dataclass(frozen=True)
class StaffFile:
    """What a file of staff says, row by row, and remarks on the file as a whole."""

    rows: tuple[StaffRow, ...]
    notes: tuple[str, ...] = ()


def read_staff(data: bytes, *, on: date) -> StaffFile:
    """The people in a file. Raises Unreadable, with what to do, where there is no list of people in it."""
    text, encoding = decode(data)
    _, found = cut(text, lambda cells: len(_fields(cells)))
    lines = list(islice(found, HEADING_WITHIN + MOST_ROWS + 1))
    at, fields = _headings(lines)
    body = lines[at + 1 :]
    if not body:
        raise Unreadable("There are headings but no person below them: export the list again")
    if len(body) > MOST_ROWS:
        raise Unreadable(f"The file has more than {MOST_ROWS} rows, which is the most at one time: make two files of it")
    rows = tuple(_row(line, fields, on) for line in body)
    return StaffFile(_told_twice(rows), encoding_notes(text, encoding))


def _fields(cells: Sequence[str]) -> dict[str, int]:
    """Where each field stands, the first time that a heading names it."""
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if name := _FIELD.get(squeezed(cell)):
            found.setdefault(name, index)
    return found


def _headings(lines: Sequence[Row]) -> tuple[int, dict[str, int]]:
    for at, line in enumerate(lines[:HEADING_WITHIN]):
        found = _fields(line.cells)
        if "email" in found and found.keys() & {"name", "surname"}:
            return at, found
    raise Unreadable("No line with the headings Name and E-mail was found: add them above the list, then choose the file again")


def _row(line: Row, fields: Mapping[str, int], on: date) -> StaffRow:
    def cell(name: str) -> str:
        index = fields.get(name)
        return " ".join(line.cells[index].split()) if index is not None and index < len(line.cells) else ""

    name = cell("name") or " ".join(part for part in (cell("forename"), cell("surname")) if part)
    row = StaffRow(
        line.line,
        _turned(name),
        cell("email").lower(),
        _ROLE.get(folded(cell("role")), ""),
        _groups(cell("groups")),
        problem=_why_not(name, cell("email"), cell("role")),
    )
    return row if row.problem else _dated(row, cell("starts_on"), cell("last_on"), on)


def _dated(row: StaffRow, first: str, last: str, on: date) -> StaffRow:
    """The row with its days, or with what is wrong with them."""
    days = []
    for text in (first, last):
        try:
            days.append(_day(text, on))
        except NotADay as slip:
            problem = f"“{shown(text)}” {slip.why}. {slip.advice[:1].upper()}{slip.advice[1:]}."
            return replace(row, problem=problem)
    starts_on, last_on = days
    if last_on and last_on < (starts_on or on):
        return replace(row, problem="The last day comes before the first. Put the later day as the last one.")
    return replace(row, starts_on=starts_on, ends_on=last_on + timedelta(days=1) if last_on else None)


def _why_not(name: str, email: str, said: str) -> str:
    if not name:
        return "Write the person's name."
    if not email:
        return "Write the person's e-mail address: the invitation goes there."
    if email.count("@") != 1 or " " in email or "." not in email.rpartition("@")[2]:
        return f"“{shown(email)}” is no e-mail address. Write the person's own, such as name@school.org."
    if not said:
        return "Write the role: teacher or teaching assistant."
    if folded(said) not in _ROLE:
        return (
            f"“{shown(said)}” is not a role that a file gives. Write teacher or teaching assistant; "
            "every other role is given on the page of people, one person at a time."
        )
    return ""


def _turned(name: str) -> str:
    surname, comma, forename = name.partition(",")
    return f"{forename.strip()} {surname.strip()}" if comma and forename.strip() else name


def _groups(text: str) -> tuple[str, ...]:
    parts = text.replace(";", ",").replace("/", ",").split(",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _day(text: str, on: date) -> date | None:
    return read_day(text, until=on + timedelta(days=20 * 366)) if text.strip() else None


def _told_twice(rows: tuple[StaffRow, ...]) -> tuple[StaffRow, ...]:
    """Mark a row whose address stands higher up under another name: one address is one person."""
    names: dict[str, str] = {}
    found = []
    for row in rows:
        if not row.problem and folded(names.setdefault(row.email, row.name)) != folded(row.name):
            problem = f"{row.email} stands higher up as {names[row.email]}. Give each person their own address."
            row = replace(row, problem=problem)
        found.append(row)
    return tuple(found)
