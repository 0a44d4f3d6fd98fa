"""The number beside *Today*, which stands on every page: how many rows it leads to, without making them.

Each duty of ``selectors.duties`` that belongs to the reader, has a day and is not asleep stands here as its day, from the
same selectors. A test holds the two against each other for every role on many days.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Min, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from dashboards.rules.due import counted, week_ends_on
from ehcp import selectors as ehcp_selectors
from ehcp.candidate_selectors import to_answer
from provision import selectors as provision_selectors
from provision.rules.cycle import Stage
from pupils import standing_selectors, story_selectors
from pupils.rollover_selectors import adults_wait
from pupils.staffing_selectors import waiting_links
from senco.access.actor import Actor
from senco.access.roles import Can
from senco.accounts.selectors import waiting_for_approval


def today_count(actor: Actor) -> tuple[int, bool]:
    """How many things there are to do by the end of the week, and whether one is overdue: as many as *today* lists."""
    return count_on(actor, on=timezone.localdate())


def count_on(actor: Actor, *, on: date) -> tuple[int, bool]:
    """The same for a day, in at most seven queries, two of them for the school's calendar."""
    return counted(_days(actor, on), on)


def _days(actor: Actor, on: date) -> Iterator[date]:
    """The days of the actor's own duties, those up to the end of the week at least."""
    if actor.can(Can.SEE_CASES):
        yield from ehcp_selectors.school_days(actor, on=on)
    if actor.can(Can.KEEP_STORY):
        yield from story_selectors.chase_days(actor, on=on)
    if actor.can(Can.EDIT_NEEDS):
        yield from standing_selectors.days_to_do(actor, on=on)
    columns = [found.values_list("day") for found in (*_each(actor, on), *_together(actor, on))]
    if columns:
        yield from (day for (day,) in columns[0].union(*columns[1:], all=True))


def _each(actor: Actor, on: date) -> Iterator[QuerySet]:
    """Records of which each is a duty, and whose day is a column, with it as ``day``."""
    until = week_ends_on(on)
    if actor.can(Can.SEE_CASES):
        yield to_answer(actor).filter(due_on__lte=until).order_by().annotate(day=F("due_on"))
    if actor.can(Can.RUN_CYCLES):
        reviews = provision_selectors.open_cycles(actor).filter(stage__in=(Stage.DO, Stage.REVIEW))
        yield reviews.filter(review_on__lte=until).order_by().annotate(day=F("review_on"))
        yield provision_selectors.unclear_answers(actor).order_by().annotate(day=TruncDate("answered_at"))
    if actor.can(Can.KEEP_STORY):
        actions = story_selectors.open_actions(actor, on=on)
        yield actions.filter(action_on__lte=until).order_by().annotate(day=F("action_on"))
    if actor.can(Can.APPROVE_ROLES):
        yield waiting_for_approval(actor).order_by().annotate(day=TruncDate("made_at"))


def _together(actor: Actor, on: date) -> Iterator[QuerySet]:
    """Records that are one duty together, with the first of their days as ``day``; no row where there are none."""
    if actor.can(Can.LINK_STAFF):
        yield waiting_links(on).order_by().values("school").annotate(day=Min("starts_on"))
        if actor.can(Can.TURN_YEAR):
            yield adults_wait().values("school").annotate(day=Min(TruncDate("made_at")))
