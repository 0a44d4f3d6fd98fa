"""Running a cycle: assess, plan, do, review. Each move asks the rules first and refuses in their words."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Max

from provision.facts import cycle_facts
from provision.models import Cycle, Outcome
from provision.rules import cycle as rules
from provision.selectors import mark_of
from provision.services.overtaken import Overtaken
from pupils.models import Pupil, StatusPeriod
from pupils.rules.register_rules import why_not_first_cycle
from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.spans import holding
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
GOES_ON = [row.decision.value for row in rules.DECISIONS if row.next_cycle]
UNDER_WAY = "A cycle is under way for this pupil. Review it before the next one starts."
CLOSED = "This cycle is closed and stays as it was. Start the next one to go on."
STARTED = "Outcomes are set before the work starts. Note the change in the review, and set it next time."
NOT_STARTED = "Progress is recorded once the work has started."


def start_cycle(*, actor: Actor, pupil: Pupil, on: date) -> Cycle:
    """Start the next cycle of a pupil, with the outcomes that the last one left unreached.

    Raises Refused if one is open, and for the first of a time on SEN support until the parents have been told.
    """
    actor.must(Can.RUN_CYCLES)
    if reason := why_not_start(pupil, on=on):
        raise Refused(reason)
    if Cycle.objects.filter(pupil=pupil, closed_on__isnull=True).exists():
        raise Refused(UNDER_WAY)
    number = (Cycle.objects.filter(pupil=pupil).aggregate(last=Max("number"))["last"] or 0) + 1
    with (
        refused_where_taken(UNDER_WAY),
        change(actor=actor, verb=Verb.CYCLE_STARTED, pupil_id=pupil.pk, changes={"number": number}) as entry,
    ):
        cycle = Cycle.objects.create(
            pupil=pupil, number=number, stage=rules.Stage.ASSESS.value, started_on=on, led_by_id=actor.user_id
        )
        _carry_over(cycle)
        entry.target = cycle
    return cycle


def why_not_start(pupil: Pupil, *, on: date) -> str | None:
    """Why the register lets no cycle of this pupil start on a day, or None."""
    period = StatusPeriod.objects.filter(holding(on), pupil=pupil).first()
    if period is None:
        return None
    before = Cycle.objects.filter(pupil=pupil, started_on__gte=period.starts_on).count()
    return why_not_first_cycle(status=period.status, source=period.source, told_on=period.told_on, cycles_before=before)


def _carry_over(cycle: Cycle) -> None:
    """Outcomes that were not reached go on in the next cycle, from where the pupil is now, and keep their descent."""
    before = Outcome.objects.filter(
        cycle__pupil=cycle.pupil_id, cycle__number=cycle.number - 1, cycle__decision__in=GOES_ON
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

    Raises Refused where the cycle is closed, and Overtaken where somebody has written since the page was shown.
    """
    actor.must(Can.RUN_CYCLES)
    unknown = set(fields) - WRITABLE
    if unknown:
        raise TypeError(f"Not for write_cycle: {', '.join(sorted(unknown))}")
    if cycle.closed_on is not None:
        raise Refused(CLOSED)
    changed = {name: value for name, value in fields.items() if getattr(cycle, name) != value}
    if not changed:
        return cycle
    with change(
        actor=actor, verb=Verb.CYCLE_WRITTEN, target=cycle, pupil_id=cycle.pupil_id, changes={"parts": sorted(changed)}
    ):
        saved = Cycle.objects.filter(pk=cycle.pk, version=version).update(**changed, version=version + 1)
        if not saved:
            raise Overtaken
    cycle.refresh_from_db()
    return cycle


def why_not_set(cycle: Cycle) -> str | None:
    """Why the outcomes of this cycle cannot be set or changed now, or None."""
    if cycle.closed_on is not None:
        return CLOSED
    return None if cycle.stage in (rules.Stage.ASSESS, rules.Stage.PLAN) else STARTED


def why_not_review(cycle: Cycle) -> str | None:
    """Why progress cannot be recorded now, or None."""
    if cycle.closed_on is not None:
        return CLOSED
    return None if cycle.stage in (rules.Stage.DO, rules.Stage.REVIEW) else NOT_STARTED


def set_outcome(
    *,
    actor: Actor,
    cycle: Cycle,
    text: str,
    baseline: str,
    criterion: str,
    by_on: date,
    outcome: Outcome | None = None,
    mark: str | None = None,
) -> Outcome:
    """Add an outcome to a cycle that is being assessed or planned, or change one of its outcomes.

    ``mark`` is that of the outcome that the page showed. Raises Overtaken where it says something else by now.
    """
    actor.must(Can.RUN_CYCLES)
    if refused := why_not_set(cycle):
        raise Refused(refused)
    said = {"text": text, "baseline": baseline, "criterion": criterion, "by_on": by_on}
    if outcome is not None and all(getattr(outcome, name) == value for name, value in said.items()):
        return outcome
    with change(actor=actor, verb=Verb.OUTCOME_SET, pupil_id=cycle.pupil_id, changes={"text": text}) as entry:
        if outcome is None:
            order = (cycle.outcomes.aggregate(last=Max("order"))["last"] or 0) + 1
            outcome = Outcome(cycle=cycle, order=order)
        else:
            _still_says(outcome, mark)
        for name, value in said.items():
            setattr(outcome, name, value)
        outcome.save()
        entry.target = outcome
    return outcome


def _still_says(outcome: Outcome, mark: str | None) -> None:
    now = Outcome.objects.select_for_update().get(pk=outcome.pk)
    if mark is not None and mark_of(now) != mark:
        raise Overtaken


def review_outcome(*, actor: Actor, outcome: Outcome, now: str, judged: str, mark: str | None = None) -> Outcome:
    """Say where the pupil is now with an outcome, and what that means. ``mark`` as for ``set_outcome``."""
    actor.must(Can.RUN_CYCLES)
    if refused := why_not_review(outcome.cycle):
        raise Refused(refused)
    if (outcome.now, outcome.judged) == (now, judged):
        return outcome
    with change(
        actor=actor,
        verb=Verb.OUTCOME_REVIEWED,
        target=outcome,
        pupil_id=outcome.cycle.pupil_id,
        changes={"judged": judged},
    ):
        _still_says(outcome, mark)
        outcome.now, outcome.judged = now, judged
        outcome.save(update_fields=["now", "judged"])
    return outcome


def tell_parents(*, actor: Actor, cycle: Cycle, on: date) -> Cycle:
    """Record the day on which the parents were told that special educational provision is being made."""
    actor.must(Can.RUN_CYCLES)
    if cycle.closed_on is not None:
        raise Refused(CLOSED)
    if cycle.parents_told_on == on:
        return cycle
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
    actor.must(Can.RUN_CYCLES)
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
