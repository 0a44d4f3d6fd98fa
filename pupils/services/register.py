"""What a person decides about the register: status and needs in one go, and handing the register out as a file."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pupils.models import BulkAct, BulkLine, Pupil, StatusPeriod
from pupils.rules.acts import Kind
from pupils.rules.register import Wanted
from pupils.rules.register_rules import ADOPTED, must_tell, why_not_tell, why_not_unconfirm
from pupils.services.needs import record_needs, set_status
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.documents.models import Document
from senco.documents.services import issue

LETTER_ON, LETTER_OFF = "register-on", "register-off"
SETTLED = "A colleague has confirmed or changed one of these in between. Look at the list again."
TOLD_ALREADY = "The parents were told already. The letter stands with its date on the pupil's page."


def decide_status_and_needs(
    *,
    actor: Actor,
    pupil: Pupil,
    status: str,
    codes: list[str],
    starts_on: date,
    source: str = "",
    note: str = "",
    **rests_on: Any,
) -> Pupil:
    """Give a pupil a status and needs (primary first) from a day on, both or neither. Raises Refused with the reason.

    ``rests_on`` as for ``set_status``.
    """
    actor.must(Can.EDIT_NEEDS)
    with transaction.atomic():
        set_status(actor=actor, pupil=pupil, status=status, starts_on=starts_on, source=source, note=note, **rests_on)
        record_needs(actor=actor, pupil=pupil, codes=codes, status=status, on=starts_on)
    return pupil


def confirm_statuses(*, actor: Actor, periods: Iterable[StatusPeriod], on: date) -> int:
    """Say of statuses that children came with that somebody here has looked and they are right; how many were confirmed.

    What was decided here needs no confirming and is left as it is; so is what a colleague has confirmed already.
    """
    actor.must(Can.EDIT_NEEDS)
    ids = [period.pk for period in periods]
    with transaction.atomic():
        waiting = StatusPeriod.objects.filter(pk__in=ids, source__in=ADOPTED, confirmed_on__isnull=True)
        found = list(waiting.select_for_update())
        StatusPeriod.objects.filter(pk__in=[p.pk for p in found]).update(confirmed_on=on, confirmed_by=actor.user_id)
        for period in found:
            said = {"status": period.status, "from": period.starts_on, "source": period.source}
            record(actor=actor, verb=Verb.STATUS_CONFIRMED, target=period, pupil_id=period.pupil_id, changes=said)
    return len(found)


def confirm_together(*, actor: Actor, periods: Sequence[StatusPeriod], on: date, draft: BulkAct | None = None) -> BulkAct:
    """Confirm several statuses as one act that can be undone; what was only chosen (``draft``) becomes that act.

    Raises Refused where a colleague has confirmed one of them in between.
    """
    actor.must(Can.EDIT_NEEDS)
    by_pupil = {period.pupil_id: period for period in periods}
    with change(actor=actor, verb=Verb.BULK_DONE, changes={"kind": Kind.CONFIRM, "pupils": len(by_pupil)}) as entry:
        if draft is not None:
            draft.lines.all().delete()
        if confirm_statuses(actor=actor, periods=periods, on=on) != len(by_pupil):
            raise Refused(SETTLED)
        act = draft or BulkAct(kind=Kind.CONFIRM.value)
        act.state, act.done_at, act.made_by_id = BulkAct.State.DONE, timezone.now(), actor.user_id
        act.save()
        BulkLine.objects.bulk_create(
            BulkLine(act=act, pupil_id=pupil, order=n, state=BulkLine.State.DONE, before={"period": str(period.pk)})
            for n, (pupil, period) in enumerate(by_pupil.items())
        )
        entry.target = act
    return act


def unconfirm_status(*, actor: Actor, period_id: UUID, act: BulkAct, rests: str) -> str | None:
    """Take back that a status was confirmed by an act; why it stays instead, where it does.

    ``rests`` says what was done since on the strength of it, which only those above this app know.
    """
    actor.must(Can.EDIT_NEEDS)
    period = StatusPeriod.objects.select_for_update(of=("self",)).filter(pk=period_id).first()
    if period is None:
        return SETTLED
    done_on = timezone.localdate(act.done_at)
    mine = (period.confirmed_by_id, period.confirmed_on) == (act.made_by_id, done_on)
    if why_not := why_not_unconfirm(ended_on=period.ends_on, by_this_act=mine, rests=rests):
        return why_not
    said = {"status": period.status, "from": period.starts_on, "source": period.source}
    with change(actor=actor, verb=Verb.STATUS_UNCONFIRMED, target=period, pupil_id=period.pupil_id, changes=said):
        StatusPeriod.objects.filter(pk=period.pk).update(confirmed_on=None, confirmed_by=None)
    return None


def send_letter(
    *, actor: Actor, period: StatusPeriod, kind: str, pdf: bytes, pages: int, on: date, today: date
) -> Document:
    """Keep the letter that tells the parents that SEN support begins (LETTER_ON) or ends (LETTER_OFF), dated ``on``.

    From then on the parents count as told. Raises Refused for a day that cannot be, where they were told already, and
    where this time on the register asks for no such letter.
    """
    actor.must(Can.EDIT_NEEDS)
    ends = kind == LETTER_OFF
    why_not = _why_not_letter(period, on, today, ends=ends)
    if why_not:
        raise Refused(why_not)
    title = f"Letter to parents: SEN support {'ends' if ends else 'begins'}"
    with change(actor=actor, verb=Verb.PARENTS_TOLD, target=period, pupil_id=period.pupil_id, changes={"on": on}):
        letter = issue(
            actor=actor, kind=kind, title=title, content=pdf, pages=pages, audience="register", pupil_id=period.pupil_id
        )
        told, by = ("ended_told_on", "ended_letter") if ends else ("told_on", "letter")
        still = Q(pk=period.pk, **{f"{told}__isnull": True})
        if not StatusPeriod.objects.filter(still).update(**{told: on, by: letter.pk}):
            raise Refused(TOLD_ALREADY)
    return letter


def _why_not_letter(period: StatusPeriod, on: date, today: date, *, ends: bool) -> str | None:
    if ends:
        if period.status != "K" or period.ends_on is None:
            return "SEN support has not ended, so there is nothing to tell. Record the review first."
        return why_not_tell(on, today=today, decided_on=period.ends_on, assessed_on=None)
    if not must_tell(period.status, period.source):
        return "This status was not given by an assessment here, so no letter about one goes out."
    return why_not_tell(on, today=today, decided_on=period.starts_on, assessed_on=period.assessed_on)


def hand_out_register(*, actor: Actor, wanted: Wanted, count: int) -> None:
    """Log that a list of pupils leaves the house: of which day, by which filters, and how many pupils are in it.

    A name that was typed as a filter is not kept. Raises Refused where the actor may not.
    """
    actor.must(Can.EXPORT_REGISTER)
    filters = {name: value for name, value in wanted.filters.items() if name != "text"}
    record(
        actor=actor,
        verb=Verb.REGISTER_EXPORTED,
        changes={"on": wanted.on, "count": count, "filters": filters, "by_name": bool(wanted.text)},
    )
