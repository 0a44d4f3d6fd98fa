"""SEN status and types of need, each with its dates."""

from datetime import date

from pupils.models import Need, Pupil, StatusPeriod
from pupils.rules.need import why_not_need
from pupils.rules.register import why_not_source
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change
from senco.audit.verbs import Verb


def set_status(
    *, actor: Actor, pupil: Pupil, status: str, starts_on: date, source: str, note: str = ""
) -> StatusPeriod | None:
    """Give a pupil a SEN status from a day on: K, E, or N, which ends the open period and opens none.

    An open period of another status ends on that day; of the same status it stays as it is. Raises Refused for a day
    that lies in a time that is settled already, and for what cannot give this status.
    """
    actor.must(Can.EDIT_NEEDS)
    why_not = why_not_source(status, source)
    if why_not:
        raise Refused(why_not)
    _hold(pupil)
    open_period: StatusPeriod | None = StatusPeriod.objects.filter(pupil=pupil, ends_on__isnull=True).first()
    if open_period is not None:
        if open_period.status == status:
            return open_period
        if starts_on <= open_period.starts_on:
            raise Refused(
                f"The status {open_period.status} began on {long_date(open_period.starts_on)}. "
                "Choose a later day for the change."
            )
    elif status == "N":
        return None
    else:
        _refuse_a_settled_day(pupil, starts_on)
    with change(actor=actor, verb=Verb.STATUS_SET, pupil_id=pupil.pk, changes={"status": status, "from": starts_on}) as e:
        if open_period is not None:
            StatusPeriod.objects.filter(pk=open_period.pk).update(ends_on=starts_on)
        period = None
        if status != "N":
            period = StatusPeriod.objects.create(
                pupil=pupil, status=status, starts_on=starts_on, source=source, note=note
            )
        e.target = period or open_period
    return period


def _hold(pupil: Pupil) -> None:
    """Two people, or a person and an import, who decide about one pupil do it one after the other."""
    Pupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)


def _refuse_a_settled_day(pupil: Pupil, starts_on: date) -> None:
    last = StatusPeriod.objects.filter(pupil=pupil, ends_on__gt=starts_on).order_by("-ends_on").first()
    if last is not None:
        raise Refused(
            f"This pupil was on the register until {long_date(last.ends_on)}. Choose that day or a later one."
        )


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
