"""The classroom as a teacher needs it: my classes with counts, and one class or pupil now, moves first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from provision.models import AdaptationUse, Profile, PupilAdaptation
from provision.rules import moves as rules
from provision.rules.boxes import points_of
from provision.rules.moves import Chosen, Move
from provision.selectors import chosen_adaptations, chosen_by_id
from pupils.models import GroupPlace, Pupil, StatusPeriod, TeachingGroup, TeachingLink
from pupils.rules.years import sort_key
from pupils.selectors import current_needs, groups, in_groups, on_roll, with_needs, with_status
from senco.access.actor import Actor
from senco.access.roles import Part, Reach
from senco.access.spans import holding

_WORDS = {str(value): str(label) for value, label in AdaptationUse.Result.choices}


@dataclass(frozen=True)
class ClassRow:
    """A class with its number of pupils on roll, and of those who have a need, a SEN status or something that helps."""

    group: TeachingGroup
    pupils: int
    with_needs: int


@dataclass(frozen=True)
class PupilRow:
    """A pupil of a class: what to call them beside the others, what helps, what must be known for their safety."""

    pupil: Pupil
    called: str
    helps: tuple[Chosen, ...]
    safety: tuple[str, ...]

    @property
    def has_needs(self) -> bool:
        """Does this pupil have a SEN status, a need, or something that helps?"""
        return self.pupil.status != "N" or bool(self.pupil.current_needs) or bool(self.helps)

    @property
    def lines(self) -> list[tuple[Chosen, str]]:
        """What helps, each with the word for what was recorded today, or with nothing."""
        return [(one, _WORDS.get(one.result, "")) for one in self.helps]


@dataclass(frozen=True)
class Classroom:
    """Pupils who are taught together, on a day. ``few`` moves cover everyone whom any move helps; ``more`` are the others."""

    rows: tuple[PupilRow, ...]
    few: tuple[Move, ...]
    more: tuple[Move, ...]

    @property
    def with_needs(self) -> list[PupilRow]:
        return [row for row in self.rows if row.has_needs]

    @property
    def others(self) -> list[PupilRow]:
        return [row for row in self.rows if not row.has_needs]

    @property
    def safety(self) -> list[PupilRow]:
        return [row for row in self.rows if row.safety]

    @property
    def moves(self) -> list[Move]:
        """All of them, the few first."""
        return [*self.few, *self.more]

    @property
    def shared(self) -> list[Move]:
        """Those of ``more`` that help several: what helps one child only stands with that child."""
        return [move for move in self.more if len(move.pupils) > 1]

    @property
    def uncovered(self) -> list[str]:
        """Those with needs for whom nothing is chosen yet, by the names they are called."""
        return [row.called for row in self.with_needs if not row.helps]

    @property
    def heading(self) -> str:
        return rules.heading(self.few, self.uncovered)

    def move(self, adaptation: UUID) -> Move | None:
        """The move of one adaptation."""
        return next((move for move in self.moves if move.adaptation == adaptation), None)


def class_rows(actor: Actor, *, on: date) -> list[ClassRow]:
    """The actor's classes in school order with their counts, in four queries for any number."""
    mine = list(groups(actor, on=on))
    pupils = _marked(on_roll(actor, on=on), on=on).order_by()
    counts = {"n": Count("pk"), "needing": Count("pk", filter=Q(has_needs=True))}
    of_class = pupils.filter(group__in=mine).values("group_id").annotate(**counts)
    found = {row["group_id"]: (row["n"], row["needing"]) for row in of_class}
    places = GroupPlace.objects.filter(holding(on), group__in=mine, pupil__in=pupils.values("pk"))
    needing = set(pupils.filter(has_needs=True, places__in=places).values_list("pk", flat=True))
    for group_id, pupil_id in places.values_list("group_id", "pupil_id"):
        n, marked = found.get(group_id, (0, 0))
        found[group_id] = (n + 1, marked + (pupil_id in needing))
    rows = [ClassRow(group, *found.get(group.pk, (0, 0))) for group in mine]
    return sorted(rows, key=lambda row: (sort_key(row.group.year), row.group.name))


def _marked(pupils: QuerySet[Pupil], *, on: date) -> QuerySet[Pupil]:
    """Add ``has_needs``, as ``PupilRow`` has it."""
    of_pupil = Q(pupil=OuterRef("pk"))
    listed = StatusPeriod.objects.filter(of_pupil, holding(on))
    helped = PupilAdaptation.objects.filter(of_pupil, holding(on))
    needing = current_needs(on=on).filter(of_pupil).order_by()
    return pupils.annotate(has_needs=Q(Exists(listed)) | Q(Exists(needing)) | Q(Exists(helped)))


def supported(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """Pupils to whom the actor is linked by name, and not by a class; with class, status and needs."""
    if Reach.LINKED_PUPILS not in actor.reaches or Reach.WHOLE_SCHOOL in actor.reaches:
        return Pupil.objects.none()
    taught = on_roll(actor, on=on).filter(in_groups(groups(actor, on=on).order_by().values("pk"), on=on))
    others = on_roll(actor, on=on).exclude(pk__in=taught.order_by().values("pk"))
    by_name = TeachingLink.objects.filter(holding(on), user=actor.user_id, pupil=OuterRef("pk"), handover=False)
    return with_needs(with_status(others.filter(Exists(by_name)), on=on), on=on)


def pupils_of(actor: Actor, group: TeachingGroup, *, on: date) -> QuerySet[Pupil]:
    """Those pupils of a class or teaching group who are the actor's."""
    return on_roll(actor, on=on).filter(in_groups([group.pk], on=on))


def pupil_alone(actor: Actor, pupil_id: UUID, *, on: date) -> QuerySet[Pupil]:
    """One of the actor's pupils, or nobody."""
    return on_roll(actor, on=on).filter(pk=pupil_id)


def classroom(actor: Actor, pupils: QuerySet[Pupil], *, on: date) -> Classroom:
    """These pupils with what helps them, in a number of queries that does not depend on how many they are."""
    return classroom_of(pupils, on=on, actor=actor, sees=actor.sees(Part.PROFILE))


def classroom_of(pupils: QuerySet[Pupil], *, on: date, actor: Actor | None = None, sees: bool = True) -> Classroom:
    """The same for pupils whom the caller may show; ``actor`` adds what they have recorded today."""
    found = list(with_needs(with_status(pupils, on=on), on=on))
    names = rules.short_names((pupil.pk, pupil.called, pupil.surname) for pupil in found)
    chosen = _chosen(actor, names, on=on) if sees else []
    safety = _latest(names, "safety") if sees else {}
    rows = tuple(
        PupilRow(
            pupil,
            names[pupil.pk],
            tuple(one for one in chosen if one.pupil == pupil.pk),
            points_of(safety.get(pupil.pk, "")),
        )
        for pupil in found
    )
    few, more = rules.few_and_others(rules.merged(chosen))
    return Classroom(rows, tuple(few), tuple(more))


def first_minutes_of(pupil_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What the latest profile of each pupil says about the first minutes with somebody who does not know them."""
    return _latest(pupil_ids, "first_five")


def _chosen(actor: Actor | None, names: dict[UUID, str], *, on: date) -> list[Chosen]:
    return [
        Chosen(
            id=row.pk,
            adaptation=row.adaptation_id,
            name=row.adaptation.name,
            how=row.adaptation.how,
            pupil=row.pupil_id,
            called=names[row.pupil_id],
            note=row.note,
            result=row.used_today[0].result if row.used_today else "",
        )
        for row in chosen_adaptations(names, actor=actor, on=on)
    ]


def _latest(pupil_ids: Iterable[UUID], part: str) -> dict[UUID, str]:
    """What the latest profile of each pupil says in one of its parts."""
    latest = Profile.objects.filter(pupil__in=list(pupil_ids)).order_by("pupil_id", "-version").distinct("pupil_id")
    return dict(latest.values_list("pupil_id", part))


def tapped(pupils: QuerySet[Pupil], ids: Sequence[UUID]) -> list[PupilAdaptation]:
    """What was chosen for these pupils, by ids: fewer rows than ids where one is not theirs. Ended ones are found too."""
    return list(chosen_by_id(ids).filter(pupil__in=pupils.order_by().values("pk")))


def has_several(actor: Actor, *, on: date) -> bool:
    """Is there more than one class, or pupil supported by name, to choose from?"""
    return groups(actor, on=on).count() + supported(actor, on=on).count() > 1
