"""Running a cycle: assess, plan, do, review. Each move asks the rules first and refuses in their words."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Max

from provision.facts import cycle_facts
from provision.models import Cycle, Outcome
from provision.rules import cycle as rules
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.audit.services import change
from senco.audit.verbs import Verb

WRITABLE = frozenset(
    {
        "evidence",
        "pupil_view",
        "parent_view",
        "adaptations_note",
        "review_on",
        "review_text",
        "review_pupil_view",
        "review_parent_view",
        "decision",
    }
)


def start_cycle(*, actor: Actor, pupil: Pupil, on: date) -> Cycle:
    """Start the next cycle of a pupil, with the outcomes that the last one left unreached. Raises Refused if one is open."""
    if Cycle.objects.filter(pupil=pupil, closed_on__isnull=True).exists():
        raise Refused("A cycle is under way for this pupil. Review it before the next one starts.")
    number = (Cycle.objects.filter(pupil=pupil).aggregate(last=Max("number"))["last"] or 0) + 1
    with change(actor=actor, verb=Verb.CYCLE_STARTED, pupil_id=pupil.pk, changes={"number": number}) as entry:
        cycle = Cycle.objects.create(
            pupil=pupil, number=number, stage=rules.Stage.ASSESS.value, started_on=on, led_by_id=actor.user_id
        )
        _carry_over(cycle)
        entry.target = cycle
    return cycle


def _carry_over(cycle: Cycle) -> None:
    """Outcomes that were not reached go on in the next cycle, from where the pupil is now, and keep their descent."""
    before = Outcome.objects.filter(
        cycle__pupil=cycle.pupil_id, cycle__number=cycle.number - 1, cycle__decision__in=["continue", "change"]
    ).exclude(judged=rules.Progress.MET.value)
    for outcome in before.order_by("order"):
        Outcome.objects.create(
            cycle=cycle,
            order=outcome.order,
            text=outcome.text,
            baseline=outcome.now or outcome.baseline,
            criterion=outcome.criterion,
            by_on=outcome.by_on,
            carried_from=outcome,
        )


def write_cycle(*, actor: Actor, cycle: Cycle, version: int, **fields: Any) -> Cycle:
    """Write parts of a cycle. ``version`` is the one that the page showed.

    Raises Refused where the cycle is closed, or where somebody else has written since the page was shown.
    """
    unknown = set(fields) - WRITABLE
    if unknown:
        raise TypeError(f"Not for write_cycle: {', '.join(sorted(unknown))}")
    if cycle.closed_on is not None:
        raise Refused("This cycle is closed and stays as it was. Start the next one to go on.")
    changed = {name: value for name, value in fields.items() if getattr(cycle, name) != value}
    if not changed:
        return cycle
    with change(
        actor=actor, verb=Verb.CYCLE_WRITTEN, target=cycle, pupil_id=cycle.pupil_id, changes={"parts": sorted(changed)}
    ):
        saved = Cycle.objects.filter(pk=cycle.pk, version=version).update(**changed, version=version + 1)
        if not saved:
            raise Refused(
                "A colleague has written in this cycle since you opened it. Copy your words, open the page again and "
                "add them to theirs."
            )
    cycle.refresh_from_db()
    return cycle


def set_outcome(
    *, actor: Actor, cycle: Cycle, text: str, baseline: str, criterion: str, by_on: date, outcome: Outcome | None = None
) -> Outcome:
    """Add an outcome to a cycle that is being assessed or planned, or change one of its outcomes."""
    if cycle.stage not in (rules.Stage.ASSESS, rules.Stage.PLAN):
        raise Refused("Outcomes are set before the work starts. Note the change in the review, and set it next time.")
    with change(actor=actor, verb=Verb.OUTCOME_SET, pupil_id=cycle.pupil_id, changes={"text": text}) as entry:
        if outcome is None:
            order = (cycle.outcomes.aggregate(last=Max("order"))["last"] or 0) + 1
            outcome = Outcome(cycle=cycle, order=order)
        outcome.text, outcome.baseline, outcome.criterion, outcome.by_on = text, baseline, criterion, by_on
        outcome.save()
        entry.target = outcome
    return outcome


def review_outcome(*, actor: Actor, outcome: Outcome, now: str, judged: str) -> Outcome:
    """Say where the pupil is now with an outcome, and what that means."""
    if outcome.cycle.stage not in (rules.Stage.DO, rules.Stage.REVIEW):
        raise Refused("Progress is recorded once the work has started.")
    with change(
        actor=actor,
        verb=Verb.OUTCOME_REVIEWED,
        target=outcome,
        pupil_id=outcome.cycle.pupil_id,
        changes={"judged": judged},
    ):
        outcome.now, outcome.judged = now, judged
        outcome.save(update_fields=["now", "judged"])
    return outcome


def tell_parents(*, actor: Actor, cycle: Cycle, on: date) -> Cycle:
    """Record the day on which the parents were told that special educational provision is being made."""
    with change(actor=actor, verb=Verb.PARENTS_TOLD, target=cycle, pupil_id=cycle.pupil_id, changes={"on": on}):
        Cycle.objects.filter(pk=cycle.pk).update(parents_told_on=on)
    cycle.parents_told_on = on
    return cycle


_WHY_NOT: dict[rules.Stage, Callable[[rules.CycleFacts], str | None]] = {
    rules.Stage.ASSESS: rules.why_not_plan,
    rules.Stage.PLAN: rules.why_not_do,
    rules.Stage.DO: rules.why_not_review,
    rules.Stage.REVIEW: rules.why_not_close,
}


def why_not_move(cycle: Cycle, **known: bool) -> str | None:
    """Why this cycle cannot go on to its next stage, or None."""
    asked = _WHY_NOT.get(rules.Stage(cycle.stage))
    return asked(cycle_facts(cycle, **known)) if asked else "This cycle is closed. Start the next cycle to go on."


def move_on(*, actor: Actor, cycle: Cycle, on: date, **known: bool) -> Cycle:
    """Take a cycle to its next stage; the move out of the review closes it. Raises Refused with the rule's reason."""
    why_not = why_not_move(cycle, **known)
    if why_not:
        raise Refused(why_not)
    stage = rules.Stage(cycle.stage)
    following = rules.STAGE[stage].next
    assert following is not None  # a closed cycle was refused above
    fields: dict[str, Any] = {"stage": following.value}
    if following is rules.Stage.CLOSED:
        fields |= {"closed_on": on, "reviewed_on": on}
    with change(
        actor=actor,
        verb=Verb.CYCLE_MOVED,
        target=cycle,
        pupil_id=cycle.pupil_id,
        changes={"from": stage.value, "to": following.value},
    ):
        moved = Cycle.objects.filter(pk=cycle.pk, stage=stage.value).update(**fields, version=cycle.version + 1)
        if not moved:
            raise Refused("A colleague has moved this cycle on already. Open the page again.")
    cycle.refresh_from_db()
    return cycle
