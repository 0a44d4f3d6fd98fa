"""Between preview and apply: a person's word on suggestions, and whether a plan still fits the school."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from pupils.imports.diff import FIELDS, Values
from pupils.imports.match import Known
from pupils.imports.plan import Plan, PlanRow, RowKind, basis_of
from pupils.rules.names import search_key


class Decision(StrEnum):
    """What a person says to a suggestion: it is the same child, another child, or leave it for now."""

    SAME = "same"
    OTHER = "other"
    LEAVE = "leave"


def decide(plan: Plan, decisions: Mapping[int, Decision]) -> Plan:
    """The plan with the suggestions settled; `decisions` are by the first line of the row, and silence leaves a row.

    The same child becomes a changed row, another child an added one.
    """
    return replace(plan, rows=tuple(_decided(row, decisions.get(row.rows[0], Decision.LEAVE)) for row in plan.rows))


def why_not_apply(
    plan: Plan, known: Sequence[Known], current: Mapping[str, Values], *, fields: Sequence[str] = FIELDS
) -> str | None:
    """Why a plan no longer fits the pupils as they are now; None if it can be applied.

    Changes to pupils whom the plan does not touch do not matter.
    """
    if plan.basis == basis_of(known, current, fields):
        return None
    upns = {upn for pupil in known for upn in (pupil.upn, *pupil.former_upns) if upn}
    names = {(search_key(pupil.surname), search_key(pupil.forename), _iso(pupil)) for pupil in known}
    before = {pupil.id: pupil for pupil in known}
    for row in plan.rows:
        if row.kind is RowKind.CHANGED and (row.pupil_id not in before or _has_moved_on(row, current[row.pupil_id])):
            return f"{row.name} has been changed here since this preview was made. Make the preview again."
        if row.kind is RowKind.ADDED and (row.upn in upns or (_names(row) in names and not _was_told_apart(row))):
            return f"{row.name} has been added here since this preview was made. Make the preview again."
    return None


def _decided(row: PlanRow, decision: Decision) -> PlanRow:
    if row.kind is not RowKind.SUGGESTED or decision is Decision.LEAVE:
        return row
    if decision is Decision.SAME:
        return replace(row, kind=RowKind.CHANGED, values=None)
    return replace(row, kind=RowKind.ADDED, pupil_id=None, changes=())


def _has_moved_on(row: PlanRow, current: Values) -> bool:
    return any(current.get(change.field) != change.before for change in row.changes)


def _was_told_apart(row: PlanRow) -> bool:
    """Whether a person has said that this is another child than the namesake: the question is still on the row."""
    return row.why != ""


def _names(row: PlanRow) -> tuple[str, str, str]:
    values = row.values or {}
    return (
        search_key(str(values.get("surname") or "")),
        search_key(str(values.get("forename") or "")),
        str(values.get("born_on") or ""),
    )


def _iso(pupil: Known) -> str:
    return pupil.born_on.isoformat() if pupil.born_on else ""
