"""A reading and its plan, fitted to what a school keeps here: names, classes, years, and dates that are settled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pupils.imports.attendance import of_period, why_not_counted_on
from pupils.imports.diff import Change, Values, values_of
from pupils.imports.match import Known, Match, match
from pupils.imports.plan import Plan, PlanRow, RowKind, make_plan
from pupils.imports.records import ContactRecord, PupilRecord, Reading
from pupils.rules import years
from pupils.rules.attendance import Period
from pupils.rules.need import why_not_need
from pupils.rules.status_dates import Span, why_not_needs_from, why_not_status_from
from pupils.rules.words import shown, squeezed
from senco.access.rules.dates import long_date

# What is kept of a file. Middle names, a preferred surname, the ULN and the enrolment have no place yet.
KEPT = (
    "surname", "forename", "preferred_forename", "born_on", "sex", "upn", "former_upns", "admission_no", "nc_year",
    "registration_group", "sen_status", "local_status", "needs", "contacts", "attendance",
)  # fmt: skip
WATCHED = "Watch list"
LONGEST_NAME = 120
NO_YEAR = "X"  # the census code of those who are in no year group
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Dated:
    """What has dates about a pupil: spans of status that are not over, days on which open needs began, the last day, and
    the day on which the attendance of the period in question was counted."""

    spans: tuple[Span, ...] = ()
    needs_since: tuple[date, ...] = ()
    left_on: date | None = None
    counted_on: date | None = None


@dataclass(frozen=True)
class Roster:
    """The pupils of a school as they are now, by id, and the names of its classes. ``current`` holds KEPT, of attendance
    the count of one period."""

    known: tuple[Known, ...]
    current: Mapping[str, Values]
    dated: Mapping[str, Dated]
    classes: tuple[str, ...]


def plan_for(reading: Reading, roster: Roster, *, on: date, counted: Period | None = None) -> Plan:
    """What a reading would do to a school's pupils, where status and needs in it hold from a day on.

    Attendance in it is that of the period ``counted``, or of the school year until that day.

    Bringing in the same file again gives a plan that adds and changes nothing.
    """
    fitted = fit(reading, roster, on=on, counted=counted or Period.so_far(on))
    plan = settle(make_plan(fitted, roster.known, roster.current, fields=KEPT), roster, on=on)
    # Told by the file alone: what of it may be kept depends on what stands here.
    said = {name for record in reading.records for name in values_of(record, KEPT)}
    return replace(plan, says=tuple(name for name in KEPT if name in said))


def fit(reading: Reading, roster: Roster, *, on: date, counted: Period) -> Reading:
    """The reading with every record in the form in which it is kept here."""
    answers = match(reading.records, roster.known)
    spellings = {squeezed(name): name for name in reversed(roster.classes)}
    records = []
    for record, answer in zip(reading.records, answers, strict=True):
        held = roster.current.get(answer.pupil_id or "", {})
        group = record.registration_group
        if group is not None:
            group = spellings.setdefault(squeezed(group) or group, group)
        watched = WATCHED if record.sen_status == "N" and record.local_status else None
        record = replace(_one_name(record, answer, held), registration_group=group, local_status=watched)
        record = of_period(record, counted)
        records.append(_needs_allowed(_contacts_reachable(_names_that_fit(record)), held, on))
    return replace(reading, records=tuple(records))


def settle(plan: Plan, roster: Roster, *, on: date) -> Plan:
    """The plan without what cannot be kept or changed here, each with a word on the row; leavers are not missed."""
    rows = tuple(_settled(row, roster, on) for row in plan.rows)
    missed = tuple(absent for absent in plan.not_in_file if not _has_left(roster.dated[absent.pupil_id], on))
    return replace(plan, rows=rows, not_in_file=missed)


def _one_name(record: PupilRecord, answer: Match, held: Values) -> PupilRecord:
    """A single name is kept as the forename; for a pupil with two names here, a file with one is silent on the other."""
    if record.forename or not record.surname or held.get("surname"):
        return record
    return replace(record, forename=record.surname, surname="")


def _names_that_fit(record: PupilRecord) -> PupilRecord:
    names = {
        "surname": record.surname,
        "forename": record.forename,
        "preferred forename": record.preferred_forename or "",
    }
    long = [
        f"The {what} is {len(name)} characters long: shorten it"
        for what, name in names.items()
        if len(name) > LONGEST_NAME
    ]
    return replace(record, refusals=(*record.refusals, *long))


def _contacts_reachable(record: PupilRecord) -> PupilRecord:
    contacts, warnings = [], list(record.warnings)
    for contact in record.contacts:
        if contact.email and not _EMAIL.fullmatch(contact.email):
            warnings.append(f"'{shown(contact.email)}' is not an e-mail address and was left out")
            contact = ContactRecord(contact.name, contact.relationship, contact.phone)
        contacts.append(contact)
    return replace(record, contacts=tuple(contacts), warnings=tuple(dict.fromkeys(warnings)))


def _needs_allowed(record: PupilRecord, held: Values, on: date) -> PupilRecord:
    status = record.sen_status or str(held.get("sen_status") or "") or None
    reasons = {code: why for code in record.needs if (why := why_not_need(code, status=status, on=on))}
    if not reasons:
        return record
    allowed = tuple(code for code in record.needs if code not in reasons)
    return replace(record, needs=allowed, warnings=tuple(dict.fromkeys((*record.warnings, *reasons.values()))))


def _settled(row: PlanRow, roster: Roster, on: date) -> PlanRow:
    if row.kind is RowKind.ADDED:
        row = _with_year(row, on)
    elif row.pupil_id is not None:
        dated = roster.dated[row.pupil_id]
        row = _changed_as_dates_allow(row, roster.current[row.pupil_id], dated, on)
        if _has_left(dated, on):
            row = _warned(row, f"Recorded here as having left on {long_date(dated.left_on or on)}, and stays so")
    if row.values is None:
        return row
    year = row.values.get("nc_year") or _year_by_age(row, on)
    former = row.values.get("former_upns")
    latest = {"former_upns": former[-1:]} if isinstance(former, list) else {}
    return replace(row, values={**row.values, "nc_year": year, **latest})


def _with_year(row: PlanRow, on: date) -> PlanRow:
    if row.values is None or row.values.get("nc_year"):
        return row
    label = years.label(_year_by_age(row, on))
    return _warned(row, f"The file gives no year: {label} was taken from the date of birth")


def _year_by_age(row: PlanRow, on: date) -> str:
    born_on = date.fromisoformat(str((row.values or {})["born_on"]))
    return years.expected_year(born_on, on) or NO_YEAR


def _changed_as_dates_allow(row: PlanRow, current: Values, dated: Dated, on: date) -> PlanRow:
    said = {change.field for change in row.changes}
    why_status = why_not_status_from(dated.spans, on) if "sen_status" in said else None
    why_needs = why_not_needs_from(dated.needs_since, on) if "needs" in said else None
    dropped = {"sen_status", "local_status"} if why_status else set()
    dropped |= {"needs"} if why_needs else set()
    why_attendance = why_not_counted_on(dated.counted_on, on) if "attendance" in said else None
    dropped |= {"attendance"} if why_attendance else set()
    changes = [change for change in row.changes if change.field not in dropped]
    changes = [kept for change in changes if (kept := _one_former(change, row, current)) is not None]
    if row.changes and not changes:
        row = replace(row, kind=RowKind.UNCHANGED, values=None, why="")
    return _warned(replace(row, changes=tuple(changes)), *filter(None, (why_status, why_needs, why_attendance)))


def _one_former(change: Change, row: PlanRow, current: Values) -> Change | None:
    """One former UPN is kept: that which is replaced now, else that which is here, else the last of the file."""
    if change.field != "former_upns":
        return change
    replaced = any(other.field == "upn" for other in row.changes) and current.get("upn")
    if replaced:
        return replace(change, after=[replaced])
    if change.before:
        return None
    after = change.after if isinstance(change.after, list) else []
    return replace(change, after=after[-1:])


def _warned(row: PlanRow, *words: str) -> PlanRow:
    return replace(row, warnings=tuple(dict.fromkeys((*row.warnings, *words))))


def _has_left(dated: Dated, on: date) -> bool:
    return dated.left_on is not None and dated.left_on <= on
