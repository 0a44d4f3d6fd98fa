"""What the figures of a term are made from, counted from live rows for those who publish; and what was published."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from dashboards.models import Snapshot
from dashboards.rules.figures import Before, Counts, Published, counted_since, figures_of, term_title, why_not_publish
from dashboards.rules.figures_children import TERMS_SHOWN
from dashboards.rules.figures_register import Listed
from dashboards.rules.kept import dates_kept, review_kept
from dashboards.rules.tallies import Tally
from ehcp import selectors as ehcp_selectors
from ehcp.facts import deadlines_of
from provision.models import Cycle, Outcome, SummaryAnswer
from provision.rules.cycle import JUDGED
from pupils.rules.years import sort_key
from pupils.selectors import current_needs, on_roll, visible, with_status
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.access.selectors import school_named


def latest_published() -> Snapshot | None:
    """The figures that governors read: the latest that were published. Reads no other table."""
    found: Snapshot | None = Snapshot.objects.filter(published_at__isnull=False).order_by("-as_at").first()
    return found


def one_published(snapshot_id: UUID) -> Snapshot | None:
    """A set of figures that was published, by its id. Reads no other table."""
    found: Snapshot | None = Snapshot.objects.filter(published_at__isnull=False, pk=snapshot_id).first()
    return found


def published() -> list[Published]:
    """All sets of figures that stand."""
    found = Snapshot.objects.filter(published_at__isnull=False).values_list("title", "as_at")
    return [Published(title, as_at) for title, as_at in found]


def why_not_publish_now(actor: Actor, *, on: date) -> str | None:
    """Why the figures of a day may not be published, or None."""
    return why_not_publish(on, pupils=on_roll(actor, on=on).count(), published=published())


def figures_now(actor: Actor, *, on: date) -> dict[str, Any]:
    """The figures of a day as they would be published: suppressed, as plain JSON."""
    return figures_of(counts(actor, on=on), on=on, earlier=_earlier(on), checked_by=_checker(actor))


def _earlier(on: date) -> list[Before]:
    """What was published in the terms before, the latest first: its totals as they were kept."""
    found = Snapshot.objects.filter(published_at__isnull=False, as_at__lt=on).exclude(title=term_title(on))
    last = found.order_by("-as_at").values_list("as_at", "figures__totals")[: TERMS_SHOWN - 1]
    return [Before(as_at, totals) for as_at, totals in last]


def _checker(actor: Actor) -> str:
    """In what role somebody publishes. No name stands on the page, and none is needed."""
    named = {Role.SENCO: "the SENCO", Role.HEAD: "a senior leader"}
    return " and ".join(words for role, words in named.items() if role in actor.roles)


def counts(actor: Actor, *, on: date) -> Counts:
    """Everything that a page of figures is made from, as it stands on a day, in the same number of queries for any school."""
    since = counted_since(on)
    years = dict(on_roll(actor, on=on).order_by().values_list("year").annotate(Count("pk")))
    return Counts(
        phase=school_named(actor.school_slug).phase,
        pupils=sum(years.values()),
        years=tuple(sorted(years, key=sort_key)),
        register=_register(actor, on),
        outcomes=_outcomes(actor, since, on),
        dates=_tallied([*_reviews(actor, since, on), *_cases(actor, since, on)]),
        answers=_answers(actor, since, on),
        since=since,
    )


def _register(actor: Actor, on: date) -> tuple[Listed, ...]:
    primary = current_needs(on=on).filter(pupil=OuterRef("pk")).values("code")[:1]
    listed = with_status(on_roll(actor, on=on), on=on).exclude(status="N").annotate(need=Subquery(primary)).order_by()
    found = listed.values_list("status", "need", "year")
    return tuple(Listed(status, need or "", year) for status, need, year in found)


def _outcomes(actor: Actor, since: date, on: date) -> tuple[Tally, ...]:
    judged = [one.value for one in JUDGED]
    found = Outcome.objects.filter(cycle__pupil__in=visible(actor, on=on), cycle__reviewed_on__range=(since, on))
    return _tallied(found.filter(judged__in=judged).values_list("cycle__pupil_id", "judged"))


def _reviews(actor: Actor, since: date, on: date) -> Iterable[tuple[Any, str]]:
    """Reviews by the day that was agreed: held since a day, or not held although that day has passed."""
    held = Q(reviewed_on__range=(since, on))
    open_then = Q(reviewed_on__gt=on) | Q(reviewed_on__isnull=True, closed_on__isnull=True)
    waiting = Q(review_on__lt=on, started_on__lte=on) & open_then
    found = Cycle.objects.filter(held | waiting, pupil__in=visible(actor, on=on), review_on__isnull=False)
    for pupil, agreed, reviewed in found.values_list("pupil_id", "review_on", "reviewed_on"):
        yield pupil, review_kept(agreed, reviewed, on)


def _cases(actor: Actor, since: date, on: date) -> Iterable[tuple[Any, str]]:
    """Dates of EHC cases that bind the school or the council: met since a day, on time or late, or overdue now."""
    for case in ehcp_selectors.cases(actor):
        yield from ((case.pupil_id, kept) for kept in dates_kept(deadlines_of(case, on=on), since))


def _answers(actor: Actor, since: date, on: date) -> tuple[Tally, ...]:
    found = SummaryAnswer.objects.filter(
        summary__pupil__in=visible(actor, on=on), answered_at__date__range=(since, on)
    )
    return _tallied(found.values_list("summary__pupil_id", "clear"))


def _tallied(found: Iterable[tuple[Any, str]]) -> tuple[Tally, ...]:
    """What each child has of each kind. The children themselves are left behind here."""
    held: dict[Any, Counter[str]] = defaultdict(Counter)
    for child, kind in found:
        held[child][kind] += 1
    return tuple(dict(tally) for tally in held.values())
