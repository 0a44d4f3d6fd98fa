"""SEN status and types of need, each with its dates."""

from datetime import date
from typing import Any

from django.utils import timezone

from pupils.models import Need, Pupil, StatusPeriod
from pupils.rules.need import why_not_need
from pupils.rules.register_rules import ADOPTED, Decision, Step, step, why_not_decide
from pupils.rules.status_dates import Span
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change
from senco.audit.verbs import Verb


def set_status(
    *, actor: Actor, pupil: Pupil, status: str, starts_on: date, source: str = "", note: str = "", **rests_on: Any
) -> StatusPeriod | None:
    """Give a pupil a SEN status from a day on: K, E, or N, which ends the open period and opens none.

    ``rests_on`` is what a ``Decision`` holds beside: the assessment, or the review that ends support. An open period of
    another status ends on that day; of the same status it stays as it is. Raises Refused with the rule's reason. The
    system, which writes down what was decided elsewhere, is asked for the source and the days only; people for all.
    """
    actor.must(Can.EDIT_NEEDS)
    _hold(pupil)
    held = list(StatusPeriod.objects.filter(pupil=pupil).order_by("starts_on"))
    wish = Decision(status, starts_on, source, **rests_on)
    _refuse(actor, held, wish)
    done = step([_span(period) for period in held], wish)
    running = next((period for period in held if period.ends_on is None), None)
    if done == Step():
        return running
    with change(
        actor=actor, verb=Verb.STATUS_SET, pupil_id=pupil.pk, changes={"status": status, "from": starts_on}
    ) as e:
        if running is not None and done.ends_on is not None:
            ended = {"ends_on": done.ends_on, "reviewed": wish.reviewed.strip(), "ended_why": wish.reason.strip()}
            StatusPeriod.objects.filter(pk=running.pk).update(**ended)
        period = _begin(pupil, wish, note) if done.begins else None
        e.target = period or running
    return period


def _begin(pupil: Pupil, wish: Decision, note: str) -> StatusPeriod:
    assessed = wish.source == StatusPeriod.Source.ASSESSMENT
    return StatusPeriod.objects.create(
        pupil=pupil,
        status=wish.status,
        starts_on=wish.starts_on,
        source=wish.source,
        note=note,
        assessed_on=wish.assessed_on if assessed else None,
        found=wish.found.strip() if assessed else "",
        adopted_on=timezone.localdate() if wish.source in ADOPTED else None,
    )


def _span(period: StatusPeriod) -> Span:
    return Span(period.status, period.starts_on, period.ends_on, period.source == StatusPeriod.Source.IMPORT)


def _refuse(actor: Actor, held: list[StatusPeriod], wish: Decision) -> None:
    against = why_not_decide([_span(period) for period in held], wish)
    if actor.user_id is None:
        against = [one for one in against if one.part in ("source", "starts_on")]
    if against:
        raise Refused(against[0].words)


def _hold(pupil: Pupil) -> None:
    """Two people, or a person and an import, who decide about one pupil do it one after the other."""
    Pupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)


def record_needs(*, actor: Actor, pupil: Pupil, codes: list[str], status: str, on: date) -> list[Need]:
    """Make ``codes``, primary first, the needs of a pupil from a day on; those left out end the day before it.

    Raises Refused for a code that may not be recorded, and for a day before a need began that would end.
    """
    actor.must(Can.EDIT_NEEDS)
    for code in codes:
        why_not = why_not_need(code, status=status, on=on)
        if why_not:
            raise Refused(why_not)
    _hold(pupil)
    open_needs = {need.code: need for need in Need.objects.filter(pupil=pupil, ends_on__isnull=True)}
    if [code for code, _ in sorted(open_needs.items(), key=lambda item: item[1].rank)] == codes:
        return [open_needs[code] for code in codes]
    with change(
        actor=actor,
        verb=Verb.NEED_RECORDED,
        target=pupil,
        pupil_id=pupil.pk,
        changes={"needs": [sorted(open_needs, key=lambda c: open_needs[c].rank), codes]},
    ):
        for code, need in open_needs.items():
            if code not in codes:
                _end(need, on)
        found = []
        for rank, code in enumerate(codes, start=1):
            need = open_needs.get(code) or Need(pupil=pupil, code=code, starts_on=on)
            need.rank = rank
            need.save()
            found.append(need)
    return found


def _end(need: Need, on: date) -> None:
    if need.starts_on > on:
        raise Refused(
            f"{need.code} was recorded from {long_date(need.starts_on)}. Choose that day or a later one for the change."
        )
    if need.starts_on == on:
        need.delete()  # recorded and taken back on one day: a slip, which the log keeps
    else:
        need.ends_on = date.fromordinal(on.toordinal() - 1)
        need.save(update_fields=["ends_on"])
