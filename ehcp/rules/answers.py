"""What the clocks answer to one case, as plain values for a file: deadlines by their ids, exceptions and problems."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ehcp.rules.casefile import CaseFile, read_case
from ehcp.rules.clock import Counted, Deadline, reckoned, standing
from ehcp.rules.diary import diary
from ehcp.rules.exceptions import findings
from ehcp.rules.facts import Fact
from ehcp.rules.law.table import LAW
from ehcp.rules.periods import Checked
from ehcp.rules.reckoning import OtherDate
from senco.access.rules.dates import short_day
from senco.calendar.rules.bank_holidays import FIRST_YEAR_KNOWN, LAST_YEAR_KNOWN

CHECKED_IN_WORDS = {Checked.READ: "read in the source", Checked.MEMORY: "from memory, not yet checked"}


def answer(given: object, on: date) -> dict[str, Any]:
    """Answer the facts of one case as they stand on a day; ``deadlines`` is empty where there are problems."""
    case = read_case(given)
    said: dict[str, Any] = {}
    counted: Counted = []
    if not case.problems:
        counted = reckoned(case.facts, LAW)
        case.problems += _not_in_force(counted)
    dated = [] if case.problems else _dated(case, counted, on)
    if not case.problems and not dated:
        case.problems.append("No period of the law is counted from these facts alone. Give the fact that starts one.")
    if not case.problems and Fact.REQUEST_RECEIVED_ON in case.facts:
        said |= _receipt(case)
    grounds = [] if case.problems else findings(case.facts, case.closures)
    return said | {
        "deadlines": {rule_id: _deadline(one, others) for rule_id, one, others in _by_id(dated)},
        "exception_possible": [one.ground.value for one in grounds if one.possible],
        "exceptions": [
            {"ground": one.ground.value, "possible": one.possible, "reason": one.reason, "citation": one.citation, "for": list(one.rules)}
            for one in grounds
        ],
        "problems": case.problems,
    }


def _receipt(case: CaseFile) -> dict[str, Any]:
    day = case.facts[Fact.REQUEST_RECEIVED_ON]
    said: dict[str, Any] = {"request_received_on": day.isoformat()}
    said["received"] = {"on": day.isoformat(), "basis": "confirmed" if case.received_is_confirmed else "assumed"}
    if case.receipt is not None:
        said["received"] |= {
            "assumed_on": case.receipt.received_on.isoformat(),
            "why": case.receipt.why,
            "bank_holidays_known": case.receipt.complete,
        }
    return said


def _dated(case: CaseFile, counted: Counted, on: date) -> list[Deadline]:
    """The deadlines that have a day, and what a school diarises beside them."""
    found = [one for one in standing(counted, case.facts, on) if one.due is not None]
    return found + diary(case.facts, found, on, case.is_school_day)


def _not_in_force(found: Counted) -> list[str]:
    """A clock that was started when no row of its id was law: nothing is answered by another time's law."""
    counted = [(rule, one.triggered_on) for rule, one in found if one is not None]
    judged = {rule.id for rule, on in counted if rule.in_force_on(on)}
    return [
        f"“{rule.title}” ({rule.id}) has no rule in this table for {short_day(on)}: it holds the law since "
        f"{short_day(rule.in_force_from)}{f' until {short_day(rule.in_force_until)}' if rule.in_force_until else ''}."
        for rule, on in counted
        if rule.id not in judged
    ]


def _by_id(dated: Iterable[Deadline]) -> Iterable[tuple[str, Deadline, list[Deadline]]]:
    """Each id once: where two rows of an id run, the one that was started last, and the others beside it."""
    groups: dict[str, list[Deadline]] = {}
    for one in dated:
        groups.setdefault(one.rule_id, []).append(one)
    for rule_id, group in groups.items():
        first, *others = sorted(group, key=lambda one: one.triggered_on or date.min, reverse=True)
        yield rule_id, first, others


def _deadline(one: Deadline, others: list[Deadline]) -> dict[str, Any]:
    also = [_other(other) for other in one.also] + [
        {"due": _iso(other.due), "sum": other.sum_in_words, "why": f"as it stood before ({other.citation})"}
        for other in others
    ]
    said = {
        "due": _iso(one.due),
        "sum": one.sum_in_words,
        "title": one.rule.title,
        "citation": one.citation,
        "checked": CHECKED_IN_WORDS[one.rule.checked],
        "bound": one.bound.value,
        "force": one.force.value,
        "kind": one.rule.nature.value,
        "state": one.state_in_words,
        "act_by": _iso(one.act_by),
        "also": also,
        "note": one.rule.note,
    }
    if not one.complete:
        said["warning"] = (
            f"Bank holidays are known from {FIRST_YEAR_KNOWN} to {LAST_YEAR_KNOWN} only; outside those years weekends "
            "alone were left out."
        )
    return said


def _other(other: OtherDate) -> dict[str, Any]:
    return {"due": other.due.isoformat(), "sum": other.sum_in_words, "why": other.why}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def answer_all(given: object, on: date) -> dict[str, Any]:
    """Answer every case of a file. Each case has an id of its own and its facts; what else it holds is let be."""
    rows = given.get("cases") if isinstance(given, dict) else None
    if not isinstance(rows, list) or not rows:
        return {"cases": [], "problems": ["The file has to be an object with “cases”, a list of at least one case."]}
    cases: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            cases.append({"id": None} | _refused(f"Case {number} has to be an object with “id” and “facts”."))
            continue
        name = row.get("id")
        if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
            cases.append({"id": None} | _refused(f"Case {number} needs an “id” of its own, a text or a number."))
            continue
        if str(name) in seen:
            cases.append({"id": name} | _refused(f"Case {number} has the id of an earlier case. Give it one of its own."))
        elif "facts" not in row:
            cases.append({"id": name} | _refused("The case has no “facts”."))
        else:
            cases.append({"id": name} | answer(row["facts"], on))
        seen.add(str(name))
    return {"cases": cases, "problems": []}


def _refused(problem: str) -> dict[str, Any]:
    return {"deadlines": {}, "exception_possible": [], "exceptions": [], "problems": [problem]}
