"""Prints the table of the law, for programs and for people."""

from typing import Any

from ehcp.rules.counting import BEGINNING_WITH, FIXED_DAYS, RUN_BEFORE, Counting, length_in_words
from ehcp.rules.facts import WORDS, Fact
from ehcp.rules.law.table import CHAPTERS
from ehcp.rules.periods import Checked, Choice, Rule
from senco.access.rules.dates import short_date

_HEAD = """# The table of the law

Printed by `manage.py clock --periods markdown` from the tables of the rules; a test compares them.

*must* is law, *should* is statutory guidance, *practice* is neither. V: the wording was read in the source; M: it is from
memory and waits to be checked. This is no legal advice.
"""


def as_json() -> dict[str, Any]:
    """Every row as plain values."""
    return {"periods": [{"chapter": chapter} | _row(rule) for chapter, rules in CHAPTERS for rule in rules]}


def as_markdown() -> str:
    """Every row, a table to a chapter, as in ``docs/periods.md``."""
    parts = [_HEAD]
    for chapter, rules in CHAPTERS:
        parts.append(f"\n## {chapter}\n")
        parts.append("| id | what | counted | who | force | source | | in force |")
        parts.append("|---|---|---|---|---|---|---|---|")
        parts += [_line(rule) for rule in rules]
    notes = [f"- **{rule.id}**: {rule.note}" for _, rules in CHAPTERS for rule in rules if rule.note]
    return "\n".join([*parts, "\n## Notes\n", *dict.fromkeys(notes)]) + "\n"


def how_counted(rule: Rule) -> str:
    """Say from what and how a row is counted: ``20 weeks of: received``."""
    if not rule.triggers:
        return f"{length_in_words(rule.length, rule.counting)} a year; no date in law"
    ways = [_way(rule.length, rule.counting, rule.triggers)]
    ways += [_way(limb.length, limb.counting, (limb.trigger,)) for limb in rule.limbs]
    said = "; ".join(ways)
    if rule.limbs and rule.choose is not Choice.FIRST:
        said += f"; {rule.choose.value} counts"
    if rule.appeals_roll:
        said += "; a day from 25 December to 1 January or in August moves to the first working day after"
    return said


def _way(length: int, counting: Counting, triggers: tuple[Fact, ...]) -> str:
    if counting in FIXED_DAYS:
        return counting.value
    start = " or ".join(WORDS[fact] for fact in triggers)
    if length == 0:
        return f"the day itself: {start}"
    joined = "beginning with" if counting in BEGINNING_WITH else "before" if counting in RUN_BEFORE else "of"
    return f"{length_in_words(length, counting)} {joined}: {start}"


def _in_force(rule: Rule) -> str:
    until = f" until {short_date(rule.in_force_until)}" if rule.in_force_until else ""
    return f"from {short_date(rule.in_force_from)}{until}"


def _line(rule: Rule) -> str:
    cells = (
        rule.id, rule.title, how_counted(rule), rule.bound.value, rule.force.value, rule.citation, rule.checked.value,
        _in_force(rule),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _row(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "triggers": [fact.value for fact in rule.triggers],
        "length": rule.length,
        "counting": rule.counting.value,
        "counted": how_counted(rule),
        "limbs": [
            {"trigger": limb.trigger.value, "length": limb.length, "counting": limb.counting.value} for limb in rule.limbs
        ],
        "choose": rule.choose.value,
        "bound": rule.bound.value,
        "force": rule.force.value,
        "kind": rule.nature.value,
        "citation": rule.citation,
        "checked": "read" if rule.checked is Checked.READ else "memory",
        "note": rule.note,
        "beside": dict(rule.beside),
        "steps": [{"weeks_before": step.weeks, "why": step.why} for step in rule.steps],
        "in_force_from": rule.in_force_from.isoformat(),
        "in_force_until": None if rule.in_force_until is None else rule.in_force_until.isoformat(),
    }
