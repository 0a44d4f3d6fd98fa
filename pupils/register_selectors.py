"""The register as a page asks for it: filtered, in an order, counted; always a view of statuses and never a list."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from pupils.models import Pupil, StatusPeriod
from pupils.rules.register import LONG, NO_NEED, THIS_YEAR, Counts, Wanted, long_before
from pupils.rules.years import CODES, sort_key
from pupils.selectors import current_needs, named, on_roll, register
from senco.access.actor import Actor
from senco.access.rules.dates import school_year_start


def register_of(actor: Actor, wanted: Wanted) -> QuerySet[Pupil]:
    """The pupils that a page or a file of the register shows, in its order.

    Each carries ``status``, ``status_since``, ``listed_since`` (on the register without a break), class and needs.
    """
    return _in_order(_filtered(_dated(register(actor, on=wanted.on), on=wanted.on), wanted), wanted)


def counts_of(pupils: QuerySet[Pupil]) -> Counts:
    """How many pupils a view of the register shows, in one query."""
    found = pupils.order_by().aggregate(total=Count("pk"), plan=Count("pk", filter=Q(status="E")))
    return Counts(**found)


def shares_of_register(actor: Actor, *, on: date) -> dict[str, int]:
    """How many pupils each ready-made view of the register holds, in one query; ``pupils`` counts all on roll."""
    needs = current_needs(on=on).filter(pupil=OuterRef("pk")).order_by()
    listed = _dated(register(actor, on=on), on=on).annotate(has_need=Exists(needs)).order_by()
    return {
        "pupils": on_roll(actor, on=on).count(),
        **listed.aggregate(
            total=Count("pk"),
            plan=Count("pk", filter=Q(status="E")),
            support=Count("pk", filter=Q(status="K")),
            this_year=Count("pk", filter=Q(listed_since__gte=school_year_start(on))),
            long=Count("pk", filter=Q(listed_since__lt=long_before(on))),
            no_need=Count("pk", filter=Q(has_need=False)),
        ),
    }


def years_of(actor: Actor, *, on: date) -> list[str]:
    """The years that the actor's pupils are in, in school order."""
    return sorted(set(on_roll(actor, on=on).order_by().values_list("year", flat=True).distinct()), key=sort_key)


def _dated(pupils: QuerySet[Pupil], *, on: date) -> QuerySet[Pupil]:
    begun = StatusPeriod.objects.filter(pupil=OuterRef("pk"), starts_on__lte=on).order_by("-starts_on")
    before = StatusPeriod.objects.filter(pupil=OuterRef("pupil"), ends_on=OuterRef("starts_on"))
    unbroken = begun.exclude(Exists(before))
    return pupils.annotate(
        status_since=Subquery(begun.values("starts_on")[:1]), listed_since=Subquery(unbroken.values("starts_on")[:1])
    )


def _filtered(pupils: QuerySet[Pupil], wanted: Wanted) -> QuerySet[Pupil]:
    needs = current_needs(on=wanted.on).filter(pupil=OuterRef("pk")).order_by()
    if wanted.need == NO_NEED:
        pupils = pupils.filter(~Exists(needs))
    elif wanted.need:
        pupils = pupils.filter(Exists(needs.filter(code=wanted.need)))
    if wanted.since == LONG:
        pupils = pupils.filter(listed_since__lt=long_before(wanted.on))
    elif wanted.since == THIS_YEAR:
        pupils = pupils.filter(listed_since__gte=school_year_start(wanted.on))
    plain = {"status": wanted.status, "year": wanted.year, "group": wanted.group}
    return named(pupils.filter(**{name: value for name, value in plain.items() if value}), wanted.text)


def _in_order(pupils: QuerySet[Pupil], wanted: Wanted) -> QuerySet[Pupil]:
    key = wanted.sort.removeprefix("-")
    columns = {"year": ["year_order", "group__name"], "need": ["first_need"], "since": ["listed_since"]}.get(key, [key])
    if key == "name":
        columns = ["sort_key"]
    elif key == "year":
        pupils = pupils.annotate(year_order=_year_order())
    elif key == "need":
        needs = current_needs(on=wanted.on).filter(pupil=OuterRef("pk"))
        pupils = pupils.annotate(first_need=Subquery(needs.values("code")[:1]))
    sign = "-" if wanted.sort.startswith("-") else ""
    return pupils.order_by(*(f"{sign}{column}" for column in columns), "sort_key", "pk")


def _year_order() -> Any:
    return Case(*(When(year=code, then=Value(n)) for n, code in enumerate(CODES)), default=Value(len(CODES)))
