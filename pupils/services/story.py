"""Talks with parents and others, with what was agreed; and referrals to services outside the school."""

from datetime import date
from typing import Any
from uuid import UUID

from pupils.models import ContactNote, Pupil, Referral
from pupils.rules import referral as rules
from pupils.story_selectors import facts_of
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

NO_ACTION = "Write who acts and by when, or leave out what is to be done."


def note_contact(
    *,
    actor: Actor,
    pupil: Pupil,
    spoken_on: date,
    with_whom: str,
    how: str,
    agreed: str,
    action: str = "",
    action_by_id: UUID | None = None,
    action_on: date | None = None,
    on: date,
) -> ContactNote:
    """Write down a talk. What is to be done names who does it and by when. Raises Refused for a talk still to come."""
    actor.must(Can.KEEP_STORY)
    if spoken_on > on:
        raise Refused("The talk is still to come. Write it down when it has taken place.")
    if len({bool(action), action_by_id is not None, action_on is not None}) > 1:
        raise Refused(NO_ACTION)
    with change(actor=actor, verb=Verb.CONTACT_NOTED, pupil_id=pupil.pk, changes={"on": spoken_on, "how": how}) as entry:
        entry.target = note = ContactNote.objects.create(
            pupil=pupil,
            spoken_on=spoken_on,
            with_whom=with_whom,
            how=how,
            agreed=agreed,
            action=action,
            action_by_id=action_by_id,
            action_on=action_on,
            made_by_id=actor.user_id,
        )
    return note


def finish_action(*, actor: Actor, note: ContactNote, on: date) -> ContactNote:
    """Note that what was agreed has been done, by whoever says so. Done already, it stays as it is."""
    actor.must(Can.KEEP_STORY)
    if note.action and note.action_done_on is None:
        with change(actor=actor, verb=Verb.CONTACT_ACTION_DONE, target=note, pupil_id=note.pupil_id, changes={"on": on}):
            ContactNote.objects.filter(pk=note.pk, action_done_on__isnull=True).update(action_done_on=on)
        note.action_done_on = on
    return note


def begin_referral(*, actor: Actor, pupil: Pupil, on: date, **fields: Any) -> Referral:
    """A referral to a service. ``fields`` are those of the model. Raises Refused for days that cannot be right."""
    actor.must(Can.KEEP_STORY)
    made = Referral(pupil=pupil, made_on=on, made_by_id=actor.user_id, **fields)
    if why_not := rules.why_not(facts_of(made), on):
        raise Refused(why_not)
    with change(actor=actor, verb=Verb.REFERRAL_MADE, pupil_id=pupil.pk, changes={"service": made.service}) as entry:
        made.save()
        entry.target = made
    return made


def write_referral(*, actor: Actor, referral: Referral, version: int, on: date, **fields: Any) -> Referral:
    """How a referral stands now. Raises Refused where a colleague wrote since, or the days cannot be right."""
    actor.must(Can.KEEP_STORY)
    with change(actor=actor, verb=Verb.REFERRAL_WRITTEN, target=referral, pupil_id=referral.pupil_id) as entry:
        held: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
        if held.version != version:
            raise Refused("A colleague has written here since you opened the page. Look at it again; your words are below.")
        before = rules.stage_of(facts_of(held))
        for name, value in fields.items():
            setattr(held, name, value)
        if why_not := rules.why_not(facts_of(held), on):
            raise Refused(why_not)
        held.version += 1
        held.save()
        entry.note(stage=[before.value, rules.stage_of(facts_of(held)).value])
    return held
