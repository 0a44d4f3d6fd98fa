"""Talks and referrals: about one pupil, and what of them somebody must do."""

from dataclasses import fields
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from pupils.models import ContactNote, Pupil, Referral
from pupils.rules.referral import Facts, chase_by, stage_of
from pupils.selectors import here_on, visible
from senco.access.actor import Actor
from senco.access.roles import Part


def facts_of(referral: Referral) -> Facts:
    """The days of a referral, as the rules take them."""
    return Facts(
        agreed_on=referral.agreed_on,
        sent_on=referral.sent_on,
        answer=referral.answer,
        answered_on=referral.answered_on,
        report_on=referral.report_on,
        chase_on=referral.chase_on,
        closed_on=referral.closed_on,
    )


def notes_of(actor: Actor, pupil: Pupil) -> list[ContactNote]:
    """Talks about a pupil, the latest first, for those who see how parents are reached."""
    if not actor.sees(Part.CONTACTS):
        return []
    rows = pupil.contact_notes.select_related("made_by", "action_by")
    return list(rows.order_by("-spoken_on", "-made_at"))


def referrals_of(actor: Actor, pupil: Pupil) -> list[Referral]:
    """Referrals of a pupil, the latest first, for those who see them."""
    return list(pupil.referrals.order_by("-made_on", "service")) if actor.sees(Part.CONTACTS) else []


def one_note(actor: Actor, note_id: UUID) -> QuerySet[ContactNote]:
    """A talk about one of the actor's pupils, by id."""
    return ContactNote.objects.filter(pk=note_id, pupil__in=visible(actor)).select_related("pupil")


def one_referral(actor: Actor, referral_id: UUID) -> QuerySet[Referral]:
    """A referral of one of the actor's pupils, by id."""
    return Referral.objects.filter(pk=referral_id, pupil__in=visible(actor)).select_related("pupil", "pupil__group")


def open_actions(actor: Actor, *, on: date) -> QuerySet[ContactNote]:
    """What was agreed in talks and is not done yet, about pupils who are here, by its day."""
    if not actor.sees(Part.CONTACTS):
        return ContactNote.objects.none()
    mine = visible(actor, on=on).filter(here_on(on))
    rows = ContactNote.objects.filter(action_on__isnull=False, action_done_on__isnull=True, pupil__in=mine)
    return rows.select_related("pupil", "action_by").order_by("action_on", "pk")


def open_referrals(actor: Actor, *, on: date) -> tuple[list[tuple[Referral, date]], list[Referral]]:
    """Referrals of pupils who are here that somebody must act on, from one query.

    Those for which a service outside owes something, each with the day to chase it, the earliest first; and those that
    nobody has sent yet, the oldest first.
    """
    rows = _not_closed(actor, on).select_related("pupil").order_by("made_on", "service")
    sent = [row for row in rows if row.sent_on]
    waiting = [(row, day) for row in sent if (day := chase_by(facts_of(row)))]
    return sorted(waiting, key=lambda pair: (pair[1], pair[0].service)), [row for row in rows if not row.sent_on]


def chase_days(actor: Actor, *, on: date) -> list[date]:
    """The days on which to chase those referrals for which a service outside owes something."""
    sent = _not_closed(actor, on).filter(sent_on__isnull=False).values_list(*(field.name for field in fields(Facts)))
    return [day for row in sent if (day := chase_by(Facts(*row)))]


def _not_closed(actor: Actor, on: date) -> QuerySet[Referral]:
    if not actor.sees(Part.CONTACTS):
        return Referral.objects.none()
    mine = visible(actor, on=on).filter(here_on(on))
    return Referral.objects.filter(closed_on__isnull=True, pupil__in=mine)


def stage_label(referral: Referral) -> str:
    """How a referral stands, in words."""
    return stage_of(facts_of(referral)).label
