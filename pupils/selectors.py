"""Which pupils an actor sees, and what is read about them. Everything above starts from ``visible``."""

from datetime import date
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from pupils.models import Concern, Contact, Need, Pupil, StatusPeriod, TeachingGroup, TeachingLink
from pupils.rules import names
from senco.access.actor import Actor
from senco.access.roles import Part, Reach


def visible(actor: Actor, *, on: date | None = None) -> QuerySet[Pupil]:
    """The pupils that this actor reaches on a day: the one place where a reach becomes rows."""
    day = on or timezone.localdate()
    found = Q(pk__in=[])
    for reach in actor.reaches:
        match reach:
            case Reach.WHOLE_SCHOOL:
                return Pupil.objects.all()
            case Reach.OWN_CLASSES:
                found |= Q(Exists(_links(actor, day).filter(group=OuterRef("group")))) & _on_roll(day)
            case Reach.LINKED_PUPILS:
                found |= Q(Exists(_links(actor, day).filter(pupil=OuterRef("pk")))) & _on_roll(day)
            case Reach.OWN_CHILDREN:
                found |= Q(Exists(Contact.objects.filter(pupil=OuterRef("pk"), user=actor.user_id, restricted=False)))
            case Reach.COUNTS_ONLY | Reach.ROSTER_ONLY:
                pass
    return Pupil.objects.filter(found)


def _links(actor: Actor, day: date) -> QuerySet[TeachingLink]:
    return TeachingLink.objects.filter(user=actor.user_id, starts_on__lte=day).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    )


def _on_roll(day: date) -> Q:
    return Q(left_on__isnull=True) | Q(left_on__gt=day)


def on_roll(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """Those of the actor's pupils who are at the school on a day, in order of name."""
    return visible(actor, on=on).filter(_on_roll(on)).order_by("sort_key")


def with_status(pupils: QuerySet[Pupil], *, on: date) -> QuerySet[Pupil]:
    """Add ``status`` (N, K or E on a day) to each pupil."""
    period = StatusPeriod.objects.filter(pupil=OuterRef("pk"), starts_on__lte=on).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    )
    return pupils.annotate(
        status=Coalesce(Subquery(period.values("status")[:1]), Value("N"), output_field=CharField())
    )


def with_needs(pupils: QuerySet[Pupil], *, on: date) -> QuerySet[Pupil]:
    """Load ``current_needs`` (in order of rank) and the class of each pupil, in two queries for any number."""
    needs = current_needs(on=on)
    return pupils.select_related("group").prefetch_related(Prefetch("needs", queryset=needs, to_attr="current_needs"))


def current_needs(*, on: date) -> QuerySet[Need]:
    """Needs that hold on a day, in order of rank."""
    return (
        Need.objects.filter(starts_on__lte=on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on)).order_by("rank")
    )


def register(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """The SEN register on a day: a view of statuses, never a list kept by hand. Pupils carry ``status`` and needs."""
    listed = with_status(on_roll(actor, on=on), on=on).exclude(status="N")
    return with_needs(listed, on=on)


def named(pupils: QuerySet[Pupil], text: str) -> QuerySet[Pupil]:
    """Those whose name holds every word of a text, whatever accents or apostrophes it was typed with."""
    for word in names.search_key(text).split():
        pupils = pupils.filter(search_key__contains=word)
    return pupils


def pupil_page(actor: Actor, pupil_id: UUID, *, on: date) -> Pupil:
    """One pupil with class, status and needs. Raises Pupil.DoesNotExist for one that is not the actor's."""
    return with_needs(with_status(visible(actor, on=on), on=on), on=on).get(pk=pupil_id)


def contacts_of(actor: Actor, pupil: Pupil) -> list[Contact]:
    """Parents and carers, for those who see that part of a record."""
    return list(pupil.contacts.order_by("order", "name")) if actor.sees(Part.CONTACTS) else []


def status_history(actor: Actor, pupil: Pupil) -> list[StatusPeriod]:
    """All times on the register, latest first."""
    return list(pupil.status_periods.order_by("-starts_on")) if actor.sees(Part.SEN) else []


def concerns_of(actor: Actor, pupil: Pupil) -> list[Concern]:
    """Concerns about one pupil, latest first, for those who see colleagues' observations."""
    if not actor.sees(Part.OBSERVATIONS):
        return []
    return list(pupil.concerns.select_related("raised_by", "answered_by").order_by("-raised_on"))


def concerns(actor: Actor) -> QuerySet[Concern]:
    """Concerns about the actor's pupils, unanswered ones first, the oldest of those first."""
    return (
        Concern.objects.filter(pupil__in=visible(actor))
        .select_related("pupil", "pupil__group", "raised_by")
        .order_by("answered_on", "raised_on")
    )


def open_concerns(actor: Actor) -> QuerySet[Concern]:
    """Concerns that nobody has answered yet, oldest first."""
    return concerns(actor).filter(answer="").order_by("raised_on")


def open_concern_count(actor: Actor) -> tuple[int, bool]:
    """How many concerns wait, for the side bar; none of them is a statutory duty, so none makes it red."""
    return open_concerns(actor).order_by().count(), False


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
