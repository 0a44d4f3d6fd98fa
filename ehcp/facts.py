"""Rows of a case as the plain events that the rules are asked about."""

from dataclasses import dataclass
from datetime import date

from ehcp.models import Case, CaseEvent
from ehcp.rules.clock import Deadline, deadlines
from ehcp.rules.diary import IsSchoolDay, diary, in_order_of_dates
from ehcp.rules.ending import ended_on
from ehcp.rules.facts import Fact, Facts
from ehcp.rules.law.table import OF_ASSESSMENT, OF_PLAN
from ehcp.rules.moves.table import Event, Matter, Stage
from ehcp.rules.stages import Happened, facts_of, in_order, matter_of, stage_of
from ehcp.rules.transfer import child_facts

LAW_OF = {Matter.ASSESSMENT: OF_ASSESSMENT, Matter.PLAN: OF_PLAN}


def as_happened(row: CaseEvent) -> Happened:
    """One event as the rules know it."""
    more = tuple((Fact(name), date.fromisoformat(value)) for name, value in sorted(row.more.items()))
    return Happened(Event(row.kind), row.happened_on, more)


def happened(events: list[CaseEvent]) -> list[Happened]:
    """The events of a case that stand, in order. One that was struck out no longer counts."""
    return in_order(as_happened(row) for row in events if row.struck_at is None)


def facts_of_case(case: Case, events: list[Happened], *, on: date) -> Facts:
    """The facts of the events, and for a plan those of the child: the day of birth and the next phase.

    ``case.pupil`` and ``case.school`` should be loaded with it, for a plan.
    """
    facts = facts_of(events)
    if case.matter != Matter.PLAN or not facts:
        return facts
    return {**child_facts(case.pupil.year, case.pupil.born_on, on, case.school.last_year), **facts}


@dataclass(frozen=True)
class Known:
    """A case as it stands on a day, read once: its events in order, their facts, and every clock of the law."""

    events: list[Happened]
    facts: Facts
    deadlines: list[Deadline]

    @property
    def stage(self) -> Stage | None:
        """Where the events have led."""
        return stage_of(self.events)

    @property
    def index(self) -> tuple[date | None, date | None]:
        """The next date of the law by which somebody still has to act, and the day on which the case was closed: what its
        row keeps.

        Practice dates are left out of it. They hang on the school's calendar, so that one INSET day would put the row of
        every plan out of step and the sweep's complaint would mean nothing; and who lists cases has their events at hand.
        """
        closed_on = ended_on(self.events, self.deadlines)
        due = min((one.due for one in self.deadlines if one.is_open and one.due is not None), default=None)
        return (None if closed_on else due), closed_on

    def with_diary(self, on: date, is_school_day: IsSchoolDay) -> list[Deadline]:
        """The clocks of the law, and for a plan what a school diarises beside them, by their dates."""
        if matter_of(self.events) is not Matter.PLAN:
            return self.deadlines
        return in_order_of_dates([*self.deadlines, *diary(self.facts, self.deadlines, on, is_school_day)])


def known(case: Case, *, on: date) -> Known:
    """A case on a day. ``case.events`` should be loaded with it, and for a plan ``case.pupil`` and ``case.school``."""
    return known_from(case, happened(list(case.events.all())), on=on)


def known_from(case: Case, events: list[Happened], *, on: date) -> Known:
    """A case on a day by events that were read apart from it."""
    facts = facts_of_case(case, events, on=on)
    return Known(events, facts, deadlines(facts, on, LAW_OF[Matter(case.matter)]))


def deadlines_of(case: Case, *, on: date) -> list[Deadline]:
    """Every clock of a case as it stands on a day, as ``known`` reads them."""
    return known(case, on=on).deadlines


def dates_of(case: Case, *, on: date, is_school_day: IsSchoolDay) -> list[Deadline]:
    """Every date of a case as it stands on a day: the clocks of the law, and what the school diarises beside them.

    ``is_school_day`` by the school's calendar, which is read once for however many cases: ``diary.school_days_of``.
    """
    return known(case, on=on).with_diary(on, is_school_day)
