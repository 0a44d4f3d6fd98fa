"""Who was asked for advice in the reviews that are under way, and what came."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dashboards.demo.dice import Dice
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.plan_reviews import PlannedPlan
from ehcp.rules.advice import Seat, reply_by
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event

Row = dict[str, Any]
LONDON = ZoneInfo("Europe/London")
_MORNING = time(8, 50)
_ASKED_AFTER = timedelta(days=3)  # of the meeting's being arranged
OUTSIDE = {
    Seat.HEALTH: ("Dr Ngozi Amin, community paediatrician", "paediatrics@fernshire-health.example.org"),
    Seat.SOCIAL_CARE: ("Lionel Marsh, disabled children’s team", ""),
    Seat.THERAPIST: ("Ida Sorensen, speech and language therapist", "salt@fernshire-health.example.org"),
}
ANSWERS = {
    Seat.PARENT: "We hear about the day now, which we did not last year. Reading at bedtime works when there is a choice of books. "
    "We worry about the move to the bigger playground. We would like the small group to go on.",
    Seat.CHILD: "I like building and being the one who hands out the books. It helps when I can see what comes next. "
    "I do not like it when it is loud at lunch.",
    Seat.THERAPIST: "Seen four times this year. Follows instructions of three steps with pictures (two steps in January). "
    "Twenty minutes of language work three times a week, given by an assistant whom I train each half-term, is still right.",
}
OFFICER = "Dana Whitfield, SEND team"
LATER = {Seat.HEAD: "Attendance is 96 %. The outcomes for reading and for taking turns are met; that for writing is on its way."}


def under_way(plans: list[PlannedPlan]) -> Iterator[tuple[PlannedPlan, int]]:
    """The plans whose last review was arranged and is not decided, each with the number of the event that arranged it."""
    for plan in plans:
        kinds = [event for event, *_ in plan.events]
        last = max((place for place, kind in enumerate(kinds) if kind is Event.REVIEW_ARRANGED), default=None)
        if last is not None and Event.KEPT not in kinds[last:]:
            yield plan, last


def review_rows(dice: Dice, staff: Staffroom, plans: list[PlannedPlan]) -> list[Row]:
    """The reviews, each with its event, its time and its place."""
    return [
        {
            "id": dice.id("review", plan.child.key),
            "case_id": dice.id("plan", plan.child.key),
            "began_id": dice.id("plan-event", plan.child.key, str(number)),
            "starts_at": time(14, 15),
            "place": "The library",
            "made_by_id": staff.id(staff.senco),
        }
        for plan, number in under_way(plans)
    ]


def advice_rows(dice: Dice, head: str, plans: list[PlannedPlan], today: date) -> list[Row]:
    """Everyone on the lists, asked by hand some days after the meeting was arranged, and the answers of some."""
    return [
        {"id": dice.id("advice", plan.child.key, str(place)), "review_id": dice.id("review", plan.child.key), **row}
        for plan, number in under_way(plans)
        for place, row in enumerate(_list(plan, number, head, today))
    ]


def other_rows(dice: Dice, staff: Staffroom, plans: list[PlannedPlan]) -> list[Row]:
    """A Child in Need review two days after one of the meetings."""
    return [
        {
            "id": dice.id("other-review", plan.child.key),
            "pupil_id": plan.child.id,
            "kind": "cin",
            "held_on": _meeting_on(plan, number) + timedelta(days=2),
            "recorded_by_id": staff.id(staff.senco),
        }
        for plan, number in list(under_way(plans))[:1]
    ]


def _meeting_on(plan: PlannedPlan, number: int) -> date:
    _, _, more, _ = plan.events[number]
    return date.fromisoformat(more[Fact.MEETING_ON.value])


def _list(plan: PlannedPlan, number: int, head: str, today: date) -> Iterator[Row]:
    meeting_on, asked_on = _meeting_on(plan, number), plan.events[number][1] + _ASKED_AFTER
    is_held = any(event is Event.MEETING_HELD for event, *_ in plan.events[number:])
    due, answers = reply_by(meeting_on, asked_on), ANSWERS | (LATER if is_held else {})
    family = [(Seat.PARENT, one.name, "") for one in plan.child.family if one.responsible and not one.restricted]
    people = [*family, (Seat.CHILD, plan.child.called, ""), (Seat.HEAD, head, ""), (Seat.COUNCIL, OFFICER, "")]
    people += [(seat, who, email) for seat, (who, email) in OUTSIDE.items()]
    for place, (seat, who, email) in enumerate(people):
        text = answers.get(seat, "")
        yield {
            "seat": seat.value,
            "who": who,
            "email": email,
            "asked_on": asked_on,
            "reply_by_on": due,
            "invited_for_on": meeting_on,
            "answered_on": min(due, today) if text else None,
            "came_by": "school" if text else "",
            "text": text,
            "attended": seat in (Seat.PARENT, Seat.CHILD, Seat.HEAD) if is_held else None,
            "made_at": datetime.combine(asked_on, _MORNING, LONDON) + timedelta(minutes=place),
        }
