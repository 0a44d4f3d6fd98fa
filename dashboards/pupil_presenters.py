"""A pupil's record as the panels of a page: what can be done, the cycle, the EHC case, what comes next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from dashboards.selectors_pupil import Record
from ehcp.facts import deadlines_of, happened
from ehcp.rules.clock import Deadline
from ehcp.rules.stages import STAGE as CASE_STAGE
from ehcp.rules.stages import stage_of
from provision.facts import cycle_facts, outcome_facts
from provision.models import Cycle, Outcome, Profile
from provision.rules import cycle as rules
from provision.rules.boxes import points_of
from senco.access.actor import Actor
from senco.access.roles import Can

NEXT_STEPS = 3
SOON_DAYS = 7
PROFILE_PARTS = (
    ("liked", "What people like and admire about me"),
    ("matters", "What matters to me"),
    ("support", "How best to support me"),
    ("hard", "What is hard for me"),
    ("first_five", "The first five minutes"),
    ("communicate", "How I communicate"),
    ("aims", "What I am aiming for"),
    ("at_home", "What helps at home"),
)
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
    week: int
    next: Deadline | None


@dataclass(frozen=True)
class Coming:
    """A date ahead (or missed): what is due, by whom if not by us, and where it leads."""

    on: date
    title: str
    url: str
    kind: str
