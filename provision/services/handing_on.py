"""Open cycles when the school year turns: they go on, with the next teacher where the last one led them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from provision.models import Cycle
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def hand_cycles_on(*, actor: Actor, heirs: Mapping[str, tuple[Sequence[str], str]]) -> dict[str, str]:
    """Give each open cycle that an adult of the old class led to the first adult of the new one.

    ``heirs`` tells for a pupil the adults of the old class and who comes next. Returns who led each cycle before, by id.
    Called by ``settings.YEAR_TURNED``.
    """
    actor.must(Can.TURN_YEAR)
    changed, before = [], {}
    for cycle in Cycle.objects.filter(closed_on__isnull=True, pupil__in=list(heirs), led_by__isnull=False):
        old, new = heirs[str(cycle.pupil_id)]
        if str(cycle.led_by_id) in old and str(cycle.led_by_id) != new:
            before[str(cycle.pk)] = str(cycle.led_by_id)
            cycle.led_by_id = UUID(new)
            changed.append(cycle)
    if changed:
        with change(actor=actor, verb=Verb.CYCLES_HANDED_ON, changes={"cycles": sorted(before)}):
            Cycle.objects.bulk_update(changed, ["led_by"], batch_size=500)
    return before


def hand_cycles_back(*, actor: Actor, before: Mapping[str, str]) -> int:
    """Give cycles back to who led them before; how many. Called by ``settings.YEAR_TURNED_BACK``."""
    actor.must(Can.TURN_YEAR)
    rows = list(Cycle.objects.filter(pk__in=list(before), closed_on__isnull=True))
    if rows:
        with change(actor=actor, verb=Verb.CYCLES_HANDED_ON, changes={"cycles": sorted(str(row.pk) for row in rows)}):
            for row in rows:
                row.led_by_id = UUID(before[str(row.pk)])
            Cycle.objects.bulk_update(rows, ["led_by"], batch_size=500)
    return len(rows)
