"""Which schools are made together: one alone, or two of one trust with people who work at both."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from dashboards.demo.cast import FIRST, SECOND
from dashboards.demo.dice import Dice
from dashboards.demo.load import load_school
from dashboards.demo.plan import Order, plan_school
from dashboards.demo.sign_ins import shared_password
from senco.access.models import School
from senco.access.services import make_trust

FIRST_SLUG, FIRST_NAME = "meadowbank", "Meadowbank Primary School"
SECOND_SLUG, SECOND_NAME = "tanners-lane", "Tanner's Lane Primary School"
TRUST_NAME = "Fernshire Learning Trust"


@transaction.atomic
def build_one(*, slug: str, name: str, pupils: int, seed: int, today: date) -> School:
    """One school in a trust of its own."""
    order = Order(slug=slug, name=name, pupils=pupils, seed=seed, today=today, cast=FIRST)
    return _built(order, f"{slug}-trust", make_password(shared_password()))


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
    return [_built(first, trust, hashed), _built(second, trust, hashed)]


def _built(order: Order, trust_slug: str, hashed: str) -> School:
    trust = make_trust(name=TRUST_NAME, slug=trust_slug)
    return load_school(plan_school(order), trust=trust, password_hash=hashed)
