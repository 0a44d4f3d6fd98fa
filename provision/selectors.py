"""What the school does for the actor's pupils: adaptations, cycles, provision, profiles, published summaries."""

import hashlib
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Count, F, Max, Prefetch, Q, QuerySet, Value, When
from django.utils.module_loading import import_string

from provision.models import (
    Adaptation,
    AdaptationUse,
    Allocation,
    Cycle,
    Outcome,
    Profile,
    Provision,
    PupilAdaptation,
    Summary,
    SummaryAnswer,
)
from provision.rules.decided import ALIKE, GOES_ON
from pupils.models import Pupil
from pupils.selectors import on_roll, visible, with_status
from senco.access.actor import Actor
from senco.access.roles import Part
from senco.access.spans import holding
from senco.audit import selectors as log
from senco.audit.models import Event
from senco.documents import selectors as documents
from senco.documents.models import Document


def chosen_adaptations(pupil_ids: Iterable[UUID], *, actor: Actor | None, on: date) -> QuerySet[PupilAdaptation]:
    """What helps these pupils now, each with ``used_today``: the actor's own tap of the day, if there was one."""
    mine = AdaptationUse.objects.filter(used_on=on, used_by=actor.user_id if actor else None)
    return (
        PupilAdaptation.objects.filter(holding(on), pupil__in=list(pupil_ids))
        .select_related("adaptation", "pupil")
        .prefetch_related(Prefetch("uses", queryset=mine, to_attr="used_today"))
        .order_by("adaptation__name", "pupil__sort_key")
    )


def uses_since(pupil: Pupil, since: date, *, until: date | None = None) -> list[dict[str, object]]:
    """For each adaptation of a pupil: how often it was used from a day on (until another), and with what result.

    ``used`` counts every record; those that say no more than *used* are in none of the other three.
    """
    span = Q(uses__used_on__gte=since)
    if until is not None:
        span &= Q(uses__used_on__lte=until)
    return list(
        PupilAdaptation.objects.filter(pupil=pupil)
        .annotate(used=Count("uses", filter=span), **_how_it_went(span))
        .filter(used__gt=0)
        .order_by("-used", "adaptation__name")
        .values("adaptation__name", "used", "worked", "partly", "did_not")
    )


def _how_it_went(told: Q) -> dict[str, Count]:
    """Of the records that are asked for, how many say each result that says how it went."""
    return {name: Count("uses", filter=told & Q(uses__result=name)) for name in ("worked", "partly", "did_not")}


def helped_since(pupil: Pupil, since: date) -> QuerySet[PupilAdaptation]:
    """What helped a pupil at any time from a day on, each with what was recorded of it since: ``times``, ``days``, ``adults``,
    and of the times ``worked``, ``partly`` and ``did_not``."""
    told = Q(uses__used_on__gte=since)
    return (
        PupilAdaptation.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=since), pupil=pupil)
        .select_related("adaptation")
        .annotate(
            times=Count("uses", filter=told),
            days=Count("uses__used_on", filter=told, distinct=True),
            adults=Count("uses__used_by", filter=told, distinct=True),
            last_on=Max("uses__used_on", filter=told),
            **_how_it_went(told),
        )
        .order_by("-times", "adaptation__name")
    )


def chosen_by_id(ids: Iterable[UUID]) -> QuerySet[PupilAdaptation]:
    """What was chosen, by ids, ended or not; whoever acts on it asks whether its pupils are theirs."""
    return PupilAdaptation.objects.filter(pk__in=list(ids)).select_related("adaptation")


def adaptation_list() -> QuerySet[Adaptation]:
    """The school's own list of adaptations, as it is offered: without those that are retired."""
    return Adaptation.objects.filter(retired_on__isnull=True).order_by("name")


def whole_adaptation_list() -> QuerySet[Adaptation]:
    """All of the school's list, also what is retired."""
    return Adaptation.objects.order_by("name")


def children_by_adaptation(actor: Actor, *, on: date) -> dict[UUID, int]:
    """How many of the actor's pupils have each adaptation now; those that nobody has are left out."""
    having = PupilAdaptation.objects.filter(holding(on), pupil__in=on_roll(actor, on=on).order_by().values("pk"))
    return dict(having.values_list("adaptation_id").annotate(Count("pk")))


def provision_list() -> QuerySet[Provision]:
    """The school's own list of provisions."""
    return Provision.objects.order_by("tier", "name")


_AS_READ = ("outcome__order", "provision__tier", "provision__name")


def cycles(actor: Actor) -> QuerySet[Cycle]:
    """Cycles of the actor's pupils, with outcomes and provision, latest first, for those who see that part.

    Each has ``decided``: what the review decided, as far as the actor may know it (``rules.decided``).
    """
    if not actor.sees(Part.PROVISION):
        return Cycle.objects.none()
    return (
        _with_decided(Cycle.objects.filter(pupil__in=visible(actor)), actor)
        .select_related("pupil", "pupil__group", "led_by")
        .prefetch_related(
            Prefetch("outcomes", queryset=Outcome.objects.select_related("carried_from__cycle").order_by("order")),
            Prefetch(
                "allocations", queryset=Allocation.objects.select_related("provision", "outcome").order_by(*_AS_READ)
            ),
        )
        .order_by("-number")
    )


def _with_decided(found: QuerySet[Cycle], actor: Actor) -> QuerySet[Cycle]:
    """Those who do not see cases do not learn that one was asked for: to them all that goes on reads alike, and the
    decision itself is not loaded, so that no page shows it by a slip."""
    if actor.sees(Part.CASE):
        return found.annotate(decided=F("decision"))
    told = Case(When(decision__in=ALIKE, then=Value(GOES_ON)), default=F("decision"))
    return found.annotate(decided=told).defer("decision")


def cycles_of(actor: Actor, pupil: Pupil) -> list[Cycle]:
    """Cycles of one pupil, latest first, for those who see that part."""
    return list(cycles(actor).filter(pupil=pupil))


def open_cycles(actor: Actor) -> QuerySet[Cycle]:
    """Cycles that are under way, by review date."""
    return cycles(actor).filter(closed_on__isnull=True).order_by("review_on", "pupil__sort_key")


def without_cycle(actor: Actor, *, on: date) -> QuerySet[Pupil]:
    """Pupils on SEN support or with a plan for whom no cycle is under way."""
    listed = with_status(on_roll(actor, on=on), on=on).exclude(status="N")
    return listed.exclude(pk__in=Cycle.objects.filter(closed_on__isnull=True).values("pupil_id"))


def allocations_of(actor: Actor, pupil: Pupil, *, on: date) -> list[Allocation]:
    """What a pupil is promised now."""
    if not actor.sees(Part.PROVISION):
        return []
    running = Allocation.objects.filter(pupil=pupil).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return list(running.select_related("provision", "outcome").order_by("provision__tier", "provision__name"))


def latest_profile(actor: Actor, pupil: Pupil) -> Profile | None:
    """The latest version of a pupil's profile, for those who see it."""
    if not actor.sees(Part.PROFILE):
        return None
    return pupil.profiles.select_related("made_by").order_by("-version").first()


def summaries_of(pupil: Pupil) -> QuerySet[Summary]:
    """What was published to the parents of a pupil, latest first."""
    return pupil.summaries.select_related("published_by").order_by("-version")


def published_to(actor: Actor, pupil_id: UUID) -> Summary | None:
    """The latest summary that was published about one of the actor's own children."""
    return (
        Summary.objects.filter(pupil__in=visible(actor), pupil_id=pupil_id)
        .select_related("pupil")
        .order_by("-version")
        .first()
    )


def answer_of(actor: Actor, summary: Summary) -> SummaryAnswer | None:
    """What this parent answered about a summary."""
    return SummaryAnswer.objects.filter(summary=summary, answered_by=actor.user_id).first()


def unclear_answers(actor: Actor) -> QuerySet[SummaryAnswer]:
    """Answers of parents that wait for the SENCO: not clear, or asking for a call."""
    return (
        SummaryAnswer.objects.filter(summary__pupil__in=visible(actor), dealt_with_on__isnull=True)
        .exclude(clear="clear", call_me=False)
        .select_related("summary__pupil", "answered_by")
        .order_by("answered_at")
    )


def last_change(pupil_id: UUID, *, target_id: UUID) -> Event | None:
    """Who was the last to change something of a pupil's record, and when: for those who wrote at the same time."""
    return log.events_of_pupil(pupil_id).filter(target_id=str(target_id)).exclude(verb__endswith="_read").first()


def mark_of(outcome: Outcome) -> str:
    """A short mark of what an outcome says; a form carries it, so that a change in between is noticed."""
    said = [outcome.text, outcome.baseline, outcome.criterion, outcome.by_on.isoformat(), outcome.now, outcome.judged]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


def words_mark(adaptation: Adaptation) -> str:
    """A short mark of the words of an adaptation, as ``mark_of`` an outcome."""
    words = [adaptation.name, adaptation.how, adaptation.when_it_helps, adaptation.how_you_see, adaptation.barrier]
    return hashlib.sha256("\x1f".join([*words, *adaptation.need_codes]).encode()).hexdigest()[:16]


def request_is_open(actor: Actor, pupil: Pupil) -> bool:
    """Is an EHC request under way? Asked of the app above by its name; False for those who do not see cases."""
    return actor.sees(Part.CASE) and bool(import_string(settings.REQUEST_IS_OPEN)(pupil))


PART_OF_KIND = {"ipm": Part.PROVISION}


def staff_document(actor: Actor, document_id: UUID) -> Document | None:
    """An issued paper for staff about one of the actor's pupils. A kind that is not known here counts as of a case."""
    document = documents.issued(document_id)
    if document is None or document.audience != "staff" or document.pupil_id is None:
        return None
    if not actor.sees(PART_OF_KIND.get(document.kind, Part.CASE)):
        return None
    return document if visible(actor).filter(pk=document.pupil_id).exists() else None
