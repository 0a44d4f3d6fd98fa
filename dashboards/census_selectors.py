"""Every pupil on roll on a census day with status, needs and plan, in a constant number of queries."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from dashboards.rules.census import Entry
from ehcp import selectors as ehcp_selectors
from ehcp.facts import happened
from ehcp.models import Case
from ehcp.rules.moves.table import Event
from pupils.models import Pupil, StatusPeriod
from pupils.rules.register_rules import must_tell, needs_confirming
from pupils.selectors import on_roll, with_needs, with_status
from senco.access.actor import Actor
from senco.access.spans import holding


def census_entries(actor: Actor, *, on: date, cases: Iterable[Case] | None = None) -> list[Entry]:
    """What the census asks of each of the actor's pupils on roll that day, those with a plan first, then SEN support, by name.

    ``cases`` is all the actor's cases with their events, where somebody has read them already.
    """
    pupils = with_needs(with_status(on_roll(actor, on=on), on=on), on=on)
    periods = {period.pupil_id: period for period in StatusPeriod.objects.filter(holding(on))}
    plans = _plans(ehcp_selectors.cases(actor) if cases is None else cases)
    entries = [_entry(pupil, periods.get(pupil.pk), plans.get(pupil.pk, (None, None))) for pupil in pupils]
    return sorted(entries, key=lambda entry: "EKN".index(entry.status))


def _entry(pupil: Pupil, period: StatusPeriod | None, plan: tuple[date | None, date | None]) -> Entry:
    return Entry(
        key=str(pupil.pk),
        name=pupil.full_name,
        year=pupil.year,
        group=pupil.group.name if pupil.group else "",
        status=pupil.status,
        since=period.starts_on if period else None,
        needs=tuple((need.rank, need.code) for need in pupil.current_needs),
        plan_on=plan[0],
        ended_on=plan[1],
        rests=period is None or not needs_confirming(period.source, period.confirmed_on),
        untold=period is not None and period.told_on is None and must_tell(period.status, period.source),
    )


_MADE, _ENDED = frozenset({Event.FINAL_ISSUED, Event.PLAN_MADE}), Event.CEASED


def _plans(cases: Iterable[Case]) -> dict[UUID, tuple[date | None, date | None]]:
    """By pupil the day of the latest plan that a case here tells of, and the day on which it ended, if it has."""
    days: dict[UUID, list[tuple[date, bool]]] = {}
    for case in cases:
        for one in happened(list(case.events.all())):
            if one.event in _MADE or one.event is _ENDED:
                days.setdefault(case.pupil_id, []).append((one.on, one.event is _ENDED))
    return {pupil: _latest(found) for pupil, found in days.items()}


def _latest(found: list[tuple[date, bool]]) -> tuple[date | None, date | None]:
    """Plan and end from days with whether something ended on each; a plan made on the day on which another ended holds."""
    made_on = max((on for on, ended in found if not ended), default=None)
    ended_on = max((on for on, ended in found if ended), default=None)
    return made_on, None if made_on is not None and ended_on is not None and made_on >= ended_on else ended_on
