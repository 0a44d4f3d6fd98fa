"""What was published to those parents who have an account, and what one of them answered."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from dashboards.demo.days import term_day_by
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import fitted
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_cycles import Work
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.words_provision import PROVISION
from provision.rules.papers import Aim, Contact, Going, HelpLine, NextStep, Progress, SummaryPaper
from provision.rules.timing import plural

Row = dict[str, Any]
Written = Callable[[SummaryPaper], dict[str, Any]]
_LONDON = ZoneInfo("Europe/London")
_TIMES = {1: "once a week", 2: "twice a week", 5: "every day"}
_GOING = {"met": Going.BETTER, "partly": Going.BETTER, "no_change": Going.SAME, "": Going.TOO_SOON}
ADVICE = Contact(
    name="Fernshire SEND advice service", role="free, private and not part of the school or the council",
    phone="01632 960 210", email="advice@fernshire-sendiass.example.org", best_time="weekdays 10 to 4",
)  # fmt: skip
_PLAIN_ABOUT = "{name} is in {place}. We know {him} as somebody who keeps trying and is kind to others."


def papers_of(
    dice: Dice, staff: Staffroom, children: list[Child], work: Work, chosen: list[Row], school: str, today: date
) -> list[tuple[Child, SummaryPaper]]:
    """The summary of each child on the register whose parent has an account."""
    return [
        (child, _paper(dice, staff, child, work, chosen, school, today))
        for child in children
        if child.on_register and any(one.account and one.responsible for one in child.family)
    ]


def summary_rows(
    dice: Dice, staff: Staffroom, papers: list[tuple[Child, SummaryPaper]], written: Written
) -> list[Row]:
    """Summaries as they were published, on the afternoon of the day they were written."""
    return [
        {
            "id": dice.id("summary", child.key),
            "pupil_id": child.id,
            "version": 1,
            "content": written(paper),
            "published_at": datetime.combine(paper.written_on or date.min, time(15, 40), _LONDON),
            "published_by_id": staff.id(staff.senco),
        }
        for child, paper in papers
    ]


def answer_rows(dice: Dice, papers: list[tuple[Child, SummaryPaper]]) -> list[Row]:
    """Two families say that all was clear; one asks to be rung."""
    answers = (
        ("lukasz", "parent.dabrowiecka", "partly", "What is section F? And who decides in two weeks?", True),
        ("solomiia", "parent.governor", "clear", "", False),
        ("shiv", "parent2", "clear", "Thank you for the numbers.", False),
    )
    of_key = {child.key: paper for child, paper in papers}
    return [
        {
            "id": dice.id("answer", key),
            "summary_id": dice.id("summary", key),
            "answered_by_id": dice.id("person", account),
            "clear": clear,
            "words": words,
            "call_me": call_me,
            "answered_at": datetime.combine((of_key[key].written_on or date.min) + timedelta(days=1), time(19, 5), _LONDON),
        }
        for key, account, clear, words, call_me in answers
        if key in of_key
    ]


def _paper(
    dice: Dice, staff: Staffroom, child: Child, work: Work, chosen: list[Row], school: str, today: date
) -> SummaryPaper:
    chance = dice.stream("summary", child.key)
    cycle = next(row for row in reversed(work.cycles) if row["pupil_id"] == child.id)
    outcomes = [row for row in work.outcomes if row["cycle_id"] == cycle["id"]]
    before = [row for row in work.outcomes if row["cycle_id"] == dice.id("cycle", child.key, cycle["number"] - 1)]
    names = {dice.id("adaptation", name): name for name in _names(dice, chosen)}
    in_class = [names[row["adaptation_id"]] for row in chosen if row["pupil_id"] == child.id]
    parents = [one.name for one in child.family if one.account and one.responsible and not one.restricted]
    return SummaryPaper(
        school=school,
        name=f"{child.forename} {child.surname}".strip(),
        known_as=child.preferred,
        class_name=child.group,
        written_for=" and ".join(parents),
        written_on=term_day_by(today - timedelta(days=chance.randrange(6, 24))),
        about=_about(child),
        aims=tuple(Aim(row["text"], row["by_on"], row["criterion"]) for row in outcomes),
        help=_help(dice, child, work, cycle["id"]),
        in_class=tuple(in_class),
        progress=tuple(Progress(row["text"], _GOING[row["judged"]], row["now"]) for row in before),
        at_home=tuple(filter(None, child.story.profile.at_home.split("\n"))) if child.story and child.story.profile else (),
        next_steps=_next_steps(child, cycle),
        contacts=(
            Contact(staff.senco.name, "the teacher in charge of extra help (SENCO)", "01632 960 144", best_time="after 3.30 pm"),
            Contact(staff.teacher_of[child.group].name, f"class teacher of {child.group}", "01632 960 140"),
        ),
        advice=ADVICE,
        has_plan=child.status == "E",
    )


def _names(dice: Dice, chosen: list[Row]) -> list[str]:
    from dashboards.demo.words_provision import ADAPTATIONS

    used = {row["adaptation_id"] for row in chosen}
    return [one.name for one in ADAPTATIONS if dice.id("adaptation", one.name) in used]


def _about(child: Child) -> tuple[str, ...]:
    if child.story and child.story.about:
        return child.story.about
    place = "Reception" if child.year == "R" else f"Year {child.year}"
    return (fitted(_PLAIN_ABOUT.replace("{place}", place), name=child.called, sex=child.sex),)


def _help(dice: Dice, child: Child, work: Work, cycle_id: UUID) -> tuple[HelpLine, ...]:
    plain = {dice.id("provision", words.name): words.plain_name for words in PROVISION.values()}
    return tuple(
        HelpLine(
            what=plain[row["provision_id"]],
            how_often=_TIMES.get(row["times_a_week"], f"{plural(row['times_a_week'], 'time')} a week"),
            minutes=row["minutes"],
            who=row["given_by"],
        )
        for row in work.allocations
        if row["cycle_id"] == cycle_id
    )


def _next_steps(child: Child, cycle: Row) -> tuple[NextStep, ...]:
    steps = []
    if cycle["review_on"]:
        steps.append(NextStep(f"We look together at how it went for {child.called}", cycle["review_on"], "3.45 pm"))
    steps.append(NextStep("We start the next round of help, or tell you that it is no longer needed", None, "after that"))
    return tuple(steps)
