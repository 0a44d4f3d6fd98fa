"""The table of the law: every period as one row. To add a rule, add a row; to end one, give it a last day in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ehcp.rules.counting import Counting
from ehcp.rules.facts import Fact
from provision.rules.timing import Force


class Party(StrEnum):
    """Who is bound by a period, or who did something in a case."""

    COUNCIL = "the council"
    SCHOOL = "the school"
    FAMILY = "the family"
    OLD_COUNCIL = "the council the child leaves"
    NEW_COUNCIL = "the council the child moves to"
    MEDIATION_ADVISER = "the mediation adviser"
    TRIBUNAL = "the tribunal"


class Nature(StrEnum):
    """What it means when the day goes by: a duty is late, a right has run out, an if-so duty may never arise."""

    DUTY = "duty"
    RIGHT = "right"
    IF_SO = "if-so"


class Checked(StrEnum):
    """Whether the wording was read in the source, or is from memory and waits to be checked."""

    READ = "V"
    MEMORY = "M"


@dataclass(frozen=True)
class Ending:
    """A fact after which a period no longer applies, why, and the later fact that brings it back."""

    fact: Fact
    because: str
    undone_by: Fact | None = None


class Choice(StrEnum):
    """Which day holds where a duty is counted in more than one way."""

    FIRST = "the first that is known"
    EARLIER = "the earlier"
    LATER = "the later"


@dataclass(frozen=True)
class Limb:
    """Another way to count the same duty. ``why`` says, where it is not the one that holds, why it is shown."""

    trigger: Fact
    length: int
    counting: Counting
    why: str


@dataclass(frozen=True)
class Step:
    """A day some weeks before the due day (0 for the day itself) that practice looks to, and why."""

    weeks: int
    why: str


@dataclass(frozen=True)
class Rule:
    """One period of the law.

    ``triggers`` stand in order of preference: the first that is known starts the clock, the others are shown beside it.
    ``length`` is a number of what ``counting`` says. ``met_by`` is the facts that meet it, ``endings`` those that end it.
    ``if_passed`` says what it means that the day went by, where that is not simply "late".
    ``safer_counting`` is a stricter way to read the same words, shown as the safe day.
    ``limbs`` are other ways to count the duty and ``choose`` which of them holds; with ``needs_all`` there is no answer
    until each is known. Where ``choose`` is FIRST and ``replaces`` is set, a trigger that is known takes the place of
    those after it and they are not shown. ``own_why`` says why the row's own length is shown where a limb holds.
    ``appeals_roll`` moves the day out of Christmas and August. ``under_years`` is the age in years by which the day must
    come, for a rule about young children. ``steps`` are days to look to beforehand; ``other_day`` is a day of the
    calendar that can come first for some; ``beside`` the ids of rules by which another authority counts the same duty,
    and why.
    """

    id: str
    title: str
    short: str
    triggers: tuple[Fact, ...]
    length: int
    counting: Counting
    bound: Party
    force: Force
    citation: str
    checked: Checked
    met_by: tuple[Fact, ...]
    endings: tuple[Ending, ...]
    nature: Nature = Nature.DUTY
    note: str = ""
    if_passed: str = ""
    safer_counting: Counting | None = None
    limbs: tuple[Limb, ...] = ()
    choose: Choice = Choice.FIRST
    own_why: str = ""
    needs_all: bool = False
    replaces: bool = False
    appeals_roll: bool = False
    under_years: int | None = None
    steps: tuple[Step, ...] = ()
    other_day: tuple[date, str] | None = None
    beside: tuple[tuple[str, str], ...] = ()
    in_force_from: date = date(2014, 9, 1)
    in_force_until: date | None = None

    @property
    def can_be_late(self) -> bool:
        """Whether acting after the day is late: not for a right, nor where only custom names a date."""
        return self.nature is not Nature.RIGHT and self.force is not Force.PRACTICE

    @property
    def can_be_overdue(self) -> bool:
        """Whether silence after the day is a breach: not where the duty arises only if something is decided."""
        return self.can_be_late and self.nature is not Nature.IF_SO

    def in_force_on(self, on: date) -> bool:
        """Say whether a case that starts this clock on that day is judged by this row."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)


_REFUSED = Ending(Fact.REFUSED_ON, "the council refused to assess", undone_by=Fact.REFUSAL_REVERSED_ON)
_WITHDRAWN = Ending(Fact.WITHDRAWN_ON, "the request was withdrawn")
NO_PLAN = Ending(Fact.NO_PLAN_ON, "the council decided not to issue a plan", undone_by=Fact.DRAFT_SERVED_ON)
FINAL = Ending(Fact.FINAL_PLAN_ON, "the final plan was issued")
_DRAFTED = tuple(
    Ending(fact, "a plan is being made: the draft was sent", undone_by=Fact.NO_PLAN_ON)
    for fact in (Fact.FIRST_DRAFT_SERVED_ON, Fact.DRAFT_SERVED_ON)
)
_OTHER_WEEKS = (
    Ending(Fact.UNOPPOSED_ON, "other weeks count since the council told the tribunal that it does not oppose the appeal"),
    Ending(Fact.ORDER_ASSESS_ON, "the weeks of the tribunal's order count since it ordered an assessment"),
)
_OMBUDSMAN = (
    "the ombudsman counts from the day the council agreed to assess; by R (W) v Hertfordshire [2023] EWHC 3138 (Admin) "
    "the first weeks never start again"
)
_FROM_REQUEST = (
    "Counted from the day the council received the request or became responsible, whatever happened in between."
)

PERIODS: tuple[Rule, ...] = (
    Rule(
        id="EHC-DECIDE",
        title="Decide whether to assess, and say so",
        short="Decision due",
        triggers=(Fact.REQUEST_RECEIVED_ON,),
        length=6,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 4(1) and 5(1)",
        checked=Checked.READ,
        met_by=(Fact.DECISION_NOTIFIED_ON, Fact.AGREED_ON, Fact.REFUSED_ON),
        endings=(_WITHDRAWN,),
        note=_FROM_REQUEST,
    ),
    Rule(
        id="EHC-ADVICE",
        title="Send the school's advice",
        short="Our advice due",
        triggers=(Fact.ADVICE_REQUESTED_ON, Fact.ADVICE_REQUEST_RECEIVED_ON),
        length=6,
        counting=Counting.WEEKS_OF,
        bound=Party.SCHOOL,
        force=Force.SHOULD,
        citation="SEND Regulations 2014, reg 8(1); SEND Code of Practice 9.41 and 9.42",
        checked=Checked.MEMORY,
        met_by=(Fact.ADVICE_SENT_ON,),
        endings=(_REFUSED, NO_PLAN, FINAL, _WITHDRAWN),
        note=(
            "Regulation 8 counts from the day the request is received and binds health and council services, who must; "
            "that the Code asks the same six weeks of schools, from the date of the request, is from memory. "
            "The earlier date is the safe one. School holidays do not excuse it."
        ),
    ),
    Rule(
        id="EHC-NOPLAN",
        title="Say so, if there is to be no plan",
        short="“No plan” by",
        triggers=(Fact.REQUEST_RECEIVED_ON,),
        length=16,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 10(1)",
        checked=Checked.READ,
        met_by=(Fact.NO_PLAN_ON,),
        endings=(_REFUSED, *_DRAFTED, FINAL, _WITHDRAWN, *_OTHER_WEEKS),
        beside=(("LGO-NOPLAN", _OMBUDSMAN),),
        nature=Nature.IF_SO,
        note=_FROM_REQUEST,
        if_passed="nothing was heard of a draft or of a decision against a plan: ask the council which it will be",
    ),
    Rule(
        id="EHC-DRAFT",
        title="Send the draft plan",
        short="Draft expected",
        triggers=(Fact.REQUEST_RECEIVED_ON,),
        length=16,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.PRACTICE,
        citation="No date in law; councils work to week 16, IPSEA advises week 14",
        checked=Checked.READ,
        met_by=(Fact.FIRST_DRAFT_SERVED_ON, Fact.DRAFT_SERVED_ON),
        endings=(_REFUSED, NO_PLAN, FINAL, _WITHDRAWN),
        note="The fifteen days of the family, and the changes that follow, still have to fit into the twenty weeks.",
        steps=(Step(2, "IPSEA advises week 14, so that the family's days and the changes fit in"),),
        if_passed="no draft is recorded; no law sets this date, but the twenty weeks will now be hard to keep",
    ),
    Rule(
        id="EHC-REPS",
        title="Comment on the draft, ask for a school or a meeting",
        short="Family's 15 days end",
        triggers=(Fact.DRAFT_SERVED_ON,),
        length=15,
        counting=Counting.DAYS_BEGINNING_WITH,
        bound=Party.FAMILY,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 13(1)(a); SEND Code of Practice 9.77",
        checked=Checked.READ,
        met_by=(Fact.FAMILY_ANSWERED_ON,),
        endings=(NO_PLAN, FINAL, _WITHDRAWN),
        nature=Nature.RIGHT,
        note="The council must give at least this long. It may give longer. A draft sent anew starts a new fifteen days.",
        if_passed="the days the family can be sure of have ended; the council may still accept an answer",
    ),
    Rule(
        id="EHC-CONSULT",
        title="Answer the council's consultation",
        short="Our answer due",
        triggers=(Fact.CONSULTATION_RECEIVED_ON,),
        length=15,
        counting=Counting.DAYS_OF,
        bound=Party.SCHOOL,
        force=Force.SHOULD,
        citation="Children and Families Act 2014, s.39(2) and 40(3); SEND Code of Practice 9.83",
        checked=Checked.READ,
        met_by=(Fact.CONSULTATION_ANSWERED_ON,),
        endings=(NO_PLAN, FINAL, _WITHDRAWN),
        note="Calendar days, in the holidays too. Without an answer the council may go on and name the school.",
        safer_counting=Counting.DAYS_BEGINNING_WITH,
    ),
    Rule(
        id="EHC-FINAL",
        title="Send the final plan",
        short="Final plan due",
        triggers=(Fact.REQUEST_RECEIVED_ON,),
        length=20,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 13(2)",
        checked=Checked.READ,
        met_by=(Fact.FINAL_PLAN_ON,),
        endings=(_REFUSED, NO_PLAN, _WITHDRAWN, *_OTHER_WEEKS),
        beside=(("LGO-FINAL", _OMBUDSMAN),),
        note=f"{_FROM_REQUEST} A refusal that is reversed does not start it again.",
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in PERIODS})


def rules_in_force(on: date) -> tuple[Rule, ...]:
    """The rows by which something that happens on that day is judged."""
    return tuple(rule for rule in PERIODS if rule.in_force_on(on))
