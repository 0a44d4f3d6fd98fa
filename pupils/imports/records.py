"""Neutral records: what a file says about pupils, whichever system it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from pupils.rules.attendance import Count, Period, percent_in_words
from pupils.rules.names import display_name

Json: TypeAlias = bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"] | None


@dataclass(frozen=True)
class ContactRecord:
    """A person to be told: name as given and, where the file says so, relationship, telephone and e-mail address."""

    name: str
    relationship: str | None = None
    phone: str | None = None
    email: str | None = None

    def as_json(self) -> dict[str, Json]:
        """All four values, None where the file is silent."""
        return {"name": self.name, "relationship": self.relationship, "phone": self.phone, "email": self.email}


@dataclass(frozen=True)
class NeedAsked:
    """A need that a person has to settle: as written, the code it may be (or None), and the question."""

    original: str
    suggestion: str | None
    sentence: str

    def as_json(self) -> dict[str, Json]:
        """The three values."""
        return {"original": self.original, "suggestion": self.suggestion, "ask": self.sentence}


@dataclass(frozen=True)
class AttendanceRecord:
    """What was attended, and of which period; None where the file as a whole does not say yet for which."""

    count: Count
    period: Period | None = None

    def __str__(self) -> str:
        return percent_in_words(self.count.share)

    def as_json(self) -> dict[str, Json]:
        """The figures and the days, ISO; a percentage as text with two decimals."""
        days = self.period
        return {
            "from": days.starts_on.isoformat() if days else None,
            "to": days.ends_on.isoformat() if days else None,
            "possible": self.count.possible,
            "attended": self.count.attended,
            "authorised": self.count.authorised,
            "unauthorised": self.count.unauthorised,
            "percent": None if self.count.percent is None else f"{self.count.percent:.2f}",
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "AttendanceRecord":
        """The record that ``as_json`` wrote of a period that was known."""
        percent = stored["percent"]
        figures = {name: stored[name] for name in ("possible", "attended", "authorised", "unauthorised")}
        days = Period(date.fromisoformat(stored["from"]), date.fromisoformat(stored["to"]))
        return cls(Count(**figures, percent=None if percent is None else Decimal(percent)), days)


@dataclass(frozen=True)
class PupilRecord:
    """One pupil as a file tells of them; None or empty means that the file is silent, which changes nothing.

    `rows` are lines of the file. `needs` are codes, primary first; they are the whole list only if `needs_complete`.
    `local_status` is the school's own status where it says more than the census code. A record with `refusals` is not
    brought in; `warnings` are for a person to look at and stop nothing.
    """

    rows: tuple[int, ...]
    surname: str = ""
    forename: str = ""
    born_on: date | None = None
    upn: str | None = None
    former_upns: tuple[str, ...] = ()
    preferred_surname: str | None = None
    preferred_forename: str | None = None
    middle_names: str | None = None
    sex: str | None = None
    uln: str | None = None
    nc_year: str | None = None
    registration_group: str | None = None
    sen_status: str | None = None
    local_status: str | None = None
    needs: tuple[str, ...] = ()
    needs_complete: bool = True
    needs_asked: tuple[NeedAsked, ...] = ()
    contacts: tuple[ContactRecord, ...] = ()
    enrolment: str | None = None
    admission_no: str | None = None
    attendance: AttendanceRecord | None = None
    notes: str | None = None
    warnings: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name for a list, as given."""
        return display_name(self.surname, self.forename)

    def as_json(self) -> dict[str, Json]:
        """The record under the short names of the interchange (`dob` is the date of birth, ISO)."""
        return {
            "rows": list(self.rows),
            "upn": self.upn,
            "former_upns": list(self.former_upns),
            "surname": self.surname or None,
            "forename": self.forename or None,
            "preferred_surname": self.preferred_surname,
            "preferred_forename": self.preferred_forename,
            "middle_names": self.middle_names,
            "dob": self.born_on.isoformat() if self.born_on else None,
            "sex": self.sex,
            "uln": self.uln,
            "nc_year": self.nc_year,
            "registration_group": self.registration_group,
            "sen_status": self.sen_status,
            "local_status": self.local_status,
            "needs": list(self.needs),
            "needs_asked": [asked.as_json() for asked in self.needs_asked],
            "contacts": [contact.as_json() for contact in self.contacts],
            "enrolment": self.enrolment,
            "admission_no": self.admission_no,
            "attendance": self.attendance.as_json() if self.attendance else None,
            "notes": self.notes,
            "warnings": list(self.warnings),
            "refusals": list(self.refusals),
        }


@dataclass(frozen=True)
class RefusedRow:
    """A row in which no pupil can be made out: its line in the file, and why."""

    row: int
    why: str


@dataclass(frozen=True)
class Reading:
    """All that a file says. `records` include those held back (they have refusals); `notes` are about the whole file."""

    file_name: str
    encoding: str
    delimiter: str
    header_row: int
    records: tuple[PupilRecord, ...]
    refused_rows: tuple[RefusedRow, ...] = ()
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The whole reading; "refused" lists every row that will not be brought in, with the reason."""
        held: list[Json] = [
            {"rows": list(record.rows), "upn": record.upn, "name": record.name, "why": list(record.refusals)}
            for record in self.records
            if record.refusals
        ]
        nameless: list[Json] = [
            {"rows": [refused.row], "upn": None, "name": None, "why": [refused.why]} for refused in self.refused_rows
        ]
        return {
            "file": self.file_name,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "header_row": self.header_row,
            "pupils": [record.as_json() for record in self.records],
            "warnings": list(self.notes),
            "refused": [*held, *nameless],
        }
