"""Which schools are made together: one alone, two of one trust with people who work at both, or many in trusts of ten."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from dashboards.demo.cast import FIRST, SECOND
from dashboards.demo.dice import Dice
from dashboards.demo.load import load_school
from dashboards.demo.names_schools import Named, schools_of
from dashboards.demo.plan import Order, plan_school
from dashboards.demo.shape import shape_of
from dashboards.demo.sign_ins import shared_password
from senco.access.models import School
from senco.access.services import make_trust

FIRST_SLUG, FIRST_NAME = "meadowbank", "Meadowbank Primary School"
SECOND_SLUG, SECOND_NAME = "tanners-lane", "Tanner's Lane Primary School"
TRUST_NAME = "Fernshire Learning Trust"
TRUST_SIZE = 10  # schools
Tell = Callable[[str], None]


@transaction.atomic
def build_one(*, slug: str, name: str, pupils: int, seed: int, today: date) -> School:
    """One school in a trust of its own."""
    hashed = make_password(shared_password())
    return _built(_order(Named(slug, name, pupils), seed, today), TRUST_NAME, f"{slug}-trust", hashed)


def _order(named: Named, seed: int, today: date) -> Order:
    """A primary school is the one that is written, with its people and stories; a secondary one is made by chance."""
    written = not shape_of(named.pupils).is_secondary
    return Order(
        slug=named.slug,
        name=named.name,
        pupils=named.pupils,
        seed=seed,
        today=today,
        cast=FIRST if written else None,
        told=written,
    )


@transaction.atomic
def build_two(*, slug: str, name: str, pupils: int, seed: int, today: date) -> list[School]:
    """A school and a second of half its size in the same trust; the SEN assistant and the trust's lead work at both."""
    first = Order(slug=slug, name=name, pupils=pupils, seed=seed, today=today, cast=FIRST)
    second = Order(
        slug=SECOND_SLUG,
        name=SECOND_NAME,
        pupils=max(50, pupils // 2),
        seed=seed,
        today=today,
        cast=SECOND,
        told=False,
        home=Dice(seed, slug),
    )
    hashed = make_password(shared_password())  # once: hashing is what costs time
    trust = f"{slug}-trust"
    return [_built(first, TRUST_NAME, trust, hashed), _built(second, TRUST_NAME, trust, hashed)]


def build_many(*, pupils: int, schools: int, seed: int, today: date, tell: Tell) -> list[School]:
    """So many schools with so many pupils together, each in a transaction of its own; the trust's lead works at all of hers.

    ``tell`` hears of each school when it is there.
    """
    hashed = make_password(shared_password())
    made: list[School] = []
    home: Dice | None = None
    for place, named in enumerate(schools_of(Dice(seed, "schools"), pupils, schools)):
        number, first = place // TRUST_SIZE + 1, place % TRUST_SIZE == 0
        home = None if first else home
        order = Order(
            slug=named.slug,
            name=named.name,
            pupils=named.pupils,
            seed=seed,
            today=today,
            cast=None,
            told=False,
            home=home,
        )
        with transaction.atomic():
            made.append(_built(order, f"Fernshire Trust {number}", f"fernshire-trust-{number}", hashed))
        home = home or Dice(seed, named.slug)
        tell(f"{named.name}: {named.pupils} pupils")
    return made


def _built(order: Order, trust_name: str, trust_slug: str, hashed: str) -> School:
    trust = make_trust(name=trust_name, slug=trust_slug)
    return load_school(plan_school(order), trust=trust, password_hash=hashed)
