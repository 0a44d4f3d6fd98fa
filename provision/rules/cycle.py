"""The graduated approach: assess, plan, do, review; what each part needs before the next, and what to do now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from provision.rules.timing import Force, why_sooner
from senco.access.rules.dates import short_day
from senco.access.rules.words import listed


class Stage(StrEnum):
    """The part of the cycle that is being worked on."""

    ASSESS = "assess"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"
    CLOSED = "closed"


@dataclass(frozen=True)
class StageRow:
    """A part of the cycle: what it asks, who leads it, the verb that goes on from it, where that leads, and its source."""

    stage: Stage
    title: str
    question: str
    led_by: str
    verb: str
    next: Stage | None
    citation: str


STAGES: tuple[StageRow, ...] = (
    StageRow(Stage.ASSESS, "Assess", "Why is this pupil not making expected progress?",
             "class teacher with the SENCO", "Go on to the plan", Stage.PLAN, "SEND Code of Practice 6.45 to 6.47"),
    StageRow(Stage.PLAN, "Plan", "What do we aim at, what will be done, and when do we look again?",
             "class teacher and SENCO, with parents and pupil", "Start the work", Stage.DO,
             "SEND Code of Practice 6.48 to 6.51"),
    StageRow(Stage.DO, "Do", "What was done, and how did it go?",
             "class teacher", "Begin the review", Stage.REVIEW, "SEND Code of Practice 6.52"),
    StageRow(Stage.REVIEW, "Review", "Did it work, and what happens next?",
             "class teacher with the SENCO, parents and pupil", "Finish the review", Stage.CLOSED,
             "SEND Code of Practice 6.53 to 6.56"),
    StageRow(Stage.CLOSED, "Closed", "What did we learn that the next cycle starts from?",
             "SENCO", "Carry out the decision", None, "SEND Code of Practice 6.44"),
)  # fmt: skip
STAGE: Mapping[Stage, StageRow] = MappingProxyType({row.stage: row for row in STAGES})
_ORDER = list(Stage)


class Decision(StrEnum):
    """What a review can decide."""

    CONTINUE = "continue"
    CHANGE = "change"
    COME_OFF = "come_off"
    ASK_EHC = "ask_ehc"


@dataclass(frozen=True)
class DecisionRow:
    """A decision: how it is offered, what follows from it, and whether a next cycle does."""

    decision: Decision
    title: str
    follows: str
    next_cycle: bool


DECISIONS: tuple[DecisionRow, ...] = (
    DecisionRow(Decision.CHANGE, "Go on, with changes", "Start the next cycle with what was learned", True),
    DecisionRow(Decision.CONTINUE, "Go on as it is", "Start the next cycle with the same plan", True),
    DecisionRow(Decision.COME_OFF, "Back on track: come off the register",
                "End SEN support with the reason, and tell the parents and the pupil", False),
    DecisionRow(Decision.ASK_EHC, "Ask the council for an EHC needs assessment",
                "Open the request; support goes on in a next cycle meanwhile", True),
)  # fmt: skip
DECISION: Mapping[Decision, DecisionRow] = MappingProxyType({row.decision: row for row in DECISIONS})


class Progress(StrEnum):
    """What can be said of an outcome at its review. The first three are the teacher's to give, the others follow."""

    MET = "met"
    PARTLY = "partly"
    NO_CHANGE = "no_change"
    TIME_UP = "time_up"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class OutcomeFacts:
    """What is known of one outcome: the aim, where the pupil starts, how one will know, by when, and how it went."""

    text: str
    baseline: str = ""
    criterion: str = ""
    by_on: date | None = None
    now: str = ""
    judged: Progress | None = None


@dataclass(frozen=True)
class Verdict:
    """The verdict on an outcome: its kind, the words of its chip, the kind of chip, and the sentence behind it."""

    progress: Progress
    words: str
    tone: str
    why: str


VERDICTS: Mapping[Progress, Verdict] = MappingProxyType({
    Progress.MET: Verdict(Progress.MET, "Met", "done", "The teacher's judgement against the success criterion."),
    Progress.PARTLY: Verdict(Progress.PARTLY, "On the way", "next", "The teacher's judgement: closer than at the start."),
    Progress.NO_CHANGE: Verdict(Progress.NO_CHANGE, "No clear change", "idle", "The teacher's judgement: as at the start."),
    Progress.TIME_UP: Verdict(Progress.TIME_UP, "Date has passed", "soon", "Record where the pupil is now."),
    Progress.NOT_YET: Verdict(Progress.NOT_YET, "Not reviewed yet", "idle", "Nothing is recorded since the start."),
})  # fmt: skip
JUDGED = (Progress.MET, Progress.PARTLY, Progress.NO_CHANGE)
ASK_FOR_VIEWS_AHEAD = timedelta(weeks=2)


@dataclass(frozen=True)
class CycleFacts:
    """What is known of one cycle, as written.

    ``evidence`` answers the question of the first part; ``measures_planned`` counts provisions and adaptations; a view may
    also say that somebody was asked and did not answer; ``has_plan`` and ``request_open`` mean an EHC plan and request.
    """

    stage: Stage
    number: int = 1
    evidence: str = ""
    outcomes: tuple[OutcomeFacts, ...] = ()
    measures_planned: int = 0
    parents_told_on: date | None = None
    started_on: date | None = None
    review_on: date | None = None
    review_pupil_view: str = ""
    review_parent_view: str = ""
    decision: Decision | None = None
    has_plan: bool = False
    request_open: bool = False


@dataclass(frozen=True)
class Step:
    """Something to do next: a sentence that starts with a verb, why, how strongly it is asked, and by when."""

    title: str
    why: str
    force: Force = Force.SHOULD
    due_on: date | None = None


def why_not_plan(facts: CycleFacts) -> str | None:
    """Say why the cycle cannot go on from assessing to planning."""
    return _not_from(Stage.ASSESS, facts) or _said(_before_plan(facts))


def why_not_do(facts: CycleFacts) -> str | None:
    """Say why the work cannot start; parents are told before the first cycle's (s.68 of the Act; Code 6.48)."""
    return _not_from(Stage.PLAN, facts) or _said(_before_do(facts))


def why_not_review(facts: CycleFacts) -> str | None:
    """Say why the review cannot begin; it may begin before its date."""
    return _not_from(Stage.DO, facts)


def why_not_close(facts: CycleFacts) -> str | None:
    """Say why the review cannot be finished (Code of Practice 6.53 to 6.55: the impact, and the views of both)."""
    return _not_from(Stage.REVIEW, facts) or _said(_before_close(facts))


def why_not_decide(decision: Decision, facts: CycleFacts) -> str | None:
    """Say why a decision is not offered; no number of cycles has to come before a request (s.36(8) of the Act)."""
    if decision is Decision.COME_OFF and facts.has_plan:
        return "This pupil has an EHC plan, and only the council can end it. Ask for that at the annual review."
    if decision is Decision.ASK_EHC and facts.has_plan:
        return "This pupil has an EHC plan already. Ask for changes at the annual review, or for an early one."
    if decision is Decision.ASK_EHC and facts.request_open:
        return "A request is already under way. Its dates are on the page of the case."
    return None


def verdict(outcome: OutcomeFacts, on: date) -> Verdict:
    """Say how far an outcome has come; without the teacher's judgement only whether its date has gone by."""
    if outcome.judged in JUDGED:
        return VERDICTS[outcome.judged]
    return VERDICTS[Progress.TIME_UP if outcome.by_on is not None and outcome.by_on < on else Progress.NOT_YET]


def _said(steps: Iterable[Step]) -> str | None:
    return " ".join(f"{step.title}." for step in steps) or None


def _not_from(stage: Stage, facts: CycleFacts) -> str | None:
    if facts.stage is stage:
        return None
    if facts.stage is Stage.CLOSED:
        return "This cycle is closed. Start the next cycle to go on."
    if _ORDER.index(facts.stage) < _ORDER.index(stage):
        return f"The cycle is still at “{STAGE[facts.stage].title}”. {STAGE[facts.stage].verb} first."
    return f"This part is done. The cycle is at “{STAGE[facts.stage].title}”."


def _before_plan(facts: CycleFacts) -> list[Step]:
    write = "Write why this pupil is not making expected progress, and what shows it"
    return [] if facts.evidence.strip() else [Step(write, "The plan answers this question, and no label does.")]


def _before_do(facts: CycleFacts) -> list[Step]:
    why = "The review compares where the pupil is then with where the pupil started."
    steps = [
        Step(f"Complete the outcome “{outcome.text}” with {listed(missing)}", why)
        for outcome in facts.outcomes
        if (missing := _missing_in(outcome))
    ]
    if not facts.outcomes:
        steps.append(Step("Add at least one outcome: where the pupil starts, how you will know, and by when", why))
    if facts.measures_planned < 1:
        why = "Each outcome needs somebody who does something."
        steps.append(Step("Add what will be done: at least one provision or adaptation", why))
    steps += _review_date(facts)
    if facts.number == 1 and facts.parents_told_on is None:
        why = "They must be told before work starts (Children and Families Act 2014, s.68; Code of Practice 6.48)."
        steps.append(Step("Tell the parents that SEN support starts, and record the day", why, Force.MUST))
    return steps


def _missing_in(outcome: OutcomeFacts) -> list[str]:
    asked = {"where the pupil starts": outcome.baseline.strip(), "how you will know": outcome.criterion.strip(),
             "the date to reach it by": outcome.by_on}  # fmt: skip
    return [words for words, answer in asked.items() if not answer]


def _review_date(facts: CycleFacts) -> list[Step]:
    why = "A clear date for the review is part of the plan (Code of Practice 6.48)."
    if facts.review_on is None:
        return [Step("Agree a date for the review", why)]
    if facts.started_on is None or facts.started_on < facts.review_on:
        return []
    return [Step(f"Move the review to a day after {short_day(facts.started_on)}, when the cycle started", why)]


def _before_close(facts: CycleFacts) -> list[Step]:
    why = "The review says of each outcome what changed."
    steps = [
        Step(f"Record where the pupil is now with “{outcome.text}”, and what you make of it", why)
        for outcome in facts.outcomes
        if outcome.judged not in JUDGED or not outcome.now.strip()
    ]
    why = "The review takes in the views of parents and pupil (Code of Practice 6.53)."
    views = {"parents'": facts.review_parent_view, "pupil's": facts.review_pupil_view}
    steps += [Step(f"Write the {who} view, or when you asked", why) for who, view in views.items() if not view.strip()]
    if facts.decision is None:
        steps.append(Step("Choose what happens next", "A review without a decision changes nothing."))
    elif refused := why_not_decide(facts.decision, facts):
        steps.append(Step(f"Choose another decision. {refused.removesuffix('.')}", refused, Force.MUST))
    return steps


def next_steps(facts: CycleFacts) -> list[Step]:
    """Say what to do now: what stands in the way, else the verb that goes on, and what should not be forgotten."""
    verb = STAGE[facts.stage].verb
    match facts.stage:
        case Stage.ASSESS:
            return _before_plan(facts) or [Step(verb, STAGE[Stage.PLAN].question)]
        case Stage.PLAN:
            steps = _before_do(facts) or [Step(verb, STAGE[Stage.DO].question)]
            sooner = why_sooner(facts.started_on, facts.review_on)
            return [*steps, Step("Bring the review forward, or plan a meeting before it", sooner)] if sooner else steps
        case Stage.DO:
            return [*_views_to_ask(facts), Step(verb, "On the agreed date.", due_on=facts.review_on)]
        case Stage.REVIEW:
            return _before_close(facts) or [Step(verb, STAGE[Stage.CLOSED].question, due_on=facts.review_on)]
        case Stage.CLOSED:
            return [] if facts.decision is None else [Step(DECISION[facts.decision].follows, "As the review decided.")]


def _views_to_ask(facts: CycleFacts) -> list[Step]:
    asked = {"the parents": facts.review_parent_view, "the pupil": facts.review_pupil_view}
    missing = [who for who, view in asked.items() if not view.strip()]
    due_on = facts.review_on and facts.review_on - ASK_FOR_VIEWS_AHEAD
    return [Step(f"Ask {listed(missing)} how it is going", "For the review.", due_on=due_on)] if missing else []


def as_markdown() -> str:
    """Print the tables and their diagram, as they stand in ``docs/stages.md``."""
    lines = ["## Parts of a cycle", "", "```mermaid", "stateDiagram-v2", "    [*] --> ASSESS: Start a cycle"]
    lines += [f"    {row.stage.name} --> {row.next.name}: {row.verb}" for row in STAGES if row.next is not None]
    lines += ["    CLOSED --> [*]", "```", "", "| part | question | led by | source |", "|---|---|---|---|"]
    lines += [f"| {row.title} | {row.question} | {row.led_by} | {row.citation} |" for row in STAGES]
    lines += ["", "| a review can decide | what follows |", "|---|---|"]
    return "\n".join([*lines, *(f"| {row.title} | {row.follows} |" for row in DECISIONS)]) + "\n"
