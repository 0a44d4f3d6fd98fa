"""What the page of a cycle is given: its parts, the forms of those who may write, what may come next and why not."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from provision import presenters, selectors
from provision.facts import cycle_facts
from provision.forms.cycle import PARTS, PartForm, ReviewForm
from provision.models import Cycle
from provision.papers.ipm import in_words, promised_line
from provision.rules.cycle import STAGE, Stage, next_steps, why_not_decide
from provision.rules.decided import decided_as
from provision.services.cycles import why_not_move, why_not_review, why_not_set
from provision.views.finding import known_of
from pupils.attendance_selectors import latest_in_words
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.roles import Can, Part
from senco.access.rules.dates import Due, due_state
from senco.calendar.selectors import calendar


def part_form(
    actor: Actor, cycle: Cycle, pupil: Pupil, today: date, part: str, data: Mapping[str, Any] | None = None
) -> PartForm:
    """The form of one part of a cycle, filled from the record or from what was sent. KeyError for no such part."""
    kind = PARTS[part]
    if kind is not ReviewForm:
        return kind(data, cycle=cycle, today=today)
    facts = cycle_facts(cycle, **known_of(actor, pupil))
    return ReviewForm(data, cycle=cycle, today=today, why_not=lambda decision: why_not_decide(decision, facts))


def page_of(actor: Actor, cycle: Cycle, pupil: Pupil, today: date, **shown: Any) -> dict[str, Any]:
    """All that the template needs. ``shown`` may hold ``bound``, a form with something to put right, and ``kept`` with
    ``refused``: words that could not be saved, and why."""
    writes = actor.can(Can.RUN_CYCLES) and cycle.closed_on is None
    earlier = [other for other in selectors.cycles_of(actor, pupil) if other.pk != cycle.pk]
    days = calendar()
    context = {
        "cycle": cycle,
        "pupil": pupil,
        "today": today,
        "steps": presenters.steps_of(cycle, today),
        "outcomes": presenters.outcomes_of(cycle, today),
        "promises": [(allocation, promised_line(allocation, days)) for allocation in cycle.allocations.all()],
        "chosen": [in_words(each) for each in selectors.chosen_adaptations([pupil.pk], actor=actor, on=today)],
        "uses": _uses(actor, cycle, pupil),
        "earlier": earlier,
        "attendance": latest_in_words(actor, pupil) if cycle.stage == Stage.ASSESS else "",
        "learned": next((other for other in earlier if other.number == cycle.number - 1), None),
        "writes": writes,
        "decision": decided_as(cycle.decided),  # type: ignore[attr-defined]
        "may_start": actor.can(Can.RUN_CYCLES) and not any(c.closed_on is None for c in [cycle, *earlier]),
        "may_publish": actor.can(Can.PUBLISH_SUMMARY),
        "may_print": actor.can(Can.PRINT_SHEET),
        "may_choose": actor.can(Can.EDIT_PROFILE),
        "may_open_case": actor.can(Can.RUN_CASES),
        **shown,
    }
    return {**context, **_writing(actor, cycle, pupil, today, shown.get("bound"))} if writes else context


def _uses(actor: Actor, cycle: Cycle, pupil: Pupil) -> list[dict[str, object]]:
    if not actor.sees(Part.OBSERVATIONS):
        return []
    return selectors.uses_since(pupil, cycle.started_on, until=cycle.closed_on)


def _writing(actor: Actor, cycle: Cycle, pupil: Pupil, today: date, bound: PartForm | None) -> dict[str, Any]:
    """The forms of the open parts, and whether and how the cycle goes on."""
    known = known_of(actor, pupil)
    open_parts = [Stage.ASSESS, Stage.PLAN, *({Stage.DO, Stage.REVIEW} & {Stage(cycle.stage)})]
    forms = {part.value: part_form(actor, cycle, pupil, today, part.value) for part in open_parts}
    if bound is not None:
        forms[bound.part.value] = bound
    return {
        "part_forms": forms,
        "form": bound,
        "next": next_steps(cycle_facts(cycle, **known)),
        "why_not": why_not_move(cycle, **known),
        "verb": STAGE[Stage(cycle.stage)].verb,
        "too_soon": cycle.stage == Stage.DO and _is_far_off(cycle.review_on, today),
        "why_not_set": why_not_set(cycle),
        "why_not_review": why_not_review(cycle),
    }


def _is_far_off(review_on: date | None, today: date) -> bool:
    """Whether a review is so far off that beginning it is not the first button."""
    return review_on is not None and due_state(review_on, today) is Due.LATER
