"""Attendance recorded by hand, and a record that was taken back."""

from dataclasses import asdict
from datetime import date

from django.utils import timezone

from pupils.models import Attendance, Pupil
from pupils.rules.attendance import Count, Period, why_not_count, why_not_period, why_not_within
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change
from senco.audit.verbs import Verb


def record_attendance(
    *, actor: Actor, pupil: Pupil, period: Period, count: Count, as_at: date, today: date
) -> Attendance:
    """Record what was counted of a period on the day ``as_at``; a count of the same period that stands here is replaced.

    The same figures of the same day leave everything as it is. Raises Refused for figures or days that cannot be right,
    and for a count that is older than the one that stands here.
    """
    actor.must(Can.KEEP_ATTENDANCE)
    why_not = why_not_count(count) or why_not_period(period, as_at=as_at, today=today) or why_not_within(count, period)
    if why_not:
        raise Refused(why_not)
    Pupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)  # two people who record, one after the other
    held = Attendance.objects.filter(
        pupil=pupil, starts_on=period.starts_on, ends_on=period.ends_on, replaced_at__isnull=True
    ).first()
    if held is not None and held.as_at > as_at:
        raise Refused(
            f"The same time was counted again on {long_date(held.as_at)}, and that count stands here. "
            "Take it back first, if yours is right."
        )
    if held is not None and (held.count, held.as_at) == (count, as_at):
        return held
    told = {"from": period.starts_on, "to": period.ends_on, "as_at": as_at, "attended": round(float(count.share), 2)}
    with change(actor=actor, verb=Verb.ATTENDANCE_RECORDED, pupil_id=pupil.pk, changes=told) as entry:
        if held is not None:
            Attendance.objects.filter(pk=held.pk).update(replaced_at=timezone.now())
        entry.target = made = Attendance.objects.create(
            pupil=pupil,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            source=Attendance.Source.HAND,
            as_at=as_at,
            made_by_id=actor.user_id,
            **asdict(count),
        )
    return made


def take_back_attendance(*, actor: Actor, attendance: Attendance) -> Attendance | None:
    """Show a count no more that was recorded by mistake; it stays as history. Taken back already, it stays as it is.

    The count of the same period that it had replaced holds again and is returned, or None where there was none.
    """
    actor.must(Can.KEEP_ATTENDANCE)
    Pupil.objects.select_for_update(of=("self",)).get(pk=attendance.pupil_id)
    held: Attendance = Attendance.objects.get(pk=attendance.pk)
    if held.replaced_at is not None:
        return None
    told = {"from": held.starts_on, "to": held.ends_on, "as_at": held.as_at}
    with change(actor=actor, verb=Verb.ATTENDANCE_TAKEN_BACK, target=held, pupil_id=held.pupil_id, changes=told):
        held.replaced_at, held.taken_back = timezone.now(), True
        held.save(update_fields=["replaced_at", "taken_back"])
        same = Attendance.objects.filter(pupil=held.pupil_id, starts_on=held.starts_on, ends_on=held.ends_on)
        before: Attendance | None = same.filter(taken_back=False).order_by("-made_at", "-replaced_at").first()
        if before is not None:
            before.replaced_at = None
            before.save(update_fields=["replaced_at"])
    return before
