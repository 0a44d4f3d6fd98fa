"""The individual provision map of a pupil: from rows to the facts that stand on the sheet, and those set on two pages."""

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from provision import selectors
from provision.models import Allocation, Cycle, Outcome, Profile, PupilAdaptation
from provision.papers.people import who_to_ask
from provision.rules.boxes import Part as Box
from provision.rules.boxes import points_of, profile_parts
from provision.rules.papers import IpmBack, IpmFront, IpmSheet, ProvisionLine
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Part
from senco.access.rules.dates import term_in_words
from senco.calendar.rules.school_days import SchoolCalendar, Span, school_weeks
from senco.calendar.selectors import calendar
from senco.documents.fit import Sheet, fit_sheet
from senco.documents.pdf import PaperTooLarge

IN_CLASS = "In class"
"""What an outcome without a provision of its own is worked on with: what its teachers adapt."""
OFTEN = {1: "once a week", 2: "twice a week"}


def ipm_sheet(actor: Actor, pupil: Pupil, *, on: date) -> IpmSheet:
    """What stands on a pupil's sheet on a day. ``pupil`` carries its ``status`` and class."""
    profile = selectors.latest_profile(actor, pupil) or Profile()
    cycle = next((found for found in selectors.cycles_of(actor, pupil) if found.closed_on is None), None)
    chosen = selectors.chosen_adaptations([pupil.pk], actor=actor, on=on) if actor.sees(Part.PROFILE) else []
    return IpmSheet(
        school=actor.school_name,
        name=pupil.full_name,
        known_as=pupil.called if pupil.called != pupil.full_name else "",
        class_name=pupil.group.name if pupil.group else "",
        made_by=profile.made_by.name if profile.made_by else "",
        made_with=profile.made_with,
        made_on=profile.made_on,
        review_on=profile.review_on,
        front=IpmFront(alert=points_of(profile.safety), parts=_parts(profile)),
        back=IpmBack(
            term=term_in_words(on),
            lines=_lines(cycle, selectors.allocations_of(actor, pupil, on=on), calendar()),
            general=tuple(in_words(each) for each in chosen),
            at_home=points_of(profile.at_home),
            contacts=who_to_ask(actor, pupil, on=on),
            review_on=cycle.review_on if cycle else None,
            has_plan=getattr(pupil, "status", "") == "E",
        ),
    )


def _parts(profile: Profile) -> tuple[Box, ...]:
    return profile_parts(
        liked=profile.liked,
        matters=profile.matters,
        first_minutes=profile.first_five,
        support=profile.support,
        hard=profile.hard,
        communicates=profile.communicate,
        better_at=profile.aims,
    )


def in_words(chosen: PupilAdaptation) -> str:
    """An adaptation of a pupil in a line: its name, and what is special about it for this child, or how it is done."""
    how = chosen.note or chosen.adaptation.how
    return f"{chosen.adaptation.name}. {how}" if how else chosen.adaptation.name


def _lines(cycle: Cycle | None, allocations: list[Allocation], days: SchoolCalendar) -> tuple[ProvisionLine, ...]:
    """What is promised, and the outcomes of the open cycle for which nothing separate is promised."""
    promised = [promised_line(allocation, days) for allocation in allocations]
    served = {allocation.outcome_id for allocation in allocations}
    in_class = [
        ProvisionLine(what=IN_CLASS, who="class teacher", **_aim(outcome))
        for outcome in (cycle.outcomes.all() if cycle else [])
        if outcome.pk not in served
    ]
    return (*promised, *in_class)


def promised_line(allocation: Allocation, days: SchoolCalendar) -> ProvisionLine:
    """One promise, counted: who, how often, how long, for how many weeks, and what for."""
    return ProvisionLine(
        what=allocation.provision.name,
        who=allocation.given_by,
        group_size=allocation.group_size,
        how_often=OFTEN.get(allocation.times_a_week, f"{allocation.times_a_week} × a week"),
        minutes=allocation.minutes,
        weeks=weeks_of(allocation, days),
        **_aim(allocation.outcome),
    )


def weeks_of(allocation: Allocation, days: SchoolCalendar) -> int | None:
    """In how many weeks with school days it is given; None where no end is set.

    Where the school has not set up the years, every week that has begun counts.
    """
    if allocation.ends_on is None:
        return None
    promised = Span(allocation.starts_on, allocation.ends_on)
    counted = school_weeks(days, promised)
    return counted if counted is not None else ((promised.last - promised.first).days + 7) // 7


def _aim(outcome: Outcome | None) -> dict[str, Any]:
    if outcome is None:
        return {}
    return {"outcome": outcome.text, "baseline": outcome.baseline, "now": outcome.now, "review_on": outcome.by_on}


def set_on_pages(sheet: IpmSheet, *, made_on: date) -> Sheet:
    """The sheet as a PDF, each side in the largest print that fits. Raises Refused for more than paper can hold."""
    paper = {"paper": sheet}
    front, back = render_to_string("papers/ipm_front.html", paper), render_to_string("papers/ipm_back.html", paper)
    try:
        return fit_sheet(front, back, made_on=made_on)
    except PaperTooLarge as too_large:
        raise Refused(str(too_large)) from too_large
