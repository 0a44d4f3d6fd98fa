"""One tap for several pupils at once: how a move went today, corrected by a second tap, taken back by *undo*."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from provision.models import AdaptationUse, PupilAdaptation
from pupils import selectors as pupil_selectors
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change, record
from senco.audit.verbs import Verb

NOTHING = "Nothing was chosen to record. Open the page again and press a button there."


def record_move(*, actor: Actor, chosen: Sequence[PupilAdaptation], result: str, on: date) -> int:
    """Record one result for all that is in ``chosen``, and return how many records it changed.

    A second tap of the day by the same adult corrects the first. A constant number of queries beside the log, in which each
    pupil has an event. Raises Refused and changes nothing for a result that is not known, for what has ended, and for a pupil
    whom the actor does not teach or support.
    """
    actor.must(Can.RECORD_ADAPTATION)
    if refused := _why_not(chosen, result, on):
        raise Refused(refused)
    pupil_selectors.must_reach(actor, {one.pupil_id for one in chosen}, on=on)
    told = {"result": result, "on": on}
    known = {use.chosen_id: use for use in _uses(actor, chosen, on)}
    new = [
        AdaptationUse(chosen=one, used_on=on, used_by_id=actor.user_id, result=result)
        for one in chosen
        if one.pk not in known
    ]
    other = [use for use in known.values() if use.result != result]
    if not new and not other:
        return 0
    pupils = {one.pk: one.pupil_id for one in chosen}
    first, *rest = [*other, *new]
    with change(actor=actor, verb=Verb.ADAPTATION_USED, target=first, pupil_id=pupils[first.chosen_id], changes=told):
        AdaptationUse.objects.filter(pk__in=[use.pk for use in other]).update(result=result, made_at=timezone.now())
        # Two quick taps can both find nothing recorded: the later one then corrects, and neither fails.
        AdaptationUse.objects.bulk_create(
            new, update_conflicts=True, update_fields=["result", "made_at"], unique_fields=["chosen", "used_on", "used_by"]
        )
        for use in rest:
            record(actor=actor, verb=Verb.ADAPTATION_USED, target=use, pupil_id=pupils[use.chosen_id], changes=told)
    return 1 + len(rest)


def _why_not(chosen: Sequence[PupilAdaptation], result: str, on: date) -> str | None:
    if result not in AdaptationUse.Result.values:
        return "Press one of the four buttons: used, worked, partly or did not."
    if not chosen:
        return NOTHING
    if any(one.starts_on > on or (one.ends_on is not None and one.ends_on <= on) for one in chosen):
        return "What helps has changed since this page was opened. Open it again to see what is chosen now."
    return None


def _uses(actor: Actor, chosen: Sequence[PupilAdaptation], on: date) -> list[AdaptationUse]:
    ids = [one.pk for one in chosen]
    return list(AdaptationUse.objects.filter(chosen__in=ids, used_on=on, used_by=actor.user_id))


def undo_move(*, actor: Actor, chosen: Sequence[PupilAdaptation], on: date) -> int:
    """Take back one's own taps of a day for all that is in ``chosen``; how many there were."""
    actor.must(Can.RECORD_ADAPTATION)
    uses = _uses(actor, chosen, on)
    if not uses:
        return 0
    pupils = {one.pk: one.pupil_id for one in chosen}
    first, *rest = uses
    with change(actor=actor, verb=Verb.ADAPTATION_UNDONE, target=first, pupil_id=pupils[first.chosen_id]):
        for use in rest:
            record(actor=actor, verb=Verb.ADAPTATION_UNDONE, target=use, pupil_id=pupils[use.chosen_id])
        AdaptationUse.objects.filter(pk__in=[use.pk for use in uses]).delete()
    return len(uses)
