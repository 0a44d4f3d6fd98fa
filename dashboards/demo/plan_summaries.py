"""What was published to those parents who have an account, and what one of them answered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from dashboards.demo.days import term_day_by, term_day_from
from dashboards.demo.dice import Dice
from dashboards.demo.kinds import fitted
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_cycles import Work
from dashboards.demo.plan_people import Staffroom
from dashboards.demo.words_cycles import UNCLEAR
from dashboards.demo.words_provision import ADAPTATIONS, PROVISION
from provision.papers.published import summary_to_json
from provision.rules.papers import Aim, Contact, Going, HelpLine, NextStep, Progress, SummaryPaper
from pupils.rules.years import label
from senco.access.rules.words import plural

Row = dict[str, Any]
_LONDON = ZoneInfo("Europe/London")
_TIMES = {1: "once a week", 2: "twice a week", 5: "every day"}
_GOING = {"met": Going.BETTER, "partly": Going.BETTER, "no_change": Going.SAME, "": Going.TOO_SOON}
ADVICE = Contact(
    name="Fernshire SEND advice service", role="free, private and not part of the school or the council",
    phone="01632 960 210", email="advice@fernshire-sendiass.example.org", best_time="weekdays 10 to 4",
)  # fmt: skip
# Of the latest summaries of stories: who answered, what, in which words, and whether they ask to be rung.
_TOLD_ANSWERS = {
    "lukasz": ("parent.dabrowiecka", "partly", "What is a plan from the council? And who decides, and when?", True),
    "solomiia": ("parent.governor", "clear", "", False),
    "shiv": ("parent2", "clear", "Thank you for the numbers.", False),
}
_ANSWERED = 0.7  # of the other summaries
_PLAIN_ABOUT = "{name} is in {place}. We know {him} as somebody who keeps trying and is kind to others."


@dataclass(frozen=True)
class _Known:
    """What a summary is written from: outcomes and allocations by cycle, adaptations by pupil."""

    outcomes: Mapping[UUID, list[Row]]
    allocations: Mapping[UUID, list[Row]]
    chosen: Mapping[UUID, list[Row]]


def _by(key: str, rows: list[Row]) -> Mapping[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


@dataclass(frozen=True)
class Written:
    """One summary of a child as it was written, and which of that child it is."""

    child: Child
    version: int
    paper: SummaryPaper
    latest: bool

    @property
    def on(self) -> date:
        """The day on which it was written and published."""
        return self.paper.written_on or date.min


def written_of(
    dice: Dice, staff: Staffroom, children: list[Child], work: Work, chosen: list[Row], school: str, today: date
) -> list[Written]:
    """Summaries of each child on the register whose parent has an account: of the last two cycles that were planned."""
    cycles = _by("pupil_id", work.cycles)
    known = _Known(_by("cycle_id", work.outcomes), _by("cycle_id", work.allocations), _by("pupil_id", chosen))
    found = []
    for child in children:
        if child.on_register and any(one.account and one.responsible for one in child.family):
            planned = cycles[child.id][-2:]
            for version, cycle in enumerate(planned, start=1):
                paper = _paper(dice, staff, child, known, cycle)
                day = _written_on(dice, child, cycle, today)
                found.append(Written(child, version, replace(paper, school=school, written_on=day), cycle is planned[-1]))
    return found


def _written_on(dice: Dice, child: Child, cycle: Row, today: date) -> date:
    """Soon after a cycle began; those of the stories lately, so that their parents have something new to read."""
    chance = dice.stream("written", child.key, cycle["number"])
    started: date = cycle["started_on"]
    ago = term_day_by(today - timedelta(days=chance.randrange(6, 24)))
    if child.story and cycle["stage"] != "closed":
        return max(ago, min(started, today))
    return term_day_by(min(started + timedelta(days=chance.randrange(9, 16)), today - timedelta(days=2)))


def summary_rows(dice: Dice, staff: Staffroom, written: list[Written]) -> list[Row]:
    """Summaries as they were published, on the afternoon of the day they were written."""
    return [
        {
            "id": dice.id("summary", one.child.key, one.version),
            "pupil_id": one.child.id,
            "version": one.version,
            "content": summary_to_json(one.paper),
            "published_at": datetime.combine(one.on, time(15, 40), _LONDON),
            "published_by_id": staff.id(staff.senco),
        }
        for one in written
    ]


def answer_rows(dice: Dice, written: list[Written], today: date) -> list[Row]:
    """What parents answered. One asks to be rung and waits; all others who found something unclear were followed up."""
    rows = []
    for one in written:
        chance = dice.stream("answer", one.child.key, one.version)
        account = next(relative.account for relative in one.child.family if relative.account)
        day = one.on + timedelta(days=chance.randrange(1, 5))
        clear = chance.choices(("clear", "partly", "not"), (74, 19, 7))[0]
        if one.latest and one.child.story:
            if one.child.key not in _TOLD_ANSWERS:
                continue
            account, clear, words, call_me = _TOLD_ANSWERS[one.child.key]
            lately = max(one.on, today - timedelta(days=chance.randrange(1, 4)))
            rows.append(_answer(dice, one, account, lately, clear, words, call_me, None))
        elif day < today and chance.random() < _ANSWERED:
            words = chance.choice(UNCLEAR[clear]) if clear in UNCLEAR else ""
            dealt_with = None if clear == "clear" else min(term_day_from(day + timedelta(days=1)), today)
            rows.append(_answer(dice, one, account, day, clear, words, False, dealt_with))
    return rows


def _answer(
    dice: Dice, one: Written, account: str, day: date, clear: str, words: str, call_me: bool, dealt_with: date | None
) -> Row:
    return {
        "id": dice.id("answer", one.child.key, one.version),
        "summary_id": dice.id("summary", one.child.key, one.version),
        "answered_by_id": dice.id("person", account),
        "clear": clear,
        "words": words,
        "call_me": call_me,
        "answered_at": datetime.combine(day, time(7, 5), _LONDON),
        "dealt_with_on": dealt_with,
    }


def _paper(dice: Dice, staff: Staffroom, child: Child, known: _Known, cycle: Row) -> SummaryPaper:
    now = known.outcomes.get(cycle["id"], [])
    before = known.outcomes.get(dice.id("cycle", child.key, cycle["number"] - 1), [])
    profile = child.story.profile if child.story else None
    return SummaryPaper(
        school="",
        name=f"{child.forename} {child.surname}".strip(),
        known_as=child.called,
        class_name=child.group,
        written_for=f"the family of {child.called}",
        about=_about(child),
        aims=tuple(Aim(f"{row['text']}.", row["by_on"], f"How we will know: {row['criterion']}.") for row in now),
        help=_help(dice, known.allocations.get(cycle["id"], [])),
        in_class=_in_class(dice, known.chosen.get(child.id, [])),
        progress=tuple(
            Progress(row["text"], _GOING[row["judged"]], f"At the start: {row['baseline']}. Now: {row['now']}.")
            for row in before
        ),
        at_home=tuple(profile.at_home.splitlines()) if profile else (),
        next_steps=_next_steps(cycle),
        contacts=(
            Contact(staff.teacher_of[child.group].name, "class teacher"),
            Contact(staff.senco.name, "the teacher in charge of extra help (SENCO)", staff.telephone),
        ),
        advice=ADVICE,
        has_plan=child.status == "E",
    )


def _in_class(dice: Dice, chosen: list[Row]) -> tuple[str, ...]:
    words = {dice.id("adaptation", one.key): one.entry for one in ADAPTATIONS}
    of_each = ((words[row["adaptation_id"]], row["note"]) for row in chosen)
    return tuple(f"{one.name}. {note or one.what_you_do}" for one, note in of_each)


def _about(child: Child) -> tuple[str, ...]:
    if child.story and child.story.about:
        return child.story.about
    place = label(child.code)
    return (fitted(_PLAIN_ABOUT.replace("{place}", place), name=child.called, sex=child.sex),)


def _help(dice: Dice, promised: list[Row]) -> tuple[HelpLine, ...]:
    plain = {dice.id("provision", words.name): words.plain_name for words in PROVISION.values()}
    return tuple(
        HelpLine(
            what=plain[row["provision_id"]],
            how_often=_TIMES.get(row["times_a_week"], f"{plural(row['times_a_week'], 'time')} a week"),
            minutes=row["minutes"],
            who=row["given_by"],
        )
        for row in promised
    )


def _next_steps(cycle: Row) -> tuple[NextStep, ...]:
    if cycle["review_on"] is None:
        return (NextStep("We meet and plan the help together.", when="In the next two weeks"),)
    return (NextStep("We meet and look together at how it is going.", cycle["review_on"]),)
