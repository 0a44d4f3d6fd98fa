"""Every kind of letter in one table, and which of them fits a case as it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ehcp.rules.clock import Deadline, State
from ehcp.rules.facts import WORDS, Facts
from ehcp.rules.letters.council_late import COUNCIL_LATE
from ehcp.rules.letters.council_ours import COUNCIL_OURS
from ehcp.rules.letters.kind import MISSED, LetterKind
from ehcp.rules.letters.parents import PARENTS
from ehcp.rules.letters.review import ADVISERS, REVIEW_PARENTS
from senco.access.rules.dates import short_day

# In the order in which they are offered; where two fit one date, the first is the letter to send.
KINDS: tuple[LetterKind, ...] = (*COUNCIL_LATE, *COUNCIL_OURS, *PARENTS, *REVIEW_PARENTS, *ADVISERS)
KIND: Mapping[str, LetterKind] = MappingProxyType({kind.id: kind for kind in KINDS})
# A day of the ombudsman's practice, and the one of the law that the letter about it should give.
INSTEAD: Mapping[str, str] = MappingProxyType({"LGO-FINAL": "EHC-FINAL"})


@dataclass(frozen=True)
class Fit:
    """A letter that fits a case now: which, the date it is about if it is about one, and why it fits."""

    kind: LetterKind
    deadline: Deadline | None
    why: str

    @property
    def is_late(self) -> bool:
        """Whether the date that it is about has passed."""
        return self.deadline is not None and self.deadline.state in (State.OVERDUE, State.PASSED)


def letter_for(rule_id: str, state: State) -> LetterKind | None:
    """The letter to send about a date in a state, or None where there is none to send."""
    about = INSTEAD.get(rule_id, rule_id) if state in MISSED else rule_id
    return next((kind for kind in KINDS if about in kind.rules and state in kind.states), None)


def letters_that_fit(matter: str, facts: Facts, deadlines: Iterable[Deadline], on: date) -> list[Fit]:
    """The letters that fit a case on a day: those about a date that has passed first, then as the table has them."""
    known = list(deadlines)
    found = [fit for kind in KINDS if matter in kind.matters and (fit := _fit(kind, facts, known, on)) is not None]
    return sorted(found, key=lambda fit: (not fit.is_late, fit.deadline is None))


def others(matter: str, fits: Iterable[Fit]) -> list[LetterKind]:
    """The letters of this kind of case that are left."""
    taken = {fit.kind.id for fit in fits}
    return [kind for kind in KINDS if matter in kind.matters and kind.id not in taken]


def date_for(kind: LetterKind, deadlines: Iterable[Deadline], rule_id: str = "") -> Deadline | None:
    """The date that a letter is about: the one asked for, else the one that fits best, else one that is known."""
    of_kind = [one for one in deadlines if one.rule_id in kind.rules and one.due is not None]
    asked = [one for one in of_kind if one.rule_id == rule_id]
    fitting = [one for one in of_kind if one.state in kind.states]
    return _worst(asked or fitting or of_kind)


def _fit(kind: LetterKind, facts: Facts, deadlines: list[Deadline], on: date) -> Fit | None:
    if kind.not_past is not None and kind.not_past in facts and facts[kind.not_past] < on:
        return None
    about = _worst([one for one in deadlines if one.rule_id in kind.rules and one.state in kind.states])
    if about is not None:
        return Fit(kind, about, _why(about))
    happened = max(((facts[fact], fact) for fact in kind.after if fact in facts and facts[fact] <= on), default=None)
    if happened is None:
        return None
    day, fact = happened
    if any(end in facts and day <= facts[end] <= on for end in kind.until):
        return None
    return Fit(kind, None, f"{WORDS[fact][:1].upper()}{WORDS[fact][1:]}, {short_day(day)}")


def _why(about: Deadline) -> str:
    """The date as the reason for a letter; how late it is stands beside it."""
    day = "" if about.due is None else short_day(about.due)
    if about.state is State.PASSED:
        return f"{about.rule.title}: by {day}. {about.reason[:1].upper()}{about.reason[1:]}."
    if about.state is State.OVERDUE:
        return f"{about.rule.title}: by {day}"
    return f"{about.rule.title}: by {day}, {about.state_in_words[:1].lower()}{about.state_in_words[1:]}"


def _worst(deadlines: list[Deadline]) -> Deadline | None:
    """The one that has been late for longest, else the next that is due."""
    late = [one for one in deadlines if one.state in (State.OVERDUE, State.PASSED)]
    if late:
        return max(late, key=lambda one: one.days)
    return min(deadlines, key=lambda one: one.due or date.max, default=None)
