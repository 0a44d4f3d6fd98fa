"""Records and pupils, known and new, from which the tests make plans."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from pupils.imports.diff import changes
from pupils.imports.match import Known
from pupils.imports.plan import RowKind, make_plan
from pupils.imports.reading import read_pupils
from pupils.imports.records import PupilRecord, Reading

VECTORS = Path(__file__).parents[2] / "vectors" / "imports"
TODAY, BORN = date(2026, 9, 4), date(2015, 2, 28)
PERMANENT, OTHER, TEMPORARY = "P207000016049", "B801200005001", "M80120000500A"
AMY = PupilRecord((2,), "Smith", "Amy", BORN, upn=PERMANENT)
KNOWN_AMY = Known("a", PERMANENT, (), "Smith", "Amy", BORN)


def reading(*records, refused_rows=()):
    numbered = tuple(replace(record, rows=(line,)) for line, record in enumerate(records, 2))
    return Reading("f.csv", "utf-8", ",", 1, numbered, refused_rows)


def vector(name):
    return read_pupils((VECTORS / name).read_bytes(), file_name=name, on=TODAY)


def known_from(current):
    return [
        Known(
            pupil_id,
            values.get("upn"),
            tuple(values.get("former_upns") or ()),
            values.get("surname") or "",
            values.get("forename") or "",
            date.fromisoformat(values["born_on"]) if values.get("born_on") else None,
        )
        for pupil_id, values in current.items()
    ]


def plan_for(file, current):
    return make_plan(file, known_from(current), current)


def applied(plan, current):
    """The school's pupils after a plan: what the service does in the database, done to plain values."""
    after = {pupil_id: dict(values) for pupil_id, values in current.items()}
    for row in plan.rows:
        if row.kind is RowKind.ADDED:
            after[f"new {row.rows[0]} of {len(current)}"] = dict(row.values)
        if row.kind is RowKind.CHANGED:
            after[row.pupil_id].update({change.field: change.after for change in row.changes})
    return after


def changed(record, current):
    return {change.field: change.after for change in changes(record, current)}


BASE = {"surname": "Smith", "forename": "Amy", "born_on": "2015-02-28", "upn": PERMANENT}
