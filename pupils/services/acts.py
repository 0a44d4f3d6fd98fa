"""Choosing pupils to do something for them all, and putting a choice away again."""

from collections.abc import Iterable, Sequence
from datetime import date

from pupils.act_selectors import can_of, offer_of, stale_drafts
from pupils.models import BulkAct, BulkLine, Pupil
from pupils.rules.acts import KEEP_DRAFT
from pupils.selectors import must_reach
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.audit.services import change
from senco.audit.verbs import Verb

State = BulkAct.State
NO_SUCH = "This cannot be done for several pupils at once. Open the register again and choose from what is offered."
NOBODY = "Tick the pupils first, or all that the list shows."


def choose_pupils(*, actor: Actor, kind: str, pupils: Sequence[Pupil], state: str = State.DRAFT) -> BulkAct:
    """Keep a choice of pupils, in their order, to look at what would be done. Raises Refused for an empty one."""
    offer = offer_of(kind)
    if offer is None:
        raise Refused(NO_SUCH)
    actor.must(offer.can)
    if not pupils:
        raise Refused(NOBODY)
    must_reach(actor, [pupil.pk for pupil in pupils])
    with change(actor=actor, verb=Verb.BULK_CHOSEN, changes={"kind": kind, "pupils": len(pupils)}) as entry:
        entry.target = act = BulkAct.objects.create(kind=kind, made_by_id=actor.user_id, state=state)
        BulkLine.objects.bulk_create(BulkLine(act=act, pupil=pupil, order=n) for n, pupil in enumerate(pupils))
    return act


def drop_act(*, actor: Actor, act: BulkAct) -> None:
    """Put a choice away before anything was done. Raises Refused where it has been confirmed."""
    actor.must(can_of(act))
    with change(actor=actor, verb=Verb.BULK_DROPPED, target=act, changes={"kind": act.kind}):
        if not BulkAct.objects.filter(pk=act.pk, state=State.DRAFT).update(state=State.DROPPED):
            raise Refused("This has been confirmed already. Open it again to see how it stands.")


def put_drafts_away(*, actor: Actor, today: date) -> int:
    """Remove choices that were only looked at: called every night. How many there were. Idempotent."""
    stale = stale_drafts(today - KEEP_DRAFT)
    number = stale.count()
    if number:
        with change(actor=actor, verb=Verb.BULK_CLEARED, changes={"choices": number}):
            stale.delete()
    return number


def settle_lines(*, actor: Actor, lines: Iterable[BulkLine]) -> None:
    """Write what became of each pupil. Called by the verbs that leave the events."""
    BulkLine.objects.bulk_update(list(lines), ["state", "why", "before"], batch_size=500)
