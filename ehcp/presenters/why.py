"""Why a date: the law behind it, what excuses it on the facts of the case, and what to do if it slips."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from ehcp.models import Case, ClaimedException
from ehcp.rules.claims import grounds_for
from ehcp.rules.clock import Deadline, State
from ehcp.rules.closures import closures
from ehcp.rules.exceptions import GROUNDS, Finding, Ground, findings
from ehcp.rules.facts import WORDS, Fact, Facts
from ehcp.rules.letters.kind import LetterKind
from ehcp.rules.letters.table import letter_for
from ehcp.rules.moves.table import Event
from ehcp.rules.periods import Checked, Party
from ehcp.rules.receipt import Method, received
from ehcp.rules.slips import if_it_slips
from ehcp.rules.telling import has_gone_by
from ehcp.rules.writings.kind import WritingKind
from ehcp.rules.writings.table import writing_for
from senco.access.rules.dates import short_day
from senco.calendar.rules.school_days import SchoolCalendar

_ASKED_IN = {
    "EHC-ADVICE": (Event.ADVICE_ASKED, "advice_days"),
    "EHC-CONSULT": (Event.CONSULTED, "consultation_days"),
}
LATE = frozenset({State.OVERDUE, State.MET_LATE, State.PASSED})


@dataclass(frozen=True)
class Claim:
    """What was brought forward for a date, and what the facts say to it."""

    row: ClaimedException
    ground: str
    finding: Finding | None


@dataclass(frozen=True)
class Why:
    """One date of the page. ``possible`` and ``impossible`` are grounds by what the facts say, those claimed left out."""

    deadline: Deadline
    receipt: str
    claims: list[Claim]
    possible: list[tuple[str, Finding]]
    impossible: list[tuple[str, Finding]]
    slips: str
    can_claim: bool
    local: str = ""
    letter: LetterKind | None = None
    writing: WritingKind | None = None

    @property
    def begins(self) -> str:
        """What starts this clock, in a sentence."""
        facts = [f"“{WORDS[fact]}”" for fact in self.deadline.rule.triggers]
        return f"It begins when this is recorded: {' or '.join(facts)}." if facts else ""

    @property
    def from_memory(self) -> bool:
        """Whether the wording of the law waits to be checked."""
        return self.deadline.rule.checked is Checked.MEMORY

    @property
    def has_gone_by(self) -> bool:
        """Whether it is a practice date that has gone by and still asks."""
        return has_gone_by(self.deadline)

    @property
    def is_late(self) -> bool:
        """Whether the date went by, so that what to do stands first."""
        return self.deadline.state in LATE


class Reasons:
    """Everything about one case that its dates are argued with."""

    def __init__(self, case: Case, facts: Facts, claims: list[ClaimedException], calendar: SchoolCalendar) -> None:
        self.case, self.facts, self.claims = case, facts, claims
        self.findings = findings(facts, closures(calendar))

    def of(self, deadline: Deadline) -> Why:
        """Why one date stands, on the facts of the case."""
        found = {one.ground: in_time(one, deadline, self.facts) for one in self.findings}
        claimed = [row for row in self.claims if row.rule_id == deadline.rule_id]
        grounds = [ground for ground in grounds_for(deadline.rule_id) if deadline.bound is not Party.FAMILY]
        named = any(deadline.rule_id in one.rules for one in found.values())
        rest = [found[ground] for ground in grounds if named and ground.value not in {row.ground for row in claimed}]
        return Why(
            deadline=deadline,
            receipt=receipt_in_words(self.case) if deadline.rule.triggers[:1] == (Fact.REQUEST_RECEIVED_ON,) else "",
            claims=[Claim(row, GROUNDS[Ground(row.ground)], found.get(Ground(row.ground))) for row in claimed],
            possible=[(GROUNDS[one.ground], one) for one in rest if one.possible],
            impossible=[(GROUNDS[one.ground], one) for one in rest if not one.possible],
            slips=if_it_slips(deadline.rule_id, deadline.bound),
            can_claim=named and deadline.due is not None,
            local=_local(self.case, deadline),
            letter=letter_for(deadline.rule_id, deadline.state),
            writing=writing_for(deadline.rule_id) if deadline.is_open and deadline.due else None,
        )


def _local(case: Case, deadline: Deadline) -> str:
    """What the council itself asks for, beside the date of the law: in its letter, or by its custom."""
    if deadline.rule_id not in _ASKED_IN or deadline.triggered_on is None:
        return ""
    event, days = _ASKED_IN[deadline.rule_id]
    rows = [row for row in case.events.all() if row.kind == event and row.struck_at is None]
    letter = max(rows, key=lambda row: row.happened_on, default=None)
    usual = getattr(case.council, days)
    if letter is not None and letter.reply_by_on is not None:
        return f"The letter asks for it by {short_day(letter.reply_by_on)}. That is local practice beside this date."
    if usual:
        day = deadline.triggered_on + timedelta(days=usual)
        return f"{case.council} usually asks for it within {usual} days, so by {short_day(day)}: local practice beside this date."
    return ""


def in_time(finding: Finding, deadline: Deadline, facts: Facts) -> Finding:
    """A closure can excuse a date only where the advice it kept away was asked for before that date."""
    asked_on = facts.get(Fact.ADVICE_REQUESTED_ON)
    if not finding.possible or finding.ground is not Ground.SCHOOL_CLOSED or asked_on is None or deadline.due is None:
        return finding
    if asked_on <= deadline.due:
        return finding
    return replace(finding, possible=False, reason=f"The council asked for advice on {short_day(asked_on)}, after this date.")


def receipt_in_words(case: Case) -> str:
    """How the day of receipt is known: confirmed by the council, worked out from how it was sent, or assumed."""
    if case.receipt_confirmed:
        return "Confirmed by the council."
    if case.sent_at is None:
        return "Assumed: the council has not confirmed the day."
    worked_out = received(timezone.localtime(case.sent_at).replace(tzinfo=None), Method(case.sent_by))
    if worked_out.received_on == case.opened_on:
        return f"Assumed. {worked_out.why} The council has not confirmed it."
    return f"Assumed: the council has not confirmed the day. By how it was sent it would be {short_day(worked_out.received_on)}."
