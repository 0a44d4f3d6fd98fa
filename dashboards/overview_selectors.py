"""The lists behind the head's page. The number on a tile is the length of its list, so the two cannot disagree."""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils import timezone

from dashboards.rules.due import Link
from dashboards.rules.overview import NOBODY, Asked, Item, Tile, ordered
from ehcp import selectors as ehcp_selectors
from ehcp.facts import deadlines_of
from ehcp.rules.clock import State
from ehcp.rules.periods import Party
from provision import selectors as provision_selectors
from provision.models import Cycle
from provision.rules.cycle import Stage
from pupils import selectors as pupil_selectors
from pupils.models import Pupil
from pupils.rules.concern import answer_by
from senco.access.actor import Actor
from senco.access.roles import Role
from senco.accounts.selectors import staff_and_others


def items_of(actor: Actor, tile: Tile, asked: Asked, *, on: date) -> list[Item]:
    """The list of one tile, filtered, the longest open first."""
    return ordered(item for item in _LISTS[tile](actor, on) if asked.takes(item, on))


def all_items(actor: Actor, asked: Asked, *, on: date) -> dict[Tile, list[Item]]:
    """Every tile with its list, in the order of the page."""
    return {tile: items_of(actor, tile, asked, on=on) for tile in Tile}


def _pupil(pupil: Pupil) -> str:
    return f"{pupil.full_name}, {pupil.group.name}" if pupil.group else pupil.full_name


def _of_cycle(cycle: Cycle, title: str, since: date | None) -> Item:
    owner = cycle.led_by.name if cycle.led_by else NOBODY
    return Item(title, _pupil(cycle.pupil), owner, since, Link("cycle_page", (("cycle", str(cycle.pk)),)))


def _reviews(actor: Actor, on: date) -> Iterator[Item]:
    for cycle in provision_selectors.open_cycles(actor):
        if cycle.review_on and cycle.review_on < on and cycle.stage in (Stage.DO, Stage.REVIEW):
            yield _of_cycle(cycle, f"Review of cycle {cycle.number}", cycle.review_on)


def _no_review_date(actor: Actor, on: date) -> Iterator[Item]:
    for cycle in provision_selectors.open_cycles(actor):
        if cycle.review_on is None:
            yield _of_cycle(cycle, f"Cycle {cycle.number} has no review date", cycle.started_on)


def _concerns(actor: Actor, on: date) -> Iterator[Item]:
    owner = _sencos(actor, on)
    for concern in pupil_selectors.open_concerns(actor):
        if answer_by(concern.raised_on) < on:
            title = f"Raised by {concern.raised_by.name}"
            link = Link("pupil_page", (("pupil", str(concern.pupil_id)),))
            yield Item(title, _pupil(concern.pupil), owner, answer_by(concern.raised_on), link)


def _cases(party: Party) -> Callable[[Actor, date], Iterator[Item]]:
    def found(actor: Actor, on: date) -> Iterator[Item]:
        owner = _sencos(actor, on) if party is Party.SCHOOL else party.value.removeprefix("the ").capitalize()
        for case in ehcp_selectors.open_cases(actor):
            for deadline in deadlines_of(case, on=on):
                if deadline.bound is party and deadline.state is State.OVERDUE:
                    link = Link("case_page", (("case", str(case.pk)),))
                    yield Item(deadline.rule.title, _pupil(case.pupil), owner, deadline.due, link)

    return found


def _no_cycle(actor: Actor, on: date) -> Iterator[Item]:
    owner = _sencos(actor, on)
    for pupil in provision_selectors.without_cycle(actor, on=on).select_related("group"):
        yield Item("No cycle under way", _pupil(pupil), owner, None, Link("pupil_page", (("pupil", str(pupil.pk)),)))


def _unclear(actor: Actor, on: date) -> Iterator[Item]:
    owner = _sencos(actor, on)
    for answer in provision_selectors.unclear_answers(actor):
        link = Link("pupil_page", (("pupil", str(answer.summary.pupil_id)),))
        title = f"{answer.answered_by.name} {'asks to be rung' if answer.call_me else 'found parts unclear'}"
        yield Item(title, _pupil(answer.summary.pupil), owner, timezone.localdate(answer.answered_at), link)


def _sencos(actor: Actor, on: date) -> str:
    """Who answers for what belongs to no colleague by name: the SENCO, or both of two."""
    held = staff_and_others(actor, on=on).filter(role=Role.SENCO.value, starts_on__lte=on)
    return " and ".join(held.values_list("user__name", flat=True)) or NOBODY


_LISTS: dict[Tile, Callable[[Actor, date], Iterator[Item]]] = {
    Tile.REVIEWS: _reviews,
    Tile.NO_REVIEW_DATE: _no_review_date,
    Tile.CONCERNS: _concerns,
    Tile.OUR_DATES: _cases(Party.SCHOOL),
    Tile.COUNCIL: _cases(Party.COUNCIL),
    Tile.NO_CYCLE: _no_cycle,
    Tile.UNCLEAR: _unclear,
}
