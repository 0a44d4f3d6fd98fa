"""Writing down what a plan or its draft says, many lines at once and one by one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max, Model

from ehcp.models import Case, PlanProvision, PlanSection, PlanStatement
from ehcp.rules.quantity import read_quantity
from ehcp.rules.sections import SECTIONS
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

MOST_LINES = 200  # of one kind in one case; no plan has as many
MOST_MINUTES, MOST_TIMES, LARGEST_GROUP = 2000, 50, 40


def add_lines(
    *, actor: Actor, case: Case, statements: Mapping[str, Sequence[str]], provisions: Sequence[str]
) -> int:
    """Write down many lines: statements by their kind, and lines of section F, whose quantity is read off their words.

    Returns how many are new; a line that stands there already is left out. Raises Refused for more than a plan can have.
    """
    actor.must(Can.RUN_CASES)
    counts: dict[str, int] = {}
    with change(actor=actor, verb=Verb.PLAN_LINES_WRITTEN, pupil_id=case.pupil_id, changes=counts) as entry:
        entry.target = case
        for kind, texts in statements.items():
            there = PlanStatement.objects.filter(case=case, kind=kind)
            for position, text in _new(there, texts):
                source, _, said = text.rpartition("::") if kind == PlanStatement.Kind.RECOMMENDATION else ("", "", text)
                PlanStatement.objects.create(
                    case=case, kind=kind, text=said.strip(), source=source.strip()[:120], position=position, recorded_by_id=actor.user_id
                )
                counts[kind] = counts.get(kind, 0) + 1
        for position, text in _new(PlanProvision.objects.filter(case=case), provisions):
            PlanProvision.objects.create(
                case=case, text=text, position=position, recorded_by_id=actor.user_id, **_read(text)
            )
            counts["provision"] = counts.get("provision", 0) + 1
    return sum(counts.values())


def _new(there: Any, texts: Sequence[str]) -> list[tuple[int, str]]:
    """The lines that do not stand there yet, each with its place behind those that do."""
    known = set(there.values_list("text", flat=True))
    fresh = [text for text in dict.fromkeys(texts) if text not in known]
    if len(known) + len(fresh) > MOST_LINES:
        raise Refused(f"That would be more than {MOST_LINES} lines. Check that the right text was pasted.")
    first = (there.aggregate(last=Max("position"))["last"] or 0) + 1
    return list(enumerate(fresh, start=first))


def _read(text: str) -> dict[str, Any]:
    """The quantity of a line as far as its words say it plainly and it can be true."""
    found = read_quantity(text)
    read: dict[str, Any] = {}
    if found.minutes is not None and found.minutes <= MOST_MINUTES:
        read["minutes"] = found.minutes
    if found.times is not None and found.times <= MOST_TIMES:
        read |= {"times": found.times, "per": found.per}
    if found.group_size is not None and 0 < found.group_size <= LARGEST_GROUP:
        read["group_size"] = found.group_size
    if found.given_by:
        read["given_by"] = text[start : start + len(found.given_by)] if (start := text.casefold().find(found.given_by)) >= 0 else found.given_by
    return read


def write_line(*, actor: Actor, line: PlanStatement | PlanProvision, **fields: Any) -> None:
    """Change one line of a plan. Raises Refused where it is tied to a line of another case."""
    actor.must(Can.RUN_CASES)
    for value in fields.values():
        if isinstance(value, PlanStatement) and value.case_id != line.case_id:
            raise Refused("That line belongs to another plan.")
    with change(actor=actor, verb=Verb.PLAN_LINES_WRITTEN, pupil_id=line.case.pupil_id, changes={"line": "changed"}) as entry:
        entry.target = line
        for name, value in fields.items():
            setattr(line, name, value)
        line.save(update_fields=list(fields))


def remove_line(*, actor: Actor, line: PlanStatement | PlanProvision) -> None:
    """Take out a line that was typed in by mistake; the council's paper says what the plan says."""
    actor.must(Can.RUN_CASES)
    with change(
        actor=actor, verb=Verb.PLAN_LINES_WRITTEN, pupil_id=line.case.pupil_id, changes={"line": "removed", "text": line.text}
    ) as entry:
        entry.target = line.case
        line.delete()


def write_section(*, actor: Actor, case: Case, letter: str, text: str) -> None:
    """Keep the words of one section of the plan; empty words take it out."""
    actor.must(Can.RUN_CASES)
    if letter not in SECTIONS:
        raise Refused("A plan has the sections A to K.")
    with change(actor=actor, verb=Verb.PLAN_LINES_WRITTEN, pupil_id=case.pupil_id, changes={"section": letter}) as entry:
        entry.target = case
        if not text:
            PlanSection.objects.filter(case=case, letter=letter).delete()
        else:
            PlanSection.objects.update_or_create(
                case=case, letter=letter, defaults={"text": text, "written_by_id": actor.user_id}
            )


LINES: tuple[type[Model], ...] = (PlanStatement, PlanProvision, PlanSection)


def hand_on(*, actor: Actor, case: Case, to: Case) -> None:
    """What was typed in of the draft goes on with the case of the plan."""
    actor.must(Can.RUN_CASES)
    with change(actor=actor, verb=Verb.PLAN_LINES_WRITTEN, pupil_id=case.pupil_id, changes={"handed_on_to": to.reference}) as entry:
        entry.target = to
        for model in LINES:
            model._default_manager.filter(case=case).update(case=to)
