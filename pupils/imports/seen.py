"""A plan as a reader may know it: what changes only where they may not look counts as unchanged, and is not spoken of."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pupils.imports.attendance import NOT_CHANGED, why_not_counted_on
from pupils.imports.diff import Values
from pupils.imports.fitting import Dated, Roster
from pupils.imports.plan import Plan, PlanRow, RowKind
from pupils.rules.need import BY_CODE
from pupils.rules.status_dates import why_not_needs_from, why_not_status_from

STATUS = frozenset({"sen_status", "local_status"})
SEN = STATUS | {"needs"}
CONTACTS = frozenset({"contacts"})
ATTENDANCE = frozenset({"attendance"})
_ON_SEN = re.compile(rf"\bSEND?\b|\bsen\b|EHC|type of need|disagree on the notes|^(?:{'|'.join(BY_CODE)})\b")
_ON_CONTACTS = re.compile(r"\bcontacts?\b|e-mail address", re.IGNORECASE)
_ON_ATTENDANCE = re.compile(rf"^{NOT_CHANGED}|^Attendance was changed ")  # what tells of a count that stands here
_LEFT = "after this file was read, and are left as they stand here"
_OVERTAKEN = {"sen_status": f"SEN statuses were changed {_LEFT}", "needs": f"SEN needs were changed {_LEFT}",
              "local_status": f"SEN statuses were changed {_LEFT}", "contacts": f"Contacts were changed {_LEFT}",
              "attendance": f"Attendance was changed {_LEFT.replace('are left as they stand', 'is left as it stands')}"}  # fmt: skip


def as_seen(plan: Plan, hidden: frozenset[str]) -> Plan:
    """The plan without the fields in ``hidden``, so that nobody can try out by it what stands in them.

    A row that changes nothing else is unchanged, and a suggestion that would change nothing else asks nothing: a file
    with a right guess and one with a wrong guess look the same.
    """
    return replace(plan, rows=tuple(_as_seen(row, hidden) for row in plan.rows)) if hidden else plan


def brings_nothing(plan: Plan, hidden: frozenset[str], *, suggestions: bool) -> bool:
    """Whether a plan has nothing to bring in, as far as its reader may know; ``suggestions`` may still be settled.

    Of a file that speaks of what is hidden, that is never said: it would tell that all of it stands here already.
    """
    counts = as_seen(plan, hidden).counts
    if counts["added"] + counts["changed"] + (counts["suggested"] if suggestions else 0):
        return False
    return not (counts["unchanged"] and hidden.intersection(plan.says))


def without_overtaken(plan: Plan, hidden: frozenset[str], roster: Roster, *, on: date) -> Plan:
    """The plan without those hidden changes of pupils that the school has overtaken since the file was read.

    A change that the reader sees stops the import where it is overtaken, and they look again. Of one that they may not
    see they cannot be told even that. It is left, with a word on its row for those who see it.
    """
    return replace(plan, rows=tuple(_kept(row, hidden, roster, on) for row in plan.rows)) if hidden else plan


def speaks_of(fields: frozenset[str], text: str) -> bool:
    """Whether a remark tells of SEN status, needs, contacts or a count of attendance that stands here, as far as they are
    among these fields. What is wrong with the attendance in the file itself is told to whoever brings it."""
    on_sen = not SEN.isdisjoint(fields) and _ON_SEN.search(text) is not None
    on_attendance = not ATTENDANCE.isdisjoint(fields) and _ON_ATTENDANCE.search(text) is not None
    return on_sen or on_attendance or (not CONTACTS.isdisjoint(fields) and _ON_CONTACTS.search(text) is not None)


def _as_seen(row: PlanRow, hidden: frozenset[str]) -> PlanRow:
    changes = tuple(change for change in row.changes if change.field not in hidden)
    warnings = tuple(words for words in row.warnings if not speaks_of(hidden, words))
    if row.kind in (RowKind.CHANGED, RowKind.SUGGESTED) and not changes:
        return replace(row, kind=RowKind.UNCHANGED, values=None, changes=(), why="", warnings=warnings)
    values = {name: value for name, value in row.values.items() if name not in hidden} if row.values else row.values
    return replace(row, values=values, changes=changes, warnings=warnings)


def _kept(row: PlanRow, hidden: frozenset[str], roster: Roster, on: date) -> PlanRow:
    if row.kind is not RowKind.CHANGED:
        return row
    current = roster.current.get(str(row.pupil_id), {})
    overtaken = _overtaken(row, current, roster.dated.get(str(row.pupil_id), Dated()), on) & hidden
    if not overtaken:
        return row
    changes = tuple(change for change in row.changes if change.field not in overtaken)
    words = [_OVERTAKEN[change.field] for change in row.changes if change.field in overtaken]
    kind = RowKind.CHANGED if changes else RowKind.UNCHANGED
    return replace(row, kind=kind, changes=changes, warnings=tuple(dict.fromkeys((*row.warnings, *words))))


def _overtaken(row: PlanRow, current: Values, dated: Dated, on: date) -> frozenset[str]:
    """The fields of a row that say something else here by now, or may not change from that day any more."""
    said: Mapping[str, object] = {change.field: change.before for change in row.changes}
    found = {field for field, before in said.items() if current.get(field) != before}
    if "sen_status" in said and why_not_status_from(dated.spans, on):
        found.add("sen_status")
    if "needs" in said and why_not_needs_from(dated.needs_since, on):
        found.add("needs")
    if "attendance" in said and why_not_counted_on(dated.counted_on, on):
        found.add("attendance")
    return frozenset(found | STATUS if STATUS & found else found)
