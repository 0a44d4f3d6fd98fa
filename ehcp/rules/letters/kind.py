"""What one kind of letter is: to whom, about which dates, when it fits, and the wording that ships with the product."""

from dataclasses import dataclass
from enum import StrEnum

from ehcp.rules.clock import State
from ehcp.rules.facts import Fact


class Audience(StrEnum):
    """To whom a letter goes."""

    COUNCIL = "council"
    PARENTS = "parents"
    ADVISERS = "advisers"


AUDIENCE_WORDS = {
    Audience.COUNCIL: "To the council",
    Audience.PARENTS: "To the parents",
    Audience.ADVISERS: "To those who advise",
}
ASSESSMENT, PLAN = "assessment", "plan"
BOTH = frozenset({ASSESSMENT, PLAN})

MISSED = frozenset({State.OVERDUE, State.PASSED})
NEAR = frozenset({State.DUE_SOON, State.DUE_TODAY})
TO_DO = frozenset({State.RUNNING, State.DUE_SOON, State.DUE_TODAY, State.OVERDUE})


@dataclass(frozen=True)
class LetterKind:
    """One kind of letter.

    ``use`` says what it is for. ``matters`` are the kinds of case it belongs to. ``rules`` are the clocks it can be about,
    and it fits while one of them is in one of ``states``; or it fits once one of ``after`` has happened and none of
    ``until`` since. ``not_past`` is a day after which it makes no sense any more. ``other_council`` says that it does not go to the council of the case.
    """

    id: str
    to: Audience
    title: str
    use: str
    matters: frozenset[str]
    subject: str
    body: str
    rules: tuple[str, ...] = ()
    states: frozenset[State] = frozenset()
    after: tuple[Fact, ...] = ()
    until: tuple[Fact, ...] = ()
    not_past: Fact | None = None
    other_council: bool = False
