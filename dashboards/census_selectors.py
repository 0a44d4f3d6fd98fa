"""Every pupil on roll on a census day with status, needs and plan, in a constant number of queries."""

from datetime import date
from uuid import UUID

from dashboards.rules.census import Entry
from ehcp import selectors as ehcp_selectors
from ehcp.facts import happened
from ehcp.rules.moves.table import Event
from pupils.models import Pupil, StatusPeriod
from pupils.rules.register_rules import must_tell, needs_confirming
from pupils.selectors import on_roll, with_needs, with_status
from senco.access.actor import Actor
from senco.access.spans import holding


def census_entries(actor: Actor, *, on: date) -> list[Entry]:
    """What the census asks of each of the actor's pupils on roll that day, those with a plan first, then SEN support, by name."""
    pupils = with_needs(with_status(on_roll(actor, on=on), on=on), on=on)
    periods = {period.pupil_id: period for period in StatusPeriod.objects.filter(holding(on))}
    plans = _plans(actor)
    entries = [_entry(pupil, periods.get(pupil.pk), plans.get(pupil.pk)) for pupil in pupils]
    return sorted(entries, key=lambda entry: "EKN".index(entry.status))


def _entry(pupil: Pupil, period: StatusPeriod | None, plan_on: date | None) -> Entry:
    return Entry(
        key=str(pupil.pk),
        name=pupil.full_name,
        year=pupil.year,
        group=pupil.group.name if pupil.group else "",
        status=pupil.status,
        since=period.starts_on if period else None,
        needs=tuple((need.rank, need.code) for need in pupil.current_needs),
        plan_on=plan_on,
        rests=period is None or not needs_confirming(period.source, period.confirmed_on),
        untold=period is not None and period.told_on is None and must_tell(period.status, period.source),
    )


def _plans(actor: Actor) -> dict[UUID, date]:
    """The day of the final plan by pupil, where a case here led to one."""
    return {
        case.pupil_id: one.on
        for case in ehcp_selectors.cases(actor)
        for one in happened(list(case.events.all()))
        if one.event is Event.FINAL_ISSUED
    }
