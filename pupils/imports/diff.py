"""What a record would change about a pupil: field by field, before and after, and never a blank over something."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from pupils.imports.records import Json, PupilRecord
from pupils.rules.names import search_key
from pupils.rules.upn import is_temporary
from pupils.rules.words import APOSTROPHES

Values: TypeAlias = Mapping[str, Json]

# The fields of a plan, in the order shown. A school that stores no notes, say, leaves them out of its own list.
FIELDS = (
    "surname", "forename", "preferred_surname", "preferred_forename", "middle_names", "born_on", "sex", "upn",
    "former_upns", "uln", "admission_no", "nc_year", "registration_group", "enrolment", "sen_status", "local_status",
    "needs", "contacts", "attendance",
)  # fmt: skip
_NAMES = frozenset({"surname", "forename", "preferred_surname", "preferred_forename", "middle_names"})
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@dataclass(frozen=True)
class Change:
    """One field's value before and after, as JSON: days in ISO form, `needs` codes, `contacts` objects."""

    field: str
    before: Json
    after: Json

    def as_json(self) -> dict[str, Json]:
        """The three values."""
        return {"field": self.field, "before": self.before, "after": self.after}


def values_of(record: PupilRecord, fields: Sequence[str] = FIELDS) -> dict[str, Json]:
    """Everything that a record says, under the names of a pupil's fields; what it is silent on is left out."""
    said: dict[str, Json] = {
        **{field: getattr(record, field, None) for field in fields},
        "born_on": record.born_on.isoformat() if record.born_on else None,
        "former_upns": list(record.former_upns),
        "needs": list(record.needs),
        "contacts": _contacts([contact.as_json() for contact in record.contacts], []),
        "attendance": record.attendance.as_json() if record.attendance else None,
    }
    return {field: said[field] for field in fields if said[field]}


def changes(record: PupilRecord, current: Values, fields: Sequence[str] = FIELDS) -> tuple[Change, ...]:
    """What the record would change in a pupil's current values, in the order of `fields`."""
    said = values_of(record, fields)
    after = {
        **{field: value for field, value in said.items() if _is_new(field, current.get(field), value)},
        **_numbers(record, current),
        **_local_status(record),
    }
    if record.needs:
        after["needs"] = _needs(record, _texts(current.get("needs")))
    if record.contacts:
        after["contacts"] = _contacts(said.get("contacts"), current.get("contacts"))
    return tuple(
        Change(field, current.get(field), after[field])
        for field in fields
        if field in after and (after[field] or None) != (_plain(current.get(field)) or None)
    )


def is_better_name(before: str, after: str) -> bool:
    """Whether a spelling in a file should replace the one we hold.

    Another encoding of the same accents or another apostrophe is no change. Where only spelling differs, capitals
    throughout ("ROOSTER") and lost accents ("Nguyen" for an accented name) do not replace what is better.
    """
    old, new = _even(before), _even(after)
    if old == new:
        return False
    if search_key(old) != search_key(new):
        return True
    if _one_case(new) and not _one_case(old):
        return False
    return _accents(new) >= _accents(old)


def _is_new(field: str, before: Json, after: Json) -> bool:
    if field in _NAMES and isinstance(before, str) and isinstance(after, str):
        return is_better_name(before, after)
    return before != after


def _even(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).translate(_ONE_APOSTROPHE).split())


def _one_case(name: str) -> bool:
    return name.isupper() or name.islower()


def _accents(name: str) -> int:
    return sum(1 for letter in unicodedata.normalize("NFC", name) if not letter.isascii())


def _numbers(record: PupilRecord, current: Values) -> dict[str, Json]:
    """The UPN and the former ones: a number that is replaced becomes a former one, and a former one never comes back."""
    held, former = current.get("upn"), list(_texts(current.get("former_upns")))
    upn = held if isinstance(held, str) else None
    if record.upn and record.upn != upn and record.upn not in former:
        if upn and is_temporary(record.upn) and not is_temporary(upn):
            former.append(record.upn)
        else:
            former.extend([upn] if upn else [])
            upn = record.upn
    former.extend(number for number in record.former_upns if number != upn and number not in former)
    return {"upn": upn, "former_upns": list(dict.fromkeys(former))}


def _local_status(record: PupilRecord) -> dict[str, Json]:
    """A file that gives a status gives the local one with it, if only to say that there is none any more."""
    return {} if record.sen_status is None else {"local_status": record.local_status}


def _needs(record: PupilRecord, before: Sequence[str]) -> list[str]:
    """The file's needs in its order; those we hold stay behind them unless the file's list is whole and certain."""
    whole = record.needs_complete and not record.needs_asked
    return [*record.needs, *(code for code in before if code not in record.needs and not whole)]


def _contacts(said: Json, held: Json) -> list[Json]:
    """The contacts we hold, each with what the file says of them, then those that are new; nobody is taken away."""
    merged = [dict(contact) for contact in _objects(held)]
    for contact in _objects(said):
        same = _same_person(contact, merged, _objects(said))
        if same is None:
            merged.append(dict(contact))
        else:
            same.update({part: value for part, value in contact.items() if value and part != "name"})
    return [*merged]


def _same_person(contact: Values, held: list[dict[str, Json]], said: list[Values]) -> dict[str, Json] | None:
    """The held contact of that name and relationship; or of that name, if the file has only one person of the name."""
    namesakes = [other for other in held if _key(other, "name") == _key(contact, "name")]
    exact = [other for other in namesakes if _key(other, "relationship") == _key(contact, "relationship")]
    alone = sum(_key(other, "name") == _key(contact, "name") for other in said) == 1
    found = exact or (namesakes if alone else [])
    return found[0] if found else None


def _key(contact: Values, part: str) -> str:
    return search_key(str(contact.get(part) or ""))


def _plain(value: Json) -> Json:
    return list(value) if isinstance(value, tuple) else value


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, (list, tuple)) else []


def _objects(value: Json) -> list[Values]:
    return [cast(Values, item) for item in value if isinstance(item, Mapping)] if isinstance(value, (list, tuple)) else []
