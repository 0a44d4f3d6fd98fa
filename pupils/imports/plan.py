"""The preview of an import: what would be added, changed, left and refused, row by row, before anything is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pupils.imports.diff import FIELDS, Change, Values, changes, values_of
from pupils.imports.match import Known, Match, MatchKind, match, mentioned
from pupils.imports.records import Json, PupilRecord, Reading


class RowKind(StrEnum):
    """What would happen to a record."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SUGGESTED = "suggested"
    REFUSED = "refused"


@dataclass(frozen=True)
class PlanRow:
    """One record's fate. `rows` are lines of the file; `pupil_id` is None for the added and the refused.

    `values` is all that the file says (for added and suggested), `changes` what differs from the pupil (for changed and
    suggested), `why` the reason of a refusal or the question of a suggestion.
    """

    kind: RowKind
    rows: tuple[int, ...]
    name: str
    upn: str | None = None
    pupil_id: str | None = None
    values: Values | None = None
    changes: tuple[Change, ...] = ()
    why: str = ""
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The row as JSON values."""
        return {
            "kind": self.kind.value,
            "rows": list(self.rows),
            "name": self.name,
            "upn": self.upn,
            "pupil_id": self.pupil_id,
            "values": self.values,
            "changes": [change.as_json() for change in self.changes],
            "why": self.why,
            "warnings": list(self.warnings),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PlanRow":
        """The row that `as_json` wrote."""
        return cls(
            kind=RowKind(stored["kind"]),
            rows=tuple(stored["rows"]),
            name=stored["name"],
            upn=stored["upn"],
            pupil_id=stored["pupil_id"],
            values=stored["values"],
            changes=tuple(Change(**change) for change in stored["changes"]),
            why=stored["why"],
            warnings=tuple(stored["warnings"]),
        )


@dataclass(frozen=True)
class Absent:
    """A pupil of the school of whom the file does not speak; they are listed and never deleted."""

    pupil_id: str
    name: str


@dataclass(frozen=True)
class Plan:
    """A whole preview. `basis` is the digest of the school's pupils as they were when it was made, `says` the fields of
    which the file speaks, whether anything in them would change or not."""

    file_name: str
    rows: tuple[PlanRow, ...]
    not_in_file: tuple[Absent, ...]
    notes: tuple[str, ...]
    basis: str
    says: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind, every kind named, and how many pupils are not in the file."""
        found = Counter(row.kind.value for row in self.rows)
        return {**{kind.value: found[kind.value] for kind in RowKind}, "not_in_file": len(self.not_in_file)}

    @property
    def digest(self) -> str:
        """A fingerprint of the plan: whoever confirms sends it back, so that what is applied is what was seen."""
        return fingerprint(self.as_json())

    def of_kind(self, kind: RowKind) -> tuple[PlanRow, ...]:
        """The rows of one kind, in the order of the file."""
        return tuple(row for row in self.rows if row.kind is kind)

    def as_json(self) -> dict[str, Json]:
        """The plan as JSON values, to be stored and read back with `from_json`."""
        return {
            "file_name": self.file_name,
            "rows": [row.as_json() for row in self.rows],
            "not_in_file": [{"pupil_id": absent.pupil_id, "name": absent.name} for absent in self.not_in_file],
            "notes": list(self.notes),
            "basis": self.basis,
            "says": list(self.says),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Plan":
        """The plan that `as_json` wrote."""
        return cls(
            file_name=stored["file_name"],
            rows=tuple(PlanRow.from_json(row) for row in stored["rows"]),
            not_in_file=tuple(Absent(**absent) for absent in stored["not_in_file"]),
            notes=tuple(stored["notes"]),
            basis=stored["basis"],
            says=tuple(stored.get("says", ())),
        )


def make_plan(
    reading: Reading, known: Sequence[Known], current: Mapping[str, Values], *, fields: Sequence[str] = FIELDS
) -> Plan:
    """What a reading would do to a school's pupils: a pure comparison that writes nothing.

    `known` are the school's pupils, `current` their values by id under the names in `fields` (days as ISO text, needs as
    codes with the primary first, contacts as objects with name, relationship, phone and email). Applying a plan and
    making it again from the same reading gives no row that adds or changes anything.
    """
    matches = match(reading.records, known)
    rows = [_row(record, one, current, fields) for record, one in zip(reading.records, matches, strict=True)]
    rows += [PlanRow(RowKind.REFUSED, (bad.row,), "", why=bad.why) for bad in reading.refused_rows]
    spoken_of = mentioned(reading.records, known)
    return Plan(
        file_name=reading.file_name,
        rows=tuple(sorted(rows, key=lambda row: row.rows)),
        not_in_file=tuple(Absent(pupil.id, pupil.name) for pupil in known if pupil.id not in spoken_of),
        notes=reading.notes,
        basis=basis_of(known, current, fields),
    )


def basis_of(known: Sequence[Known], current: Mapping[str, Values], fields: Sequence[str] = FIELDS) -> str:
    """A fingerprint of all that a plan was compared with."""
    return fingerprint({pupil.id: {field: current[pupil.id].get(field) for field in fields} for pupil in known})


def fingerprint(value: Json) -> str:
    """The sha256 of a JSON value, however its keys are ordered."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _row(record: PupilRecord, one: Match, current: Mapping[str, Values], fields: Sequence[str]) -> PlanRow:
    refusal = "; ".join(record.refusals) or (one.why if one.kind is MatchKind.CONFLICT else "")
    if not refusal and one.kind is MatchKind.NEW:
        refusal = why_not_add(record) or ""
    if refusal:
        return _plan_row(RowKind.REFUSED, record, why=refusal)
    if one.pupil_id is None:
        return _plan_row(RowKind.ADDED, record, values=values_of(record, fields))
    changed = changes(record, current[one.pupil_id], fields)
    # A suggestion that would change nothing needs nobody's decision: the second upload of a file is quiet.
    if not changed:
        return _plan_row(RowKind.UNCHANGED, record, pupil_id=one.pupil_id)
    if one.kind is MatchKind.KNOWN:
        return _plan_row(RowKind.CHANGED, record, pupil_id=one.pupil_id, changes=changed)
    said = values_of(record, fields)
    return _plan_row(RowKind.SUGGESTED, record, pupil_id=one.pupil_id, changes=changed, values=said, why=one.why)


def why_not_add(record: PupilRecord) -> str | None:
    """Why a record cannot become a new pupil; None if it can."""
    if record.born_on is None:
        return "A new pupil needs a date of birth: add it to the file and bring it in again"
    return None


def _plan_row(kind: RowKind, record: PupilRecord, **rest: Any) -> PlanRow:
    return PlanRow(kind, record.rows, record.name, record.upn, warnings=record.warnings, **rest)
