"""Raising a concern and answering it."""

from datetime import date

from pupils import selectors
from pupils.models import Concern, Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change
from senco.audit.verbs import Verb


def raise_concern(*, actor: Actor, pupil: Pupil, seen: str, why: str = "", tried: str = "", on: date) -> Concern:
    """Write down what was seen, by whom and when. Raises Refused where the actor may not, or wrote nothing."""
    actor.must(Can.RAISE_CONCERN)
    if not seen.strip():
        raise Refused("Write what you saw, in a sentence or two: what happened, when and how often.")
    selectors.must_reach(actor, [pupil.pk], on=on)
    with change(actor=actor, verb=Verb.CONCERN_RAISED, pupil_id=pupil.pk) as entry:
        concern = Concern.objects.create(
            pupil=pupil, raised_by_id=actor.user_id, raised_on=on, seen=seen, why=why, tried=tried
        )
        entry.target = concern
    return concern


def answer_concern(*, actor: Actor, concern: Concern, answer: str, text: str, on: date) -> Concern:
    """Answer a concern, once. Raises Refused where it has been answered, or the answer says nothing."""
    actor.must(Can.ANSWER_CONCERN)
    if not text.strip():
        raise Refused("Write what you decided and why, so that the colleague who raised it knows.")
    with change(
        actor=actor, verb=Verb.CONCERN_ANSWERED, target=concern, pupil_id=concern.pupil_id, changes={"answer": answer}
    ):
        # Held while it is asked whether it is open, so that of two people who answer at once one is told of the other.
        held = Concern.objects.select_for_update().get(pk=concern.pk)
        if held.answer:
            raise Refused(f"This concern was answered on {long_date(held.answered_on)}. Raise a new one if it goes on.")
        concern.answer, concern.answer_text = answer, text
        concern.answered_by_id, concern.answered_on = actor.user_id, on
        concern.save(update_fields=["answer", "answer_text", "answered_by", "answered_on"])
    return concern
