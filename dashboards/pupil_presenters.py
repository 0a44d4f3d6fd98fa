"""A pupil's record as the panels of a page: what can be done, the cycle, the EHC case, what comes next."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from dashboards.pupil_selectors import Record
from ehcp.facts import Known, known
from ehcp.models import Case
from ehcp.rules.clock import Deadline
from ehcp.rules.periods import Party
from ehcp.rules.stages import STAGE as CASE_STAGE
from ehcp.rules.telling import told_of
from provision.facts import cycle_facts, outcome_facts
from provision.models import Cycle, Outcome, Profile
from provision.rules import cycle as rules
from provision.rules.boxes import points_of
from provision.rules.profile_parts import PROFILE_PARTS
from pupils.models import StatusPeriod
from pupils.rules.register_rules import confirm_by, needs_confirming, why_not_first_cycle
from pupils.standing_selectors import to_tell_of
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.access.rules.dates import Due, due_state, short_day

NEXT_STEPS = 3
KINDS = {Due.OVERDUE: "late", Due.TODAY: "soon", Due.SOON: "soon", Due.LATER: "idle"}  # of chips
SHOWN_AT_ONCE = 3  # parts of the profile; the others open with one press


@dataclass(frozen=True)
class Action:
    """Something this person may do here: a link, or a button that posts; where it cannot be done now, why not."""

    label: str
    url: str
    icon: str
    why_not: str | None = None
    posts: bool = False


@dataclass(frozen=True)
class StageStep:
    """A part of a cycle: its title, ``done``, ``now`` or ``later``, what is known of it, and its place on the page."""

    title: str
    state: str
    words: str
    url: str


@dataclass(frozen=True)
class OutcomeRow:
    """An outcome with its verdict."""

    outcome: Outcome
    verdict: rules.Verdict


@dataclass(frozen=True)
class CyclePanel:
    """The cycle that is under way: its parts, its outcomes, and what to do now."""

    cycle: Cycle
    url: str
    steps: list[StageStep]
    outcomes: list[OutcomeRow]
    next: list[rules.Step]


@dataclass(frozen=True)
class CasePanel:
    """The EHC case that is under way: where it stands, its week, and the next date that somebody is bound to."""

    reference: str
    url: str
    council: str
    stage: str
    is_plan: bool
    week: int
    next: Deadline | None

    @property
    def words(self) -> str:
        """The case in a few words, beside the status."""
        return "EHC plan" if self.is_plan else f"EHC assessment, week {self.week}"


@dataclass(frozen=True)
class Coming:
    """A date ahead (or missed): what is due, by whom if not by us, and where it leads."""

    on: date
    title: str
    url: str
    kind: str


def cycle_panel(record: Record, *, school: str) -> CyclePanel | None:
    """The cycle that is under way, or None."""
    cycle = record.open_cycle
    if cycle is None:
        return None
    url = reverse("cycle_page", args=[school, cycle.pk])
    facts = cycle_facts(cycle, has_plan=record.pupil.status == "E", request_open=record.request_is_open)
    rows = [OutcomeRow(one, rules.verdict(outcome_facts(one), record.on)) for one in cycle.outcomes.all()]
    return CyclePanel(cycle, url, _steps(cycle, url, record.on), rows, rules.next_steps(facts)[:NEXT_STEPS])


def _steps(cycle: Cycle, url: str, today: date) -> list[StageStep]:
    order = [row.stage for row in rules.STAGES if row.next is not None]
    now = order.index(rules.Stage(cycle.stage))
    words = {
        rules.Stage.ASSESS: f"Started {short_day(cycle.started_on, today)}",
        rules.Stage.PLAN: f"Parents told {short_day(cycle.parents_told_on, today)}" if cycle.parents_told_on else "",
        rules.Stage.DO: "",
        rules.Stage.REVIEW: f"Agreed for {short_day(cycle.review_on, today)}" if cycle.review_on else "No date yet",
    }
    return [
        StageStep(
            rules.STAGE[stage].title,
            "done" if place < now else ("now" if place == now else "later"),
            words[stage] or ("Done" if place < now else ("Going on" if place == now else "Later")),
            f"{url}#{stage.value}",
        )
        for place, stage in enumerate(order)
    ]


def case_panel(record: Record, *, school: str) -> CasePanel | None:
    """The EHC case that is under way, for those who see cases, or None."""
    case = next(iter(record.open_cases), None)
    if case is None:
        return None
    found = known(case, on=record.on)
    running = _running(found, record)
    return CasePanel(
        reference=case.reference,
        url=reverse("case_page", args=[school, case.pk]),
        council=case.council.name,
        stage=CASE_STAGE[found.stage].sentence if found.stage else "The request has not been received yet",
        is_plan=case.matter == Case.Matter.PLAN,
        week=(record.on - case.opened_on).days // 7,
        next=running[0] if running else None,
    )


def profile_parts(profile: Profile | None) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """The parts of a profile that say something, each as heading and points: those shown at once, and the others."""
    if profile is None:
        return [], []
    parts = [(title, list(points)) for name, title in PROFILE_PARTS if (points := points_of(getattr(profile, name)))]
    return parts[:SHOWN_AT_ONCE], parts[SHOWN_AT_ONCE:]


def safety_points(profile: Profile | None) -> list[str]:
    """What must be known for this child's health and safety, a sentence or two each; shown before all else."""
    return list(points_of(profile.safety)) if profile is not None else []


def coming(record: Record, actor: Actor, *, school: str) -> list[Coming]:
    """The dates ahead and those that were missed, the earliest first."""
    found = []
    cycle, profile = record.open_cycle, record.profile
    if cycle is not None and cycle.review_on is not None:
        url = reverse("cycle_page", args=[school, cycle.pk])
        found.append(Coming(cycle.review_on, f"Review of cycle {cycle.number}", url, _kind(cycle.review_on, record.on)))
    for case in record.open_cases:
        url = reverse("case_page", args=[school, case.pk])
        for one in _running(known(case, on=record.on), record):
            if one.due is not None:
                found.append(Coming(one.due, _said(one), url, one.tone))
    if profile is not None and profile.review_on is not None and actor.can(Can.EDIT_PROFILE):
        url = reverse("profile_write", args=[school, record.pupil.pk])
        found.append(Coming(profile.review_on, "Look at the profile again", url, _kind(profile.review_on, record.on)))
    return sorted(found, key=lambda one: one.on)


def _running(found: Known, record: Record) -> list[Deadline]:
    """The dates of a case that run, of one act one, as they are told of; the earliest first."""
    told = told_of(found.with_diary(record.on, record.is_school_day))
    return [one.deadline for one in told if one.deadline.is_open]


def _said(deadline: Deadline) -> str:
    short = deadline.rule.short
    return f"Council: {short[:1].lower()}{short[1:]}" if deadline.bound is Party.COUNCIL else short


def _kind(due_on: date, on: date) -> str:
    return KINDS[due_state(due_on, on)]


def first_action(record: Record, actor: Actor, *, school: str) -> Action | None:
    """The one thing that this person most often comes for: the cycle for those who run it, a concern for the others."""
    pupil, cycle = record.pupil, record.open_cycle
    if record.has_left:
        return None
    if actor.can(Can.RUN_CYCLES) and cycle is not None:
        return Action(f"Open cycle {cycle.number}", reverse("cycle_page", args=[school, cycle.pk]), "cycle")
    if actor.can(Can.RUN_CYCLES):
        why_not = _why_not_cycle(record)
        return Action(
            "Start a cycle", reverse("cycle_start", args=[school, pupil.pk]), "plus", why_not, posts=not why_not
        )
    if actor.can(Can.RAISE_CONCERN):
        return Action("Raise a concern", reverse("concern_raise", args=[school, pupil.pk]), "say")
    return None


def actions(record: Record, actor: Actor, *, school: str) -> list[Action]:
    """Everything else that this person may do here; for a pupil who has left, nothing."""
    if record.has_left:
        return []
    offered = [
        (Can.RUN_CYCLES, "Raise a concern", "concern_raise", "say", None),
        (Can.EDIT_NEEDS, "Change status and needs", "pupil_needs", "edit", None),
        (Can.EDIT_PROFILE, "Choose what helps in class", "adaptation_choose", "check", None),
        (Can.RUN_CYCLES, "Promise provision", "allocation_add", "layers", None),
        (Can.EDIT_PROFILE, "Write the one-page profile", "profile_write", "user", None),
        (Can.PUBLISH_SUMMARY, "Publish a summary to the parents", "summary_publish", "family", None),
        (Can.KEEP_FILES, "Add a report or letter", "file_add", "upload", None),
        (Can.KEEP_CONTACTS, "Invite a parent or carer", "pupil_contacts", "mail", None),
        (Can.RUN_CASES, "Write an EHC request", "request_write", "edit", _why_not_request(record)),
        (Can.RUN_CASES, "Open an EHC case", "case_open", "case", _why_not_request(record)),
    ]
    return [
        Action(label, reverse(name, args=[school, record.pupil.pk]), icon, why_not)
        for can, label, name, icon, why_not in offered
        if actor.can(can)
    ]


def _why_not_cycle(record: Record) -> str | None:
    period = record.period
    if period is None:
        return None
    since = sum(cycle.started_on >= period.starts_on for cycle in record.cycles)
    return why_not_first_cycle(status=period.status, source=period.source, told_on=period.told_on, cycles_before=since)


@dataclass(frozen=True)
class Standing:
    """What is still to do about a pupil's status: the day to confirm it by, and the time that the parents wait to be told of."""

    confirm_by: date | None = None
    tell: StatusPeriod | None = None


def standing(record: Record, actor: Actor) -> Standing | None:
    """What is still to do, for those who decide about the register; None where nothing is."""
    if not actor.can(Can.EDIT_NEEDS):
        return None
    period, found = record.period, Standing(tell=to_tell_of(actor, record.pupil))
    if period is not None and needs_confirming(period.source, period.confirmed_on):
        found = replace(found, confirm_by=confirm_by(period.adopted_on or period.starts_on))
    return found if found != Standing() else None


def _why_not_request(record: Record) -> str | None:
    facts = rules.CycleFacts(
        stage=rules.Stage.ASSESS, has_plan=record.pupil.status == "E", request_open=record.request_is_open
    )
    return rules.why_not_decide(rules.Decision.ASK_EHC, facts)
