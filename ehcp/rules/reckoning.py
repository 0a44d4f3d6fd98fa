"""How the due day of one duty comes about: which way of counting holds, its sum in words, and the days shown beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ehcp.rules.counting import (
    BEGINNING_WITH,
    COUNT,
    FIXED_DAYS,
    RUN_BEFORE,
    WORKING_DAYS,
    Counting,
    length_in_words,
    months_clamped,
    past_christmas_and_august,
)
from ehcp.rules.facts import WORDS, Fact, Facts
from ehcp.rules.periods import Choice, Limb, Rule
from ehcp.rules.working_days import is_working_day, next_working_day
from senco.access.rules.dates import short_day
from senco.calendar.rules.bank_holidays import bank_holidays_are_known

EVERY_DAY_COUNTS = "bank holidays and weekends count"
ONLY_WORKING_DAYS = "bank holidays and weekends do not count"


@dataclass(frozen=True)
class OtherDate:
    """A second date for the same duty, with its sum and the reason why it is shown beside the first."""

    due: date
    sum_in_words: str
    why: str


@dataclass(frozen=True)
class Sum:
    """One way of counting, carried out. ``why`` is the reason to show it where another one holds."""

    trigger: Fact
    start: date
    length: int
    counting: Counting
    why: str = ""

    @property
    def due(self) -> date:
        """The last day in time."""
        return COUNT[self.counting](self.start, self.length)

    @property
    def in_words(self) -> str:
        """``received Mon 16 Dec 2024 + 20 weeks = Mon 5 May 2025``."""
        said, length = f"{WORDS[self.trigger]} {short_day(self.start)}", length_in_words(self.length, self.counting)
        due = short_day(self.due)
        if self.counting in FIXED_DAYS:
            return f"transfer in {self.start.year}: {self.counting.value.removesuffix(' of the year')} = by {due}"
        if self.length == 0:
            return f"{said}, on the day"
        if self.counting in BEGINNING_WITH:
            return f"{said}, {length} beginning with that day = {due}"
        return f"{said} {'−' if self.counting in RUN_BEFORE else '+'} {length} = {due}"

    @property
    def days_counted(self) -> str:
        """Say which days count; nothing for a day that the law names."""
        if self.counting in FIXED_DAYS:
            return "a bank holiday or weekend does not move it"
        return ONLY_WORKING_DAYS if self.counting in WORKING_DAYS else EVERY_DAY_COUNTS

    def as_other(self) -> OtherDate:
        """This sum beside the one that holds."""
        return OtherDate(self.due, f"{self.in_words}; {self.days_counted}", self.why)


@dataclass(frozen=True)
class Reckoned:
    """The due day of one duty. ``trigger`` is the fact of the sum that holds.

    ``complete`` is False where bank holidays mattered and those of a year are not known, so that only weekends were
    left out.
    """

    due: date
    trigger: Fact
    triggered_on: date
    sum_in_words: str
    also: tuple[OtherDate, ...]
    complete: bool = True


def reckon(rule: Rule, facts: Facts) -> Reckoned | None:
    """Work out a row's due day from the facts; None while a fact that it needs is missing."""
    sums = _sums(rule, facts)
    if not sums:
        return None
    holds = _holding(rule, sums)
    due, words = holds.due, _in_words(rule, sums, holds)
    if rule.under_years is not None and not _still_under(rule.under_years, facts, due):
        return None
    complete = all(one.counting not in WORKING_DAYS or _known(one.start, one.due) for one in sums)
    if rule.appeals_roll and (moved := past_christmas_and_august(due)) != due:
        season = "August" if due.month == 8 else "25 December to 1 January"
        words += f"; that lies in {season}, so it moves to the first working day after = {short_day(moved)}"
        due, complete = moved, bank_holidays_are_known(moved)
    also = (*(one.as_other() for one in sums if one is not holds), *_beforehand_and_after(rule, holds, due))
    return Reckoned(due, holds.trigger, holds.start, words, also, complete)


def _in_words(rule: Rule, sums: list[Sum], holds: Sum) -> str:
    if rule.choose is Choice.FIRST or len(sums) == 1:
        return f"{holds.in_words}; {holds.days_counted}"
    counted = dict.fromkeys(one.days_counted for one in sums if one.length)
    return "; ".join([*(one.in_words for one in sums), f"{rule.choose.value} counts", *counted])


def _beforehand_and_after(rule: Rule, holds: Sum, due: date) -> list[OtherDate]:
    """The days to look to around the due day that no other fact is needed for."""
    found = [_step(due, step.weeks, step.why) for step in rule.steps]
    if rule.safer_counting is not None:
        found.append(Sum(holds.trigger, holds.start, holds.length, rule.safer_counting, _SAFE).as_other())
    if rule.appeals_roll and not is_working_day(due):
        found.append(_next_working_day(due))
    if rule.other_day is not None and holds.start <= rule.other_day[0] < due:
        day, why = rule.other_day
        found.append(OtherDate(day, f"the law names {short_day(day)}", why))
    return found


def also_by_others(rule: Rule, others: Mapping[str, Reckoned]) -> tuple[OtherDate, ...]:
    """The days that another authority's rows set for the same duty."""
    return tuple(
        OtherDate(others[other].due, others[other].sum_in_words, why) for other, why in rule.beside if other in others
    )


_SAFE = "the safe day, if the day it arrived is counted as day 1"


def _sums(rule: Rule, facts: Facts) -> list[Sum]:
    """Every way of counting whose fact is known, the row's own first."""
    known = [fact for fact in rule.triggers if fact in facts]
    limbs = [limb for limb in rule.limbs if limb.trigger in facts]
    if rule.choose is Choice.LATER and not known:
        return []
    if rule.needs_all and not (known and len(limbs) == len(rule.limbs)):
        return []
    own = [_own(rule, fact, facts) for fact in (known[:1] if rule.replaces else known)]
    return own + [_limb(limb, facts) for limb in limbs]


def _own(rule: Rule, fact: Fact, facts: Facts) -> Sum:
    why = rule.own_why or f"if it is counted from “{WORDS[fact]}”"
    return Sum(fact, facts[fact], rule.length, rule.counting, why)


def _still_under(years: int, facts: Facts, on: date) -> bool:
    """Whether the child is known to be younger than so many years on a day."""
    born = facts.get(Fact.CHILD_BORN_ON)
    return born is not None and on < months_clamped(born, years * 12)


def _limb(limb: Limb, facts: Facts) -> Sum:
    return Sum(limb.trigger, facts[limb.trigger], limb.length, limb.counting, limb.why)


def _holding(rule: Rule, sums: list[Sum]) -> Sum:
    match rule.choose:
        case Choice.FIRST:
            return sums[0]
        case Choice.EARLIER:
            return min(sums, key=lambda one: one.due)
        case Choice.LATER:
            return max(sums, key=lambda one: one.due)


def _step(due: date, weeks: int, why: str) -> OtherDate:
    day = due - timedelta(weeks=weeks)
    if weeks == 0:
        return OtherDate(day, f"{short_day(due)}", why)
    return OtherDate(day, f"{short_day(due)} − {length_in_words(weeks, Counting.WEEKS_OF)} = {short_day(day)}", why)


def _next_working_day(due: date) -> OtherDate:
    day = next_working_day(due)
    why = "the tribunal's rule 12 lets an act be done on the next working day; that wording is from memory, so be early"
    return OtherDate(day, f"{short_day(due)} is no working day: the next one = {short_day(day)}", why)


def _known(start: date, due: date) -> bool:
    return bank_holidays_are_known(start) and bank_holidays_are_known(due)
