"""Which pupils an actor sees, and what is read about them. Everything above starts from ``visible``."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from pupils.models import (
    Concern,
    ConcernAnswer,
    Contact,
    GroupPlace,
    Need,
    Pupil,
    StatusPeriod,
    TeachingGroup,
    TeachingLink,
)
from pupils.rules import names
from pupils.rules.concern import answer_by
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Part, Reach
from senco.access.spans import holding

NOT_YOURS = (
    "This is about a pupil whose page you cannot open. Ask the school office to link you with the class or the child."
)


def visible(actor: Actor, *, on: date | None = None) -> QuerySet[Pupil]:
    """The pupils that this actor reaches on a day: the one place where a reach becomes rows."""
    day = on or timezone.localdate()
    found = Q(pk__in=[])
    for reach in actor.reaches:
        match reach:
            case Reach.WHOLE_SCHOOL:
                return Pupil.objects.all()
            case Reach.OWN_CLASSES:
                found |= in_groups(_links(actor, day).filter(group__isnull=False).values("group"), on=day) & _on_roll(
                    day
                )
            case Reach.LINKED_PUPILS:
                found |= Q(Exists(_links(actor, day).filter(pupil=OuterRef("pk")))) & _on_roll(day)
            case Reach.OWN_CHILDREN:
                found |= _own_child(actor, day)
            case Reach.COUNTS_ONLY | Reach.ROSTER_ONLY:
                pass
    return Pupil.objects.filter(found)


def must_reach(actor: Actor, pupil_ids: Iterable[UUID], *, on: date | None = None) -> None:
    """Refuse, in words, where one of these pupils is not the actor's. Services ask it where a narrower reach may act."""
    wanted = set(pupil_ids)
    if visible(actor, on=on).filter(pk__in=wanted).count() != len(wanted):
        raise Refused(NOT_YOURS)


def _links(actor: Actor, day: date) -> QuerySet[TeachingLink]:
    return TeachingLink.objects.filter(holding(day), user=actor.user_id, waits=False)


def in_groups(groups: Any, *, on: date) -> Q:
    """Pupils whose class is one of these groups (rows, ids or a subquery of ids), or who have a place in one on a day."""
    places = GroupPlace.objects.filter(holding(on), pupil=OuterRef("pk"), group__in=groups)
    return Q(group__in=groups) | Q(Exists(places))


def _own_child(actor: Actor, day: date) -> Q:
    """Pupils of whom the actor is a parent or carer with access. One restriction is enough, also where somebody stands
    in the list twice."""
    mine = Contact.objects.filter(pupil=OuterRef("pk"), user=actor.user_id)
    not_ended = Q(access_ends_on__isnull=True) | Q(access_ends_on__gt=day)
    return Q(Exists(mine.filter(not_ended))) & ~Q(Exists(mine.filter(restricted=True)))


def _on_roll(day: date) -> Q:
    return Q(left_on__isnull=True) | Q(left_on__gt=day)


def here_on(on: date) -> Q:
    """Pupils who are at the school on a day."""
    return _on_roll(on) & (Q(joined_on__isnull=True) | Q(joined_on__lte=on))


def on_roll(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """Those of the actor's pupils who are at the school on a day, in order of name."""
    return visible(actor, on=on).filter(here_on(on)).order_by("sort_key")


def everybody_in(group_id: UUID, *, on: date) -> QuerySet[Pupil]:
    """Everybody who is in a class or teaching group on a day. The caller has found the class to be the actor's, or the key's."""
    return Pupil.objects.filter(here_on(on), in_groups([group_id], on=on)).order_by("sort_key")


def with_status(pupils: QuerySet[Pupil], *, on: date) -> QuerySet[Pupil]:
    """Add ``status`` (N, K or E on a day) to each pupil."""
    period = StatusPeriod.objects.filter(holding(on), pupil=OuterRef("pk"))
    return pupils.annotate(status=Coalesce(Subquery(period.values("status")[:1]), Value("N"), output_field=CharField()))


def with_needs(pupils: QuerySet[Pupil], *, on: date, actor: Actor | None = None) -> QuerySet[Pupil]:
    """Load ``current_needs`` (in order of rank) and the class of each pupil, in two queries for any number.

    Each need has a ``remark``: its note, where an actor is named who sees it.
    """
    needs = _with_remark(current_needs(on=on), actor)
    return pupils.select_related("group").prefetch_related(Prefetch("needs", queryset=needs, to_attr="current_needs"))


def _with_remark(rows: QuerySet[Any], actor: Actor | None) -> QuerySet[Any]:
    """Add ``remark``, the note to a status or a need, empty for those who do not see what tells of a case.

    The note itself is not loaded, so that no page shows it by a slip.
    """
    sees = actor is not None and actor.sees(Part.CASE)
    return rows.annotate(remark=F("note") if sees else Value("", output_field=CharField())).defer("note")


def current_needs(*, on: date) -> QuerySet[Need]:
    """Needs that hold on a day, in order of rank."""
    return Need.objects.filter(starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).order_by("rank")


def register(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """The SEN register on a day: a view of statuses, never a list kept by hand. Pupils carry ``status`` and needs."""
    listed = with_status(on_roll(actor, on=on), on=on).exclude(status="N")
    return with_needs(listed, on=on)


def named(pupils: QuerySet[Pupil], text: str) -> QuerySet[Pupil]:
    """Those whose name holds every word of a text, whatever accents or apostrophes it was typed with."""
    for word in names.search_key(text).split():
        pupils = pupils.filter(search_key__contains=word)
    return pupils


def found(actor: Actor, text: str, *, on: date) -> QuerySet[Pupil]:
    """The actor's pupils whose name holds every word of a text, with status and class: those on roll first.

    A text without a letter or a figure finds nobody.
    """
    if not names.search_key(text):
        return Pupil.objects.none()
    gone = Case(When(left_on__lte=on, then=Value(1)), default=Value(0))
    pupils = named(with_status(visible(actor, on=on), on=on), text).select_related("group")
    return pupils.annotate(gone=gone).order_by("gone", "sort_key", "pk")


def exact_hit(pupils: QuerySet[Pupil], text: str) -> Pupil | None:
    """The one pupil that a text can mean: nobody else was found, and each of its words is a whole word of the name."""
    few = list(pupils[:2])
    if len(few) != 1:
        return None
    words = few[0].search_key.split()
    return few[0] if all(word in words for word in names.search_key(text).split()) else None


def one_pupil(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """The actor's pupils with class, status and needs, for picking one by its id."""
    return with_needs(with_status(visible(actor, on=on), on=on), on=on, actor=actor)


def pupil_page(actor: Actor, pupil_id: UUID, *, on: date) -> Pupil:
    """One pupil with class, status and needs. Raises Pupil.DoesNotExist for one that is not the actor's."""
    return one_pupil(actor, on=on).get(pk=pupil_id)


def status_history(actor: Actor, pupil: Pupil) -> list[StatusPeriod]:
    """All times on the register, latest first, each with a ``remark``.

    What an assessment found (``finding``) and why a time ended (``ending``) are there for those who see what tells of a
    case, empty for others; as with the remark, the columns themselves are not loaded.
    """
    sees = actor.sees(Part.CASE)
    more = {
        name: F(column) if sees else Value("", output_field=CharField())
        for name, column in (("finding", "found"), ("ending", "ended_why"))
    }
    periods = _with_remark(pupil.status_periods.order_by("-starts_on"), actor).annotate(**more)
    return list(periods.defer("note", "found", "reviewed", "ended_why")) if actor.sees(Part.SEN) else []


def need_history(actor: Actor, pupil: Pupil) -> list[Need]:
    """Every need that was ever recorded, latest first, each with a ``remark``."""
    needs = _with_remark(pupil.needs.order_by("-starts_on", "rank"), actor)
    return list(needs) if actor.sees(Part.SEN) else []


def adults_of(pupil: Pupil, *, on: date) -> list[TeachingLink]:
    """Who teaches or supports a pupil on a day: by class, by teaching group or by name."""
    places = GroupPlace.objects.filter(holding(on), pupil=pupil).values("group")
    mine = Q(pupil=pupil) | Q(group=pupil.group_id, group__isnull=False) | Q(group__in=places)
    links = TeachingLink.objects.filter(mine, holding(on), waits=False)
    return list(links.select_related("user", "group").order_by("pupil", "group__kind", "group__name", "user__name"))


def concerns_of(actor: Actor, pupil: Pupil) -> list[Concern]:
    """Concerns about one pupil, latest first, for those who see colleagues' observations."""
    if not actor.sees(Part.OBSERVATIONS):
        return []
    earlier = Prefetch("answers", ConcernAnswer.objects.select_related("answered_by").order_by("answered_on"))
    found = pupil.concerns.select_related("raised_by", "answered_by").prefetch_related(earlier)
    return list(found.order_by("-raised_on"))


def concerns(actor: Actor) -> QuerySet[Concern]:
    """Concerns about the actor's pupils: unanswered ones first, the oldest of those first; then the latest answers."""
    return (
        Concern.objects.filter(pupil__in=visible(actor))
        .select_related("school", "pupil", "pupil__group", "raised_by", "answered_by")
        .order_by(F("answered_on").desc(nulls_first=True), "raised_on", "pk")
    )


def open_concerns(actor: Actor) -> QuerySet[Concern]:
    """Concerns that nobody has answered yet, oldest first."""
    return concerns(actor).filter(answer="").order_by("raised_on", "pk")


def answer_that_stands(concern: Concern) -> str:
    """The answer that stands, as a word that changes with every answer; empty where there is none."""
    return f"{concern.answer}-{concern.answered_on}-{concern.answers.count()}" if concern.answer else ""


def concerns_to_look_at(actor: Actor, *, on: date) -> QuerySet[Concern]:
    """Concerns that were answered, and whose day to look again has come, of pupils who are still here; the earliest first."""
    here = on_roll(actor, on=on).order_by().values("pk")
    return concerns(actor).filter(look_again_on__lte=on, pupil__in=here).order_by("look_again_on", "pk")


def answered_concerns(actor: Actor) -> QuerySet[Concern]:
    """Concerns that were answered, the latest answer first."""
    return concerns(actor).exclude(answer="").order_by("-answered_on", "-raised_on", "pk")


def open_concern_count(actor: Actor) -> tuple[int, bool]:
    """How many concerns wait for an answer, and whether one has waited too long. For the navigation."""
    today = timezone.localdate()
    again = concerns_to_look_at(actor, on=today).order_by().values("pk")
    asks = concerns(actor).filter(Q(answer="") | Q(pk__in=again))
    rows = list(asks.values_list("answer", "raised_on", "school__concern_days"))
    return len(rows), any(not answer and answer_by(day, within) < today for answer, day, within in rows)


def groups(actor: Actor, *, on: date) -> QuerySet[TeachingGroup]:
    """The classes that the actor reaches: all, or those taught on a day."""
    if Reach.WHOLE_SCHOOL in actor.reaches:
        return TeachingGroup.objects.order_by("name")
    mine = _links(actor, on).filter(group=OuterRef("pk"))
    return TeachingGroup.objects.filter(Exists(mine)).order_by("name")


def roster() -> QuerySet[Pupil]:
    """Every pupil of the school, for matching a file against. Only the services of the import use it."""
    return Pupil.objects.select_related("group").order_by("sort_key")


def parents_to_tell(pupil: Pupil) -> list[Contact]:
    """Those to whom the school may publish: with parental responsibility and no restriction."""
    return list(pupil.contacts.filter(parental_responsibility=True, restricted=False).order_by("order"))
