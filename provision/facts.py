"""Rows as the plain facts that the rules of the graduated approach are asked about."""

from provision.models import Cycle, Outcome
from provision.rules.cycle import CycleFacts, Decision, OutcomeFacts, Progress, Stage
from provision.rules.timing import ReviewNow


def cycle_facts(cycle: Cycle, *, has_plan: bool = False, request_open: bool = False) -> CycleFacts:
    """What is known of a cycle. ``has_plan`` and ``request_open`` are known to those who stand above this app.

    A decision that was not loaded, since its reader may not know it, is none.
    """
    decision = "" if "decision" in cycle.get_deferred_fields() else cycle.decision
    return CycleFacts(
        stage=Stage(cycle.stage),
        number=cycle.number,
        evidence=cycle.evidence,
        outcomes=tuple(outcome_facts(outcome) for outcome in cycle.outcomes.all()),
        measures_planned=len(cycle.allocations.all()) + bool(cycle.adaptations_note.strip()),
        parents_told_on=cycle.parents_told_on,
        started_on=cycle.started_on,
        review_on=cycle.review_on,
        review_pupil_view=cycle.review_pupil_view,
        review_parent_view=cycle.review_parent_view,
        decision=Decision(decision) if decision else None,
        has_plan=has_plan,
        request_open=request_open,
    )


def outcome_facts(outcome: Outcome) -> OutcomeFacts:
    """What is known of an outcome."""
    return OutcomeFacts(
        text=outcome.text,
        baseline=outcome.baseline,
        criterion=outcome.criterion,
        by_on=outcome.by_on,
        now=outcome.now,
        judged=Progress(outcome.judged) if outcome.judged else None,
    )


def review_now(cycle: Cycle) -> ReviewNow:
    """The review of a cycle as it stands."""
    begun = cycle.stage in (Stage.REVIEW, Stage.CLOSED)
    return ReviewNow(cycle.review_on, begun=begun, closed=cycle.closed_on is not None)
