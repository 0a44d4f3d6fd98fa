"""The plan of one demo school: every row that is to be loaded, from a seed, a size and a day. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboards.demo import plan_classroom, plan_people, plan_records, plan_summaries
from dashboards.demo.cast import Cast
from dashboards.demo.dice import Dice
from dashboards.demo.plan_cases import PlannedCase, cases_of
from dashboards.demo.plan_children import Child, children_of
from dashboards.demo.plan_cycles import work_of
from dashboards.demo.plan_people import Staffroom, staffroom
from dashboards.demo.shape import shape_of
from senco.access.rules.dates import school_year_start

Row = dict[str, Any]
_TEACHING_ASSISTANTS = 8  # in a school of 420


@dataclass(frozen=True)
class Order:
    """What is asked for. ``home`` is the dice of the school whose people also work here, if there is one."""

    slug: str
    name: str
    pupils: int
    seed: int
    today: date
    cast: Cast
    told: bool = True
    home: Dice | None = None


@dataclass(frozen=True)
class SchoolPlan:
    """Everything of one school. ``rows`` holds the rows of each table under a name, in the order of loading."""

    order: Order
    children: list[Child]
    staff: Staffroom
    people: list[Row]
    rows: Mapping[str, list[Row]]
    cases: list[PlannedCase]


def plan_school(order: Order) -> SchoolPlan:
    """Plan a school."""
    dice, shape, today = Dice(order.seed, order.slug), shape_of(order.pupils), order.today
    tas = max(2, round(_TEACHING_ASSISTANTS * order.pupils / 420))
    staff = staffroom(dice, order.cast, shape.forms, tas)
    children = children_of(dice, shape, order.cast, today, told=order.told)
    work = work_of(dice, staff, children, today)
    statuses = plan_records.status_rows(dice, children, work.began, today)
    chosen = plan_classroom.chosen_rows(dice, children, work.began)
    written = plan_summaries.written_of(dice, staff, children, work, chosen, order.name, today)
    year_start = min(school_year_start(today), today - timedelta(days=14))
    return SchoolPlan(
        order=order,
        children=children,
        staff=staff,
        people=_people(dice, order, shape.forms, tas, children),
        rows={
            "groups": plan_people.group_rows(dice, staff),
            "pupils": plan_records.pupil_rows(dice, children),
            "contacts": plan_records.contact_rows(dice, children, year_start),
            "status_periods": statuses,
            "needs": plan_records.need_rows(dice, children, statuses),
            "links": plan_people.link_rows(dice, staff, children, year_start),
            "concerns": plan_records.concern_rows(dice, staff, children, work, today),
            "adaptations": plan_classroom.adaptation_rows(dice),
            "chosen": chosen,
            "uses": plan_classroom.use_rows(dice, staff, children, chosen, today),
            "provisions": plan_classroom.provision_rows(dice),
            "cycles": work.cycles,
            "outcomes": work.outcomes,
            "allocations": work.allocations,
            "profiles": plan_classroom.profile_rows(dice, staff, children, today),
            "summaries": plan_summaries.summary_rows(dice, staff, written),
            "summary_answers": plan_summaries.answer_rows(dice, written, today),
        },
        cases=cases_of(children, today),
    )


def _people(dice: Dice, order: Order, forms: int, tas: int, children: list[Child]) -> list[Row]:
    since = school_year_start(order.today) - timedelta(days=730)
    rows = plan_people.people_rows(dice, order.cast.people(forms, tas), children, since)
    if order.home is None:
        return [*rows, plan_people.visiting_row(dice, "trust", since)]
    return [*rows, *(plan_people.visiting_row(order.home, key, since) for key in ("trust", "assistant"))]
