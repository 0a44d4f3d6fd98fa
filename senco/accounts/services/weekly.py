"""Which mail a person wants, and the mail of the week: written once for each person, whenever the first sweep runs."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.accounts.mail_presenters import WeekTold, week_told
from senco.accounts.mail_selectors import WITH_WEEKLY, mail_choice, waiting_mail, week_of, who_want_the_week
from senco.accounts.models import MailChoice, Notice, User, WeeklyMail
from senco.accounts.services.mail import queue_mail
from senco.audit.services import change
from senco.audit.verbs import Verb


def choose_mail(*, actor: Actor, how: MailChoice.How, today: date) -> None:
    """Which mail the actor wants about this school. Whoever turns the mail of the week on has the first one next Monday."""
    if actor.user_id is None:
        raise Refused("Only a person can choose which mail they want.")
    had = mail_choice(actor) in WITH_WEEKLY
    weekly_from = week_of(today) if had else week_of(today) + timedelta(days=7)
    with change(actor=actor, verb=Verb.MAIL_CHOSEN, changes={"how": how.value}):
        values = {"how": how.value, "weekly_from": weekly_from}
        MailChoice.objects.update_or_create(user_id=actor.user_id, defaults=values)


def write_weekly(*, actor: Actor, told: Mapping[UUID, WeekTold], today: date) -> int:
    """Write the mail of the week for everybody who wants it and has not had it; return how many were written. Idempotent.

    ``told`` holds what each person is told of the week, by their id; what else waited for them is told beneath. Where
    there is nothing to tell, it is noted that the week is done with.
    """
    people, week, made = who_want_the_week(actor, on=today), week_of(today), 0
    if not people:
        return 0
    with change(actor=actor, verb=Verb.WEEKLY_WRITTEN, changes={"week": week}) as entry:
        for person in people:
            made += _weekly_of(actor, person, told.get(person.pk, WeekTold()), today)
        entry.note(written=made)
    return made


def _weekly_of(actor: Actor, person: User, told: WeekTold, today: date) -> bool:
    week = week_of(today)
    mail_id = uuid5(NAMESPACE_URL, f"weekly:{actor.school_id}:{person.pk}:{week}")
    waiting = list(waiting_mail(actor).filter(recipient=person))
    values = week_told(actor, told, waiting, today)
    tells = bool(values["sections"])
    WeeklyMail.objects.create(recipient=person, week_on=week, mail_id=mail_id if tells else None)
    if tells:
        queue_mail(recipient=person.email, kind="weekly", values=values, mail_id=mail_id)
    Notice.objects.filter(pk__in=[one.pk for one in waiting]).update(state=Notice.State.SENT, sent_at=timezone.now())
    return tells
