"""The plan of one demo school: every row that is to be loaded, from a seed, a size and a day. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboards.demo import (
    plan_advice,
    plan_attendance,
    plan_classroom,
    plan_figures,
    plan_groups,
    plan_people,
    plan_records,
    plan_summaries,
    plan_talks,
    plan_taps,
)
from dashboards.demo.cast import Cast
from dashboards.demo.cast_made import cast_for
from dashboards.demo.dice import Dice
from dashboards.demo.plan_cases import cases_of, event_rows, request_rows
from dashboards.demo.plan_children import Child, children_of
from dashboards.demo.plan_cycles import Work, work_of
from dashboards.demo.plan_grounds import with_grounds
from dashboards.demo.plan_people import Staffroom, staffroom
from dashboards.demo.plan_reviews import plan_event_rows, plan_rows, plans_of
from dashboards.demo.shape import Shape, shape_of
from senco.access.rules.dates import school_year_start

Row = dict[str, Any]
_TEACHING_ASSISTANTS = 8  # in a school of 420


@dataclass(frozen=True)
class Order:
    """What is asked for. ``home`` is the dice of the school whose people also work here, if there is one; ``cast`` those
    who are written for it, or None for people made by chance."""

    slug: str
    name: str
    pupils: int
    seed: int
    today: date
    cast: Cast | None
    told: bool = True
    home: Dice | None = None


@dataclass(frozen=True)
class SchoolPlan:
    """Everything of one school. ``rows`` holds the rows of each table under a name, in the order of loading."""

    order: Order
    shape: Shape
    cast: Cast
    children: list[Child]
    staff: Staffroom
    people: list[Row]
    rows: Mapping[str, list[Row]]


def plan_school(order: Order) -> SchoolPlan:
    """Plan a school with two years of history."""
    dice, shape, today = Dice(order.seed, order.slug), shape_of(order.pupils), order.today
    tas = max(2, round(_TEACHING_ASSISTANTS * order.pupils / 420))
    cast = cast_for(order.cast, dice, shape, tas)
    staff = staffroom(dice, cast, shape.forms, tas)
    children = children_of(dice, shape, cast, today, told=order.told)
    work = work_of(dice, staff, children, today)
    statuses = with_grounds(staff, plan_records.status_rows(dice, children, work.began, today), work, today)
    cases = cases_of(children, statuses, today)
    plans = plans_of(children, statuses, today)
    rows = {
        **_who(dice, staff, children, shape, today),
        "status_periods": statuses,
        "needs": plan_records.need_rows(dice, children, statuses),
        "attendance": plan_attendance.attendance_rows(dice, children, today),
        "concerns": plan_records.concern_rows(dice, staff, children, work, today),
        "contact_notes": plan_talks.note_rows(dice, staff, children, work, today),
        "referrals": plan_talks.referral_rows(dice, staff, children, today),
        "requests": request_rows(dice, staff, cases) + plan_rows(dice, staff, plans),
        "case_events": event_rows(dice, staff, cases) + plan_event_rows(dice, staff, plans),
        "reviews": plan_advice.review_rows(dice, staff, plans),
        "advice": plan_advice.advice_rows(dice, cast.head.name, plans, today),
        "other_reviews": plan_advice.other_rows(dice, staff, plans),
        **_what(dice, staff, children, work, order),
    }
    rows["snapshots"] = plan_figures.figure_rows(
        dice, _history(shape, children, work, rows), staff.ids["head"], today
    )
    return SchoolPlan(
        order, shape, cast, children, staff, _people(dice, order, cast, shape.forms, tas, children), rows
    )


def _who(dice: Dice, staff: Staffroom, children: list[Child], shape: Shape, today: date) -> dict[str, list[Row]]:
    """Pupils, those who care for them, and who teaches them."""
    since = min(school_year_start(today), today - timedelta(days=14))
    groups, places, links = plan_groups.teaching_rows(dice, staff, children, shape, since)
    return {
        "groups": [*plan_people.group_rows(dice, staff, shape), *groups],
        "pupils": plan_records.pupil_rows(dice, children),
        "places": places,
        "contacts": plan_records.contact_rows(dice, children, since),
        "links": [*plan_people.link_rows(dice, staff, children, since), *links],
    }


def _what(dice: Dice, staff: Staffroom, children: list[Child], work: Work, order: Order) -> dict[str, list[Row]]:
    """What the school does for them."""
    today = order.today
    chosen = plan_classroom.chosen_rows(dice, children, work.began)
    written = plan_summaries.written_of(dice, staff, children, work, chosen, order.name, today)
    return {
        "adaptations": plan_classroom.adaptation_rows(dice),
        "chosen": chosen,
        "uses": plan_taps.use_rows(dice, staff, children, chosen, today),
        "provisions": plan_classroom.provision_rows(dice),
        "cycles": work.cycles,
        "outcomes": work.outcomes,
        "allocations": work.allocations,
        "profiles": plan_classroom.profile_rows(dice, staff, children, today),
        "summaries": plan_summaries.summary_rows(dice, staff, written),
        "summary_answers": plan_summaries.answer_rows(dice, written, today),
    }


def _history(
    shape: Shape, children: list[Child], work: Work, rows: Mapping[str, list[Row]]
) -> plan_figures.History:
    statuses, needs, summaries = rows["status_periods"], rows["needs"], rows["summaries"]
    told = summaries, rows["summary_answers"], rows["requests"], rows["case_events"]
    return plan_figures.History(shape, children, statuses, needs, work, *told)


def history_of(plan: SchoolPlan) -> plan_figures.History:
    """What figures of a planned school are made from."""
    work = Work(plan.rows["cycles"], plan.rows["outcomes"])
    return _history(plan.shape, plan.children, work, plan.rows)


def _people(dice: Dice, order: Order, cast: Cast, forms: int, tas: int, children: list[Child]) -> list[Row]:
    since = school_year_start(order.today) - timedelta(days=730)
    rows = plan_people.people_rows(dice, cast.people(forms, tas), children, since)
    visitors = ("trust",) if order.home is None or cast.assistant else ("trust", "assistant")
    return [*rows, *(plan_people.visiting_row(order.home or dice, key, since) for key in visitors)]
