"""Writing down what somebody says excuses a date; the date itself never moves."""

from datetime import date

from django.utils import timezone

from ehcp.models import Case, ClaimedException
from ehcp.rules.claims import why_not_claim
from ehcp.rules.exceptions import Ground
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def record_claim(
    *,
    actor: Actor,
    case: Case,
    rule_id: str,
    ground: Ground,
    from_on: date,
    to_on: date | None,
    evidence: str,
    family_told_on: date | None,
    today: date,
) -> ClaimedException:
    """Record that a ground is brought forward for a date. Raises Refused where its dates cannot be."""
    actor.must(Can.RUN_CASES)
    if refusal := why_not_claim(rule_id, ground, from_on, to_on, family_told_on, today):
        raise Refused(refusal)
    there = ClaimedException.objects.filter(case=case, rule_id=rule_id, ground=ground.value, struck_at__isnull=True)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)  # of two presses at once the second finds the first
    if there.filter(from_on=from_on, to_on=to_on).exists():
        raise Refused("This is recorded beside the date already, with these days. Take that back first where it was wrong.")
    with change(
        actor=actor,
        verb=Verb.EXCEPTION_RECORDED,
        pupil_id=case.pupil_id,
        changes={"rule": rule_id, "ground": ground.value, "from": from_on, "to": to_on},
    ) as entry:
        entry.target = row = ClaimedException.objects.create(
            case=case,
            rule_id=rule_id,
            ground=ground.value,
            from_on=from_on,
            to_on=to_on,
            evidence=evidence,
            family_told_on=family_told_on,
            recorded_by_id=actor.user_id,
        )
    return row


def strike_claim(*, actor: Actor, claim: ClaimedException, reason: str) -> None:
    """Take back what was recorded wrongly; it stays in the log with the reason."""
    actor.must(Can.RUN_CASES)
    with change(
        actor=actor, verb=Verb.EXCEPTION_STRUCK, pupil_id=claim.case.pupil_id, changes={"rule": claim.rule_id, "reason": reason}
    ) as entry:
        entry.target = claim
        changed = ClaimedException.objects.filter(pk=claim.pk, struck_at__isnull=True).update(
            struck_at=timezone.now(), struck_reason=reason
        )
        if not changed:
            raise Refused("This was taken back already.")
