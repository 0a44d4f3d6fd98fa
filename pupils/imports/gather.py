"""Rows that tell of the same pupil become one record; rows that contradict each other are held for a person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pupils.imports.cells import RowRead
from pupils.imports.records import ContactRecord, PupilRecord
from pupils.rules.names import search_key
from senco.access.rules.dates import long_date
from senco.access.rules.words import listed

Item = TypeVar("Item")
_SINGLE = {
    "preferred_surname": "the preferred surname", "preferred_forename": "the preferred forename",
    "middle_names": "the middle names", "sex": "the sex", "uln": "the ULN", "nc_year": "the year",
    "registration_group": "the registration group", "sen_status": "the SEN status", "enrolment": "the enrolment",
    "admission_no": "the admission number", "attendance": "the attendance", "notes": "the notes",
}  # fmt: skip


def gather(rows: Iterable[RowRead]) -> tuple[PupilRecord, ...]:
    """One record a pupil, in the order of the file.

    Rows belong together when they share a UPN, or, both without one, when names and date of birth agree. One UPN with
    two dates of birth or two names is a conflict: the record has a refusal. Twins differ in forename or UPN and stay apart.
    """
    groups: dict[tuple[object, ...], list[RowRead]] = defaultdict(list)
    for row in rows:
        groups[_identity(row.record)].append(row)
    return _compared([_merged(_by_rank(group)) for group in groups.values()])


def _identity(record: PupilRecord) -> tuple[object, ...]:
    if record.upn:
        return ("upn", record.upn)
    if record.born_on:
        return ("names", *_names(record), record.born_on)
    return ("row", record.rows)


def _names(record: PupilRecord) -> tuple[str, str]:
    return search_key(record.surname), search_key(record.forename)


def _by_rank(group: list[RowRead]) -> list[PupilRecord]:
    if all(row.need_rank is not None for row in group):
        group = sorted(group, key=lambda row: row.need_rank or 0)
    return [row.record for row in group]


def _merged(group: list[PupilRecord]) -> PupilRecord:
    first = min(group, key=lambda record: record.rows)
    if len(group) == 1:
        return first
    conflicts = _conflicts(group)
    days = {record.born_on for record in group if record.born_on}
    values, disagreements = _agreed(group)
    merged = replace(
        first,
        rows=tuple(sorted(line for record in group for line in record.rows)),
        born_on=days.pop() if len(days) == 1 else None,
        former_upns=_once(upn for record in group for upn in record.former_upns),
        needs=_once(code for record in group for code in record.needs),
        needs_asked=_once(asked for record in group for asked in record.needs_asked),
        contacts=_contacts(contact for record in group for contact in record.contacts),
        warnings=_once([*(warning for record in group for warning in record.warnings), *disagreements]),
        refusals=_once([*(refusal for record in group for refusal in record.refusals), *conflicts]),
        **values,
    )
    return replace(merged, local_status=_local_status(group, merged.sen_status))


def _conflicts(group: list[PupilRecord]) -> list[str]:
    lines, upn = _lines(group), group[0].upn
    days = _once(record.born_on for record in sorted(group, key=lambda record: record.rows) if record.born_on)
    names = _once(record.name for record in _first_of_each(group, _names))
    found = []
    if len(days) > 1:
        found.append(
            f"{lines} have the same UPN {upn} but {_number(days)} birth dates, {listed([long_date(day) for day in days])}: "
            "find out which is right and correct the file"
        )
    if len(names) > 1:
        found.append(
            f"{lines} have the same UPN {upn} but {_number(names)} names, {listed(names)}: "
            "give each pupil their own UPN, or correct the name"
        )
    return found


def _agreed(group: list[PupilRecord]) -> tuple[dict[str, Any], list[str]]:
    """The single values on which the rows that have one agree; those that disagree are left open and named."""
    values: dict[str, Any] = {}
    disagreements = []
    for field, what in _SINGLE.items():
        said = _once(value for record in group if (value := getattr(record, field)) is not None)
        values[field] = said[0] if len(said) == 1 else None
        if len(said) > 1:
            disagreements.append(f"{_lines(group)} disagree on {what} ({listed([str(one) for one in said])}): none of them is taken")
    return values, disagreements


def _local_status(group: list[PupilRecord], status: str | None) -> str | None:
    if status is None:
        return None
    return next((record.local_status for record in group if record.local_status), None)


def _contacts(contacts: Iterable[ContactRecord]) -> tuple[ContactRecord, ...]:
    """Each person once, with what any row says of them."""
    found: dict[tuple[str, str], ContactRecord] = {}
    for contact in contacts:
        key = (search_key(contact.name), search_key(contact.relationship or ""))
        before = found.get(key, contact)
        found[key] = replace(before, phone=before.phone or contact.phone, email=before.email or contact.email)
    return tuple(found.values())


def _compared(records: list[PupilRecord]) -> tuple[PupilRecord, ...]:
    """The records, with a word on those that share names and date of birth and may be one child."""
    alike: dict[tuple[object, ...], list[PupilRecord]] = defaultdict(list)
    for record in records:
        if record.born_on:
            alike[(*_names(record), record.born_on)].append(record)
    return tuple(_with_word_on_namesakes(record, alike.get((*_names(record), record.born_on), [])) for record in records)


def _with_word_on_namesakes(record: PupilRecord, alike: list[PupilRecord]) -> PupilRecord:
    others = [other for other in alike if other is not record]
    if not others:
        return record
    word = f"{_lines(alike)} have the same names and date of birth"
    if record.upn:
        return replace(record, warnings=(*record.warnings, f"{word}: check whether they are one child"))
    word = f"{word}, and this one has no UPN: give it its UPN, or take it out if it is the same child"
    return replace(record, refusals=(*record.refusals, word))


def _first_of_each(group: Sequence[PupilRecord], key: Callable[[PupilRecord], object]) -> list[PupilRecord]:
    first: dict[object, PupilRecord] = {}
    for record in group:
        first.setdefault(key(record), record)
    return list(first.values())


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _number(things: Sequence[object]) -> str:
    return {2: "two", 3: "three"}.get(len(things), str(len(things)))


def _lines(group: Sequence[PupilRecord]) -> str:
    return "Rows " + listed([str(line) for line in sorted(line for record in group for line in record.rows)])
