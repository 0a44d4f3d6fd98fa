"""The turn of the school year: who is here and where they would go, and the roll-overs there have been."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from pupils.models import Pupil, RollOver, TeachingGroup, TeachingLink
from pupils.rules.rollover import Choices, ClassNow, PupilNow, Step, steps_of, usual_classes, why_not_undo
from pupils.rules.years import sort_key
from pupils.selectors import here_on
from pupils.staffing_selectors import links_from
from senco.access.actor import Actor
from senco.access.models import Job
from senco.access.selectors import latest_job
from senco.access.spans import holding
from senco.calendar.selectors import year_of

JOB_KIND = "pupils.rollover"
LIVE = (RollOver.State.DRAFT, RollOver.State.CONFIRMED, RollOver.State.DONE)


def year_to_begin(today: date) -> int:
    """The September that a roll-over started today leads to: this year's until half-term, else the next."""
    return today.year if today < date(today.year, 11, 1) else today.year + 1


def first_day_of(begins: int) -> date:
    """The first day of a school year by the calendar, or 1 September where it has not been set up."""
    year = year_of(begins)
    return year.terms[0].days.first if year else date(begins, 9, 1)


def live(begins: int) -> RollOver | None:
    """The roll-over to a year that is being prepared, waits or is done, if any."""
    return RollOver.objects.filter(begins=begins, state__in=LIVE).first()


def one(roll_over_id: UUID) -> QuerySet[RollOver]:
    """A roll-over by id, with who prepared it."""
    return RollOver.objects.filter(pk=roll_over_id).select_related("made_by")


def by_id(roll_over_id: UUID) -> RollOver:
    """A roll-over by id. Raises RollOver.DoesNotExist."""
    found: RollOver = RollOver.objects.get(pk=roll_over_id)
    return found


def job_of(roll_over: RollOver) -> Job | None:
    """The latest work on a roll-over that somebody waits for."""
    return latest_job(JOB_KIND, roll_over.pk, school_id=roll_over.school_id)


def why_not_undone(roll_over: RollOver, *, on: date) -> str | None:
    """Why a roll-over that is done cannot be undone on a day, or None."""
    waits_or_done = (RollOver.State.CONFIRMED, RollOver.State.DONE)
    later = RollOver.objects.filter(begins__gt=roll_over.begins, state__in=waits_or_done).exists()
    return why_not_undo(took_effect=roll_over.takes_effect_on, today=on, later=later)


def due(on: date) -> QuerySet[RollOver]:
    """Confirmed roll-overs that take effect on a day or should have before."""
    return RollOver.objects.filter(state=RollOver.State.CONFIRMED, takes_effect_on__lte=on)


def adults_to_confirm() -> RollOver | None:
    """The roll-over that waits for its day, and whose adults somebody who sees the children has still to confirm."""
    return adults_wait().order_by("made_at").first()


def adults_wait() -> QuerySet[RollOver]:
    """All such roll-overs. It is to be done from the day on which one was made: the next teachers wait to read."""
    return RollOver.objects.filter(state=RollOver.State.CONFIRMED, choices__waits=True)


def pupils_now(*, on: date) -> list[PupilNow]:
    """Everybody on roll on a day, by year, class and name."""
    rows = Pupil.objects.filter(here_on(on)).order_by("sort_key")
    return [PupilNow(str(p.pk), p.full_name, p.year, str(p.group_id or ""), p.born_on) for p in rows]


def classes_now() -> list[ClassNow]:
    """The classes of the school in school order."""
    rows = TeachingGroup.objects.filter(kind=TeachingGroup.Kind.CLASS)
    found = [ClassNow(str(row.pk), row.name, row.year) for row in rows]
    return sorted(found, key=lambda one: (sort_key(one.year), one.name))


def adults_now(*, on: date) -> dict[str, list[str]]:
    """The adults of each class on a day, by ids as text."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = links_from(on).filter(group__kind=TeachingGroup.Kind.CLASS, handover=False)
    for group, user in rows.values_list("group", "user"):
        if str(user) not in found[str(group)]:
            found[str(group)].append(str(user))
    return dict(found)


def choices_of(roll_over: RollOver) -> Choices:
    """What the school decided, as the rules take it."""
    kept = roll_over.choices
    return Choices(
        last_year=kept["last_year"],
        classes={(group, year): target for group, year, target in kept["classes"]},
        stays=frozenset(kept["stays"]),
        leavers=frozenset(kept["leavers"]),
    )


def steps_now(roll_over: RollOver, *, on: date) -> list[Step]:
    """What a roll-over would do with everybody who is on roll on a day."""
    return steps_of(pupils_now(on=on), choices_of(roll_over), on=roll_over.takes_effect_on)


def usual_choices(*, on: date, last_year: str) -> dict[tuple[str, str], str]:
    """For each class and year the class that most likely comes next."""
    return usual_classes(pupils_now(on=on), classes_now(), last_year)


@dataclass(frozen=True)
class ClassTurn:
    """A class of the new year as the preview tells it: how many come, from where, and its adults."""

    name: str
    pupils: int
    come_from: str
    adults: str


def class_turns(roll_over: RollOver, steps: list[Step], names: dict[str, str]) -> list[ClassTurn]:
    """The classes of the new year. ``names`` are those of people by id."""
    classes = {one.id: one for one in classes_now()}
    come: dict[str, Counter[str]] = defaultdict(Counter)
    for step in steps:
        if not step.leaves and step.group:
            come[step.group][step.pupil.group] += 1
    adults: dict[str, list[str]] = roll_over.choices["adults"]
    return [
        ClassTurn(
            one.name,
            sum(come[one.id].values()),
            ", ".join(
                f"{count} from {classes[before].name if before in classes else 'no class'}"
                for before, count in come[one.id].most_common()
            ),
            ", ".join(names.get(user, "somebody who has left") for user in adults.get(one.id, [])),
        )
        for one in classes.values()
        if one.id in come or adults.get(one.id)
    ]


def handed_over(actor: Actor, *, on: date) -> list[Pupil]:
    """The actor's pupils of the next year, of whom they may read before it begins, with the class they come from."""
    links = TeachingLink.objects.filter(holding(on), user=actor.user_id, handover=True, waits=False)
    return list(Pupil.objects.filter(here_on(on), links__in=links).select_related("group").order_by("sort_key"))


def history() -> list[RollOver]:
    """Roll-overs that were done or undone, the latest first."""
    done = (RollOver.State.DONE, RollOver.State.UNDONE)
    return list(RollOver.objects.filter(state__in=done).select_related("made_by").order_by("-begins", "-made_at"))
