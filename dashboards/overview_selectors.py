"""The lists behind the head's page. The number on a tile is the length of its list, so the two cannot disagree."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from django.utils import timezone

from dashboards.census_selectors import census_entries
from dashboards.rules.census import findings
from dashboards.rules.due import Link
from dashboards.rules.overview import NOBODY, Item, Tile, ordered
from ehcp import selectors as ehcp_selectors
from ehcp.facts import dates_of
from ehcp.models import Case
from ehcp.rules.clock import Deadline, State
from ehcp.rules.diary import school_days_of
from ehcp.rules.periods import Party
from ehcp.rules.telling import has_gone_by, told_of
from provision import selectors as provision_selectors
from provision.models import Cycle
from provision.rules.cycle import Stage
from pupils import selectors as pupil_selectors
from pupils.models import Pupil
from pupils.rules.concern import answer_by
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.accounts.selectors import holders
from senco.calendar.selectors import calendar


class Overview:
    """What the lists are made from. Each kind of record is read once, however many lists ask for it."""

    def __init__(self, actor: Actor, *, on: date) -> None:
        self.actor, self.on = actor, on

    def items_of(self, tile: Tile) -> list[Item]:
        """The list of one tile, the longest open first."""
        return ordered(_LISTS[tile](self))

    def all_items(self) -> dict[Tile, list[Item]]:
        """Every tile with its list, in the order of the page."""
        return {tile: self.items_of(tile) for tile in Tile}

    @cached_property
    def cycles(self) -> list[Cycle]:
        """The cycles under way."""
        return list(provision_selectors.open_cycles(self.actor))

    @cached_property
    def cases(self) -> list[Case]:
        """All cases, open and closed, with their events."""
        return list(ehcp_selectors.cases(self.actor))

    @cached_property
    def told(self) -> list[tuple[Case, Deadline]]:
        """The dates that are told of in the cases under way, of one act one, each with its case; those asleep too."""
        is_school_day = school_days_of(calendar())
        return [
            (case, told.deadline)
            for case in self.cases
            if case.closed_on is None
            for told in told_of(dates_of(case, on=self.on, is_school_day=is_school_day))
        ]

    @property
    def overdue(self) -> list[tuple[Case, Deadline]]:
        """The dates of law and guidance that have passed, each with its case."""
        return [(case, deadline) for case, deadline in self.told if deadline.state is State.OVERDUE]

    @property
    def gone_by(self) -> list[tuple[Case, Deadline]]:
        """The practice dates that have gone by, each with its case."""
        return [(case, deadline) for case, deadline in self.told if has_gone_by(deadline)]

    @cached_property
    def sencos(self) -> str:
        """Who answers for what belongs to no colleague by name: the SENCO, or both of two."""
        held = holders(self.actor, Role.SENCO, on=self.on)
        return " and ".join(one.user.name for one in held) or NOBODY


def _pupil(pupil: Pupil) -> str:
    return _in_class(pupil.full_name, pupil.group.name if pupil.group else "")


def _in_class(name: str, group: str) -> str:
    return f"{name}, {group}" if group else name


def _of_cycle(cycle: Cycle, title: str, since: date | None) -> Item:
    owner = cycle.led_by.name if cycle.led_by else NOBODY
    return Item(title, _pupil(cycle.pupil), owner, since, Link("cycle_page", (("cycle", str(cycle.pk)),)))


def _reviews(lists: Overview) -> Iterator[Item]:
    for cycle in lists.cycles:
        if cycle.review_on and cycle.review_on < lists.on and cycle.stage in (Stage.DO, Stage.REVIEW):
            yield _of_cycle(cycle, f"Review of cycle {cycle.number}", cycle.review_on)


def _no_review_date(lists: Overview) -> Iterator[Item]:
    for cycle in lists.cycles:
        if cycle.review_on is None:
            yield _of_cycle(cycle, f"Cycle {cycle.number} has no review date", cycle.started_on)


def _concerns(lists: Overview) -> Iterator[Item]:
    for concern in pupil_selectors.open_concerns(lists.actor):
        due_on = answer_by(concern.raised_on, concern.school.concern_days)
        if due_on < lists.on:
            title = f"Raised by {concern.raised_by.name}"
            link = Link("pupil_page", (("pupil", str(concern.pupil_id)),))
            yield Item(title, _pupil(concern.pupil), lists.sencos, due_on, link)


def _cases(party: Party) -> Callable[[Overview], Iterator[Item]]:
    def found(lists: Overview) -> Iterator[Item]:
        owner = lists.sencos if party is Party.SCHOOL else party.value.removeprefix("the ").capitalize()
        for case, deadline in lists.overdue:
            if deadline.bound is party:
                link = Link("case_page", (("case", str(case.pk)),))
                yield Item(deadline.rule.title, _pupil(case.pupil), owner, deadline.due, link)

    return found


def _practice(lists: Overview) -> Iterator[Item]:
    for case, deadline in lists.gone_by:
        link = Link("case_page", (("case", str(case.pk)),))
        yield Item(deadline.rule.title, _pupil(case.pupil), lists.sencos, deadline.due, link)


def _no_cycle(lists: Overview) -> Iterator[Item]:
    for pupil in provision_selectors.without_cycle(lists.actor, on=lists.on).select_related("group"):
        link = Link("pupil_page", (("pupil", str(pupil.pk)),))
        yield Item("No cycle under way", _pupil(pupil), lists.sencos, None, link)


def _disagree(lists: Overview) -> Iterator[Item]:
    for finding in findings(census_entries(lists.actor, on=lists.on, cases=lists.cases), lists.on):
        entry = finding.entry
        link = Link("pupil_page", (("pupil", entry.key),))
        yield Item(finding.words, _in_class(entry.name, entry.group), lists.sencos, None, link)


def _unclear(lists: Overview) -> Iterator[Item]:
    for answer in provision_selectors.unclear_answers(lists.actor):
        link = Link("pupil_page", (("pupil", str(answer.summary.pupil_id)),))
        title = f"{answer.answered_by.name} {'asks to be rung' if answer.call_me else 'found parts unclear'}"
        yield Item(title, _pupil(answer.summary.pupil), lists.sencos, timezone.localdate(answer.answered_at), link)


_LISTS: dict[Tile, Callable[[Overview], Iterator[Item]]] = {
    Tile.REVIEWS: _reviews,
    Tile.NO_REVIEW_DATE: _no_review_date,
    Tile.CONCERNS: _concerns,
    Tile.OUR_DATES: _cases(Party.SCHOOL),
    Tile.PRACTICE: _practice,
    Tile.COUNCIL: _cases(Party.COUNCIL),
    Tile.NO_CYCLE: _no_cycle,
    Tile.DISAGREE: _disagree,
    Tile.UNCLEAR: _unclear,
}
