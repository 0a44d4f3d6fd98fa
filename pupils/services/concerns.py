"""Raising a concern, with a picture of the child's work where there is one, and answering it."""

from collections.abc import Mapping
from datetime import date

from pupils import selectors
from pupils.models import Concern, ConcernAnswer, Pupil
from pupils.rules.concern import LOOKS_AGAIN, Cause, Looked, Next, causes_read, why_not_answer, why_not_within
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.access.selectors import school_named
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.files.models import StoredFile
from senco.files.services import keeping


def raise_concern(
    *,
    actor: Actor,
    pupil: Pupil,
    seen: str,
    since: str = "",
    causes: Mapping[str, str] | None = None,
    why: str = "",
    tried: str = "",
    tried_for: str = "",
    picture: bytes | None = None,
    on: date,
) -> Concern:
    """Write down what was seen, by whom and when. Raises Refused where the actor may not, or wrote nothing.

    ``picture`` is of the child's work: drawn anew, so that it stands upright and says nothing of the place.
    """
    actor.must(Can.RAISE_CONCERN)
    if not seen.strip():
        raise Refused("Write what you saw, in a sentence or two: what happened, when and how often.")
    selectors.must_reach(actor, [pupil.pk], on=on)
    with change(actor=actor, verb=Verb.CONCERN_RAISED, pupil_id=pupil.pk) as entry:
        entry.target = concern = Concern.objects.create(
            pupil=pupil,
            raised_by_id=actor.user_id,
            raised_on=on,
            seen=seen,
            since=since,
            causes=_as_kept(causes_read(causes or {})),
            why=why,
            tried=tried,
            tried_for=tried_for,
        )
    if picture is not None:
        keep_picture(actor=actor, concern=concern, data=picture, on=on)
    return concern


def keep_picture(*, actor: Actor, concern: Concern, data: bytes, on: date) -> StoredFile:
    """Keep a picture of the child's work with a concern. Raises Refused for what is no picture."""
    actor.must(Can.RAISE_CONCERN)
    selectors.must_reach(actor, [concern.pupil_id], on=on)
    return keeping.keep_picture(actor=actor, pupil_id=concern.pupil_id, concern_id=concern.pk, data=data, dated_on=on)


def answer_concern(
    *,
    actor: Actor,
    concern: Concern,
    answer: str,
    text: str,
    on: date,
    causes: Mapping[str, str] | None = None,
    look_again_on: date | None = None,
    stands: str | None = None,
) -> Concern:
    """Answer a concern. Where somebody was to look again the answer takes the place of the one before, which is kept.

    ``causes`` is what is known by now; left out, it stays as it was. ``stands`` is the answer that was read before this one
    was written (``selectors.answer_that_stands``), so that nobody answers over another's head. Raises Refused where the concern has an answer that
    stands, where the answer says nothing, and for one that the rules do not allow (``why_not_answer``).
    """
    actor.must(Can.ANSWER_CONCERN)
    if not text.strip():
        raise Refused("Write what you decided and why, so that the colleague who raised it knows.")
    with change(
        actor=actor, verb=Verb.CONCERN_ANSWERED, target=concern, pupil_id=concern.pupil_id, changes={"answer": answer}
    ):
        # Held while it is asked whether it is open, so that of two people who answer at once one is told of the other.
        held = Concern.objects.select_for_update().get(pk=concern.pk)
        if held.answer and held.answer not in LOOKS_AGAIN:
            raise Refused(f"This concern was answered on {long_date(held.answered_on)}. Raise a new one if it goes on.")
        if stands is not None and stands != selectors.answer_that_stands(held):
            raise Refused("Somebody has answered this meanwhile. Read that answer above, then press again if yours still holds.")
        known = causes_read(held.causes if causes is None else causes)
        if refusal := why_not_answer(Next(answer), known, look_again_on, on):
            raise Refused(refusal)
        _keep_the_one_before(held)
        concern.causes = _as_kept(known)
        concern.answer, concern.answer_text = answer, text
        concern.answered_by_id, concern.answered_on = actor.user_id, on
        concern.look_again_on = look_again_on if answer in LOOKS_AGAIN else None
        concern.save(update_fields=["causes", "answer", "answer_text", "answered_by", "answered_on", "look_again_on"])
    return concern


def set_concern_days(*, actor: Actor, days: int) -> None:
    """Say within how many days a concern has its answer in this school. Raises Refused for a promise that is none."""
    actor.must(Can.ANSWER_CONCERN)
    if refusal := why_not_within(days):
        raise Refused(refusal)
    before = school_named(actor.school_slug).concern_days
    if before == days:
        return
    with change(actor=actor, verb=Verb.CONCERN_DAYS_SET, changes={"days": days, "until_now": before}):
        School.objects.filter(pk=actor.school_id).update(concern_days=days)


def _keep_the_one_before(held: Concern) -> None:
    if not held.answer or held.answered_by_id is None or held.answered_on is None:
        return
    ConcernAnswer.objects.create(
        concern=held,
        answer=held.answer,
        text=held.answer_text,
        answered_by_id=held.answered_by_id,
        answered_on=held.answered_on,
        look_again_on=held.look_again_on,
    )


def _as_kept(causes: Mapping[Cause, Looked]) -> dict[str, str]:
    """What is known of the causes, without those of which nothing is."""
    return {cause.value: looked.value for cause, looked in causes.items() if looked is not Looked.UNKNOWN}
