"""The figures of a term: from counts to one page of answers as plain JSON, when it may be published, and its paper.

Nothing that is hidden is in the JSON, neither as a number nor in the words made from it. What holds a page together:
the three lists of the register share one total and are crossed with nothing (``figures_register``); outcomes, dates and
answers are lists of their own with totals of their own (``tallies``); figures of an earlier term were published then.
Two sets of figures a few days apart would give away who joined or left in between, so there is one set a term.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from dashboards.rules.charts import ON_PAPER, chart_of
from dashboards.rules.england import national_share
from dashboards.rules.figures_children import how_many, totals_from, totals_of, which_needs, which_years
from dashboards.rules.figures_register import Listed, register_of
from dashboards.rules.figures_work import in_time, progress, understood
from dashboards.rules.tallies import Tally
from provision.rules.papers import FigureRow, FiguresPaper, FigureTable, Picture, Question
from senco.access.rules.dates import Term, long_date, school_year_start, term_in_words, term_of

LAYOUT = 2  # of the JSON; one more when it changes, so that an old snapshot is read as it was written
LEAST_APART = timedelta(weeks=4)
HIDDEN_RULE = (
    "No figure here can point to a child: groups of fewer than 6 are hidden, and with them whatever they could be "
    "worked out from."
)


@dataclass(frozen=True)
class Counts:
    """What a page is made from. Nobody is named, but small groups are still in it: never shown, never kept.

    ``phase`` is that of the school, ``years`` the year codes on roll; a tally holds what one child has of each kind, from
    ``since`` on.
    """

    phase: str
    pupils: int
    years: tuple[str, ...]
    register: tuple[Listed, ...]
    outcomes: tuple[Tally, ...]
    dates: tuple[Tally, ...]
    answers: tuple[Tally, ...]
    since: date


@dataclass(frozen=True)
class Before:
    """An earlier set of figures: the day it was made as at, and its totals as they were kept."""

    as_at: date
    totals: Mapping[str, Any]


def term_title(on: date) -> str:
    """The title of the figures of a day: ``Autumn term 2026``."""
    return term_in_words(on).capitalize()


def counted_since(on: date) -> date:
    """From which day on outcomes, dates and answers are counted: last September, so that a year or more is looked at in
    autumn and at least a term always."""
    first = school_year_start(on)
    return first.replace(year=first.year - 1) if term_of(on) is Term.AUTUMN else first


def figures_of(counts: Counts, *, on: date, earlier: Sequence[Before] = (), checked_by: str) -> dict[str, Any]:
    """One page of answers as plain JSON, suppressed: what is kept, published and shown. ``earlier``: the latest first."""
    england = national_share(counts.phase, on)
    register = register_of(counts.register, counts.years)
    now = totals_of(term_title(on), register, counts.pupils, england)
    terms = [totals_from(one.totals, national_share(counts.phase, one.as_at)) for one in earlier]
    answers = (
        how_many(now, terms, register, england),
        which_needs(register),
        which_years(register),
        progress(counts.outcomes, counts.since),
        in_time(counts.dates, counts.since),
        understood(counts.answers, counts.since),
    )
    figures = {
        "layout": LAYOUT,
        "title": now.term,
        "as_at": on.isoformat(),
        "checked_by": checked_by,
        "hidden_rule": HIDDEN_RULE,
        "totals": asdict(now),
        "answers": [asdict(answer) for answer in answers],
    }
    plain: dict[str, Any] = json.loads(json.dumps(figures))
    return plain


def questions(on: date) -> list[str]:
    """The questions that every page answers, for a page that has no figures yet."""
    nothing = Counts("", 0, (), (), (), (), (), on)
    return [answer["heading"] for answer in figures_of(nothing, on=on, checked_by="")["answers"]]


def mark_of(figures: Mapping[str, Any]) -> str:
    """A short mark of figures, by which it is known whether they are still those that somebody looked at."""
    return hashlib.sha256(json.dumps(figures, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Published:
    """A set of figures that stands: its title and the day it was made as at."""

    title: str
    as_at: date


def why_not_publish(on: date, *, pupils: int, published: Sequence[Published]) -> str | None:
    """Why the figures of a day may not be published, or None."""
    if pupils == 0:
        return "There are no pupils on roll yet. Bring the pupils in first; then there is something to count."
    last = max(published, key=lambda one: one.as_at, default=None)
    if last is None:
        return None
    same = next((one for one in published if one.title == term_title(on)), None)
    if same is not None:
        return (
            f"The figures of the {lowered(same.title)} were published as at {long_date(same.as_at)} and stay as they are: two "
            f"sets side by side could point to a child. The next can be published from {long_date(_next_from(last))}."
        )
    if last.as_at > on:
        return f"Figures as at {long_date(last.as_at)} have been published, and earlier ones cannot follow them."
    if on - last.as_at < LEAST_APART:
        return (
            f"The last figures are as at {long_date(last.as_at)}. Two sets so close together could point to a child who joined "
            f"or left in between. The next can be published from {long_date(_next_from(last))}."
        )
    return None


def _next_from(last: Published) -> date:
    year = last.as_at.year
    starts = (date(year, 4, 1), date(year, 9, 1), date(year + 1, 1, 1))
    return max(next(day for day in starts if day > last.as_at), last.as_at + LEAST_APART)


def lowered(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]


def page_title(figures: Mapping[str, Any], school: str) -> str:
    """The title of the page: ``SEND at Meadowbank Primary, autumn term 2026``."""
    return f"SEND at {school}, {lowered(figures['title'])}"


def paper_of(figures: Mapping[str, Any], school: str) -> FiguresPaper:
    """The same page as a paper, which names the school under its title."""
    return FiguresPaper(
        school=school,
        title=f"SEND figures, {lowered(figures['title'])}",
        published_on=date.fromisoformat(figures["as_at"]),
        published_by=figures["checked_by"],
        hidden_rule=figures["hidden_rule"],
        questions=tuple(_question(answer) for answer in figures["answers"]),
    )


def _question(answer: Mapping[str, Any]) -> Question:
    rows = tuple(FigureRow(row["label"], tuple(row["cells"])) for row in answer["rows"])
    table = FigureTable(answer["heading"], tuple(answer["columns"]), rows) if rows else None
    chart = chart_of(answer)
    picture = Picture(chart.key, chart.svg(ON_PAPER), chart.alt) if chart else None
    return Question(answer["heading"], answer["finding"], table, answer["note"], answer["ask"], picture)
