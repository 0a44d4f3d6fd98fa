"""The invented school, as a plan and as it is made."""

from dataclasses import replace
from datetime import date
from io import StringIO

from django.core.management import call_command

from dashboards.demo.build import FIRST_NAME, FIRST_SLUG
from dashboards.demo.cast import FIRST
from dashboards.demo.plan import Order, SchoolPlan, plan_school
from dashboards.demo.plan_children import Child

WEDNESDAY = date(2026, 11, 25)


def planned(**changes: object) -> SchoolPlan:
    order = Order(slug=FIRST_SLUG, name=FIRST_NAME, pupils=420, seed=1, today=WEDNESDAY, cast=FIRST)
    return plan_school(replace(order, **changes))


def made(*words: str) -> str:
    out = StringIO()
    call_command("demo_school", *words, stdout=out, skip_checks=True)
    return out.getvalue()


def of(plan: SchoolPlan, status: str) -> list[Child]:
    return [child for child in plan.children if child.status == status and child.left_on is None]
