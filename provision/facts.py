"""Rows as the plain facts that the rules of the graduated approach are asked about."""

from provision.models import Cycle, Outcome
from provision.rules.cycle import CycleFacts, Decision, Stage
from provision.rules.outcome import OutcomeFacts, Verdict


def cycle_facts(cycle: Cycle, *, has_plan: bool = False, request_open: bool = False) -> CycleFacts:
    """What is known of a cycle. ``has_plan`` and ``request_open`` are known to those who stand above this app."""
    asked = cycle.views_asked_on is not None
    return CycleFacts(
        stage=Stage(cycle.stage),
        number=cycle.number,
        assessment_written=bool(cycle.evidence.strip()),
        outcomes=tuple(outcome_facts(outcome) for outcome in cycle.outcomes.all()),
        measures_planned=len(cycle.allocations.all()) + bool(cycle.adaptations_note.strip()),
        parents_told_on=cycle.parents_told_on,
        starts_on=cycle.starts_on,
        review_on=cycle.review_on,
        pupil_view_sought=asked or bool(cycle.review_pupil_view.strip()),
        parent_view_sought=asked or bool(cycle.review_parent_view.strip()),
        decision=Decision(cycle.decision) if cycle.decision else None,
        has_plan=has_plan,
        request_open=request_open,
    )


def outcome_facts(outcome: Outcome) -> OutcomeFacts:
    """What is known of an outcome."""
    return OutcomeFacts(
        title=outcome.text,
        starts_at=outcome.baseline,
        criterion=outcome.criterion,
        by=outcome.by_on,
        judged=Verdict(outcome.judged) if outcome.judged else None,
    )
