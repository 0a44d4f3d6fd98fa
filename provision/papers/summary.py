"""The plain summary for a family: a first draft from what the school has on record, and its words for a reader's eye."""

from datetime import date

from provision import selectors
from provision.models import Allocation, Cycle, Outcome, Profile
from provision.papers.ipm import OFTEN, in_words
from provision.papers.people import who_to_ask
from provision.rules.boxes import points_of
from provision.rules.cycle import Decision, Progress
from provision.rules.papers import Aim, Going, HelpLine, NextStep, SummaryPaper
from provision.rules.papers import Progress as ProgressLine
from pupils.models import Pupil
from senco.access.actor import Actor

SENCO_IS = "the teacher in charge of extra help (SENCO)"
GOING = {Progress.MET.value: Going.BETTER, Progress.PARTLY.value: Going.BETTER, Progress.NO_CHANGE.value: Going.SAME}
DECIDED = {
    Decision.CHANGE.value: "We start the next round of help, with some changes.",
    Decision.CONTINUE.value: "We go on with the help and start the next round.",
    Decision.COME_OFF.value: "The extra help ends, because it is no longer needed. We still look at how things go.",
    Decision.ASK_EHC.value: "We ask the council to find out what help is needed. The help at school goes on.",
}


def summary_draft(actor: Actor, pupil: Pupil, *, on: date) -> SummaryPaper:
    """A first draft for the SENCO to put into plain words. ``pupil`` carries its ``status`` and class."""
    profile = selectors.latest_profile(actor, pupil) or Profile()
    cycles = selectors.cycles_of(actor, pupil)
    latest = cycles[0] if cycles else None
    under_way = latest if latest and latest.closed_on is None else None
    chosen = selectors.chosen_adaptations([pupil.pk], actor=actor, on=on)
    return SummaryPaper(
        school=actor.school_name,
        name=pupil.full_name,
        known_as=pupil.called,
        class_name=pupil.group.name if pupil.group else "",
        # Not by name: the paper of one parent would carry the name of the other, who may live apart.
        written_for=f"the family of {pupil.called}",
        written_on=on,
        about=_about(pupil, profile),
        aims=tuple(_aim(outcome) for outcome in (under_way.outcomes.all() if under_way else [])),
        help=tuple(_help(each) for each in selectors.allocations_of(actor, pupil, on=on)),
        in_class=tuple(_lowered(in_words(each)) for each in chosen),
        progress=_progress(cycles),
        at_home=points_of(profile.at_home),
        next_steps=_next(latest, on),
        contacts=who_to_ask(actor, pupil, on=on, senco_is=SENCO_IS),
        has_plan=getattr(pupil, "status", "") == "E",
    )


def _about(pupil: Pupil, profile: Profile) -> tuple[str, ...]:
    """Where the child is, and the child's own words in quotation marks: nobody else's are put into the child's mouth."""
    said = [f"{pupil.called} is in {pupil.group.name}."] if pupil.group else []
    if profile.liked:
        said.append(f"{pupil.called} says: “{' '.join(points_of(profile.liked))}”")
    if profile.hard:
        said.append(f"This is hard for {pupil.called}: “{' '.join(points_of(profile.hard))}”")
    return tuple(said)


def _aim(outcome: Outcome) -> Aim:
    return Aim(_sentence(outcome.text), outcome.by_on, f"How we will know: {_sentence(outcome.criterion)}")


def _help(allocation: Allocation) -> HelpLine:
    return HelpLine(
        what=allocation.provision.plain_name or allocation.provision.name,
        how_often=OFTEN.get(allocation.times_a_week, f"{allocation.times_a_week} times a week"),
        minutes=allocation.minutes,
        who=allocation.given_by,
    )


def _progress(cycles: list[Cycle]) -> tuple[ProgressLine, ...]:
    """How it is going, from the latest cycle in which anything was recorded."""
    for cycle in cycles:
        recorded = [outcome for outcome in cycle.outcomes.all() if outcome.now]
        if recorded:
            return tuple(_going(outcome) for outcome in recorded)
    return ()


def _going(outcome: Outcome) -> ProgressLine:
    detail = f"At the start: {_sentence(outcome.baseline)} Now: {_sentence(outcome.now)}"
    if outcome.judged == Progress.MET.value:
        detail += " The aim is reached."
    return ProgressLine(outcome.text, GOING.get(outcome.judged, Going.TOO_SOON), detail)


def _next(cycle: Cycle | None, on: date) -> tuple[NextStep, ...]:
    if cycle is None:
        return ()
    if cycle.closed_on is not None:
        return (NextStep(DECIDED[cycle.decision], when="Now"),) if cycle.decision else ()
    if cycle.review_on is None or cycle.review_on < on:
        return ()
    return (NextStep("We meet and look together at how it is going.", on=cycle.review_on),)


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends in one or the like."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…”" else f"{text}."


def _lowered(text: str) -> str:
    """The text as it goes on after a colon; names in capitals stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text.startswith("A ") else text


def words_of(paper: SummaryPaper) -> str:
    """All that somebody wrote for this summary, a line for each point, as a reader meets it."""
    found: list[str] = [*paper.about]
    found += [f"{aim.what} {aim.how_we_know}".strip() for aim in paper.aims]
    found += [line.what for line in paper.help]
    found += [*paper.in_class]
    found += [f"{item.what}. {item.detail}".strip() for item in paper.progress]
    found += [*paper.at_home]
    found += [f"{step.what} {step.bring}".strip() for step in paper.next_steps]
    return "\n".join(found)
