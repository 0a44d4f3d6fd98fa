"""What would happen to each of the chosen pupils, worked out from the records of this moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from provision.bulk_selectors import latest_profiles, open_cycles_of
from provision.models import Cycle, Profile
from provision.rules.timing import why_not_review_on, why_sooner
from pupils.act_selectors import lines_of
from pupils.models import BulkAct, GroupPlace, Pupil, TeachingGroup
from pupils.rules.acts import TITLES, Kind, Planned, mark_of
from pupils.rules.places import why_not_group, why_not_place
from pupils.staffing_selectors import one_group
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.rules.dates import short_day

NO_CYCLE = "No cycle is under way. Start one on the pupil’s page."
STANDS = "The review stands on this day already."
GROUP_GONE = "This teaching group is not there any more. Choose another one."


@dataclass(frozen=True)
class Plan:
    """A preview: what would be done, as a heading says it, and what of it to each pupil."""

    title: str
    planned: tuple[Planned, ...]
    choices: Mapping[str, str]

    @property
    def mark(self) -> str:
        """The fingerprint of the preview."""
        return mark_of(self.planned, self.choices)

    @property
    def happening(self) -> list[Planned]:
        """Those for whom something would be done."""
        return [one for one in self.planned if one.happens]

    @property
    def left(self) -> list[Planned]:
        """Those for whom it would not."""
        return [one for one in self.planned if not one.happens]


def teaching_groups() -> QuerySet[TeachingGroup]:
    """The groups that pupils can be put into; a class is not one."""
    return TeachingGroup.objects.filter(kind=TeachingGroup.Kind.GROUP).order_by("name")


def plan_of(actor: Actor, act: BulkAct, choices: Mapping[str, str], *, today: date) -> Plan:
    """What an act would do now with these choices. Raises Refused where what was chosen is not there any more."""
    pupils = [line.pupil for line in lines_of(actor, act)]
    return _PLANS[Kind(act.kind)](actor, pupils, choices, today)


def group_in(choices: Mapping[str, str]) -> TeachingGroup:
    """The group that was chosen. Raises Refused where it is gone."""
    group = one_group(UUID(choices["group"])).first()
    if group is None:
        raise Refused(GROUP_GONE)
    return group


def what_of(act: BulkAct, *, today: date) -> str:
    """What was done, with the group or the day that was chosen."""
    match Kind(act.kind):
        case Kind.JOIN:
            group = one_group(UUID(act.choices["group"])).first()
            since = short_day(date.fromisoformat(act.choices["starts_on"]), today)
            return f"Put into {group.name if group else 'a group that is not there any more'} from {since}"
        case Kind.REVIEW:
            return f"Review moved to {short_day(date.fromisoformat(act.choices['review_on']), today)}"
        case other:
            return TITLES[other]


def _join(actor: Actor, pupils: list[Pupil], choices: Mapping[str, str], today: date) -> Plan:
    group, on = group_in(choices), date.fromisoformat(choices["starts_on"])
    if why_not := why_not_group(group.name, is_class=group.kind == TeachingGroup.Kind.CLASS):
        raise Refused(why_not)
    places = GroupPlace.objects.filter(group=group, ends_on__isnull=True, pupil__in=pupils)
    here = set(places.values_list("pupil", flat=True))

    def planned(pupil: Pupil) -> Planned:
        why_not = why_not_place(group.name, is_in=pupil.pk in here, left_on=pupil.left_on, on=on)
        return Planned(str(pupil.pk), pupil.full_name, f"In {group.name} from {short_day(on, today)}", why_not or "")

    return Plan(f"Put into {group.name}", tuple(planned(pupil) for pupil in pupils), choices)


def _review(actor: Actor, pupils: list[Pupil], choices: Mapping[str, str], today: date) -> Plan:
    on = date.fromisoformat(choices["review_on"])
    cycles = open_cycles_of(actor, [pupil.pk for pupil in pupils])
    planned = tuple(_moved(pupil, cycles.get(pupil.pk), on, today) for pupil in pupils)
    return Plan(f"Review on {short_day(on, today)}", planned, choices)


def _moved(pupil: Pupil, cycle: Cycle | None, on: date, today: date) -> Planned:
    key, name = str(pupil.pk), pupil.full_name
    if cycle is None:
        return Planned(key, name, why_not=NO_CYCLE)
    held = f"{cycle.pk} {cycle.review_on}"
    if cycle.review_on == on:
        return Planned(key, name, why_not=STANDS, held=held)
    if why_not := why_not_review_on(on, started_on=cycle.started_on):
        return Planned(key, name, why_not=f"{why_not}.", held=held)
    does = (
        f"From {short_day(cycle.review_on, today)} to {short_day(on, today)}"
        if cycle.review_on
        else f"No day yet; now {short_day(on, today)}"
    )
    return Planned(key, name, does, remark=why_sooner(cycle.started_on, on) or "", held=held)


def _sheets(actor: Actor, pupils: list[Pupil], choices: Mapping[str, str], today: date) -> Plan:
    ids = [pupil.pk for pupil in pupils]
    profiles, cycles = latest_profiles(actor, ids), open_cycles_of(actor, ids)
    planned = tuple(_sheet(pupil, profiles.get(pupil.pk), cycles.get(pupil.pk), today) for pupil in pupils)
    return Plan("Print the sheets", planned, {})


def _sheet(pupil: Pupil, profile: Profile | None, cycle: Cycle | None, today: date) -> Planned:
    front = f"the profile of {short_day(profile.made_on, today)}" if profile else "no profile is written yet"
    back = f"cycle {cycle.number}" if cycle else "no cycle is under way"
    return Planned(str(pupil.pk), pupil.full_name, f"Front: {front}. Back: {back}.")


def _nothing(actor: Actor, pupils: list[Pupil], choices: Mapping[str, str], today: date) -> Plan:
    raise Refused("Statuses are looked at and confirmed on a page of their own. Open it from the register.")


_PLANS: dict[Kind, Callable[[Actor, list[Pupil], Mapping[str, str], date], Plan]] = {
    Kind.CONFIRM: _nothing,
    Kind.JOIN: _join,
    Kind.REVIEW: _review,
    Kind.SHEETS: _sheets,
}
