"""The figures that were published at the end of past terms, made from the school's history as it stood on those days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from dashboards.demo.days import ends_of_terms_before
from dashboards.demo.dice import Dice
from dashboards.demo.plan_cases import LONDON
from dashboards.demo.plan_children import Child
from dashboards.demo.plan_cycles import Work
from dashboards.demo.shape import YEARS, Shape
from dashboards.rules.figures import Before, Counts, counted_since, figures_of, term_title
from dashboards.rules.figures_register import Listed
from dashboards.rules.kept import dates_kept, review_kept
from dashboards.rules.tallies import Tally
from ehcp.facts import LAW_OF
from ehcp.rules.clock import Deadline, deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Event, Matter
from ehcp.rules.stages import Happened, facts_of
from ehcp.rules.transfer import child_facts
from provision.rules.cycle import JUDGED
from pupils.rules.years import sort_key
from senco.access.rules.dates import school_year_start

Row = dict[str, Any]
TERMS = 6  # of two school years, at most
_AFTER_SCHOOL = time(16, 5)


@dataclass(frozen=True)
class History:
    """What figures are made from: the rows of a planned school."""

    shape: Shape
    children: list[Child]
    statuses: list[Row]
    needs: list[Row]
    work: Work
    summaries: list[Row]
    answers: list[Row]
    requests: list[Row]
    case_events: list[Row]


def figure_rows(dice: Dice, history: History, publisher_id: Any, today: date) -> list[Row]:
    """The sets of figures of the past terms since the history begins, each with what it changed since the one before."""
    rows: list[Row] = []
    earlier: list[Before] = []
    for on in ends_of_terms_before(today, TERMS):
        if school_year_start(on).year < school_year_start(today).year - 2:
            continue  # who left before then is not in the records any more
        figures = figures_of(counts(history, on, today), on=on, earlier=earlier, checked_by="a senior leader")
        earlier.insert(0, Before(on, figures["totals"]))
        rows.append(
            {
                "id": dice.id("snapshot", on),
                "title": term_title(on),
                "as_at": on,
                "figures": figures,
                "made_by_id": publisher_id,
                "published_at": datetime.combine(on, _AFTER_SCHOOL, LONDON),
            }
        )
    return rows


def counts(history: History, on: date, today: date) -> Counts:
    """What is counted on a day, from planned rows; the same as ``figures_selectors.counts`` finds in the loaded ones."""
    since = counted_since(on)
    here = {child.id: year for child in history.children if (year := _year_on(history.shape, child, on, today))}
    return Counts(
        phase=history.shape.phase,
        pupils=len(here),
        years=tuple(sorted(set(here.values()), key=sort_key)),
        register=_register(history, here, on),
        outcomes=_outcomes(history, since, on),
        dates=_tallied([*_reviews(history, since, on), *_cases(history, since, on)]),
        answers=_answers(history, since, on),
        since=since,
    )


def _year_on(shape: Shape, child: Child, on: date, today: date) -> str | None:
    """The year a child was in on a day, or None where they were not at the school."""
    if (child.joined_on and child.joined_on > on) or (child.left_on and child.left_on <= on):
        return None
    last = min(today, child.left_on - timedelta(days=1)) if child.left_on else today
    place = YEARS.index(child.year) - (school_year_start(last).year - school_year_start(on).year)
    return shape.code(YEARS[place]) if place >= 0 else None


def _register(history: History, here: Mapping[Any, str], on: date) -> tuple[Listed, ...]:
    primary = {
        row["pupil_id"]: row["code"]
        for row in reversed(history.needs)
        if row["starts_on"] <= on and (row["ends_on"] is None or row["ends_on"] >= on)
    }
    return tuple(
        Listed(row["status"], primary.get(row["pupil_id"], ""), here[row["pupil_id"]])
        for row in history.statuses
        if row["pupil_id"] in here and row["starts_on"] <= on and (row["ends_on"] is None or row["ends_on"] > on)
    )


def _outcomes(history: History, since: date, on: date) -> tuple[Tally, ...]:
    judged = {one.value for one in JUDGED}
    reviewed = {
        row["id"]: row["pupil_id"] for row in history.work.cycles if since <= row.get("reviewed_on", date.min) <= on
    }
    found = ((reviewed[row["cycle_id"]], row["judged"]) for row in history.work.outcomes if row["cycle_id"] in reviewed)
    return _tallied((child, word) for child, word in found if word in judged)


def _reviews(history: History, since: date, on: date) -> Iterable[tuple[Any, str]]:
    for row in history.work.cycles:
        agreed, reviewed = row["review_on"], row.get("reviewed_on")
        if agreed is None:
            continue
        waiting = agreed < on and row["started_on"] <= on and (reviewed is None or reviewed > on)
        if waiting or (reviewed is not None and since <= reviewed <= on):
            yield row["pupil_id"], review_kept(agreed, reviewed, on)


def _cases(history: History, since: date, on: date) -> Iterable[tuple[Any, str]]:
    events: dict[Any, list[Happened]] = {}
    for row in history.case_events:
        if row["happened_on"] <= on:
            events.setdefault(row["case_id"], []).append(as_happened(row))
    for case in history.requests:
        if known := events.get(case["id"]):
            kept = dates_kept(_deadlines(history, case, known, on), since)
            yield from ((case["pupil_id"], one) for one in kept)


def as_happened(row: Row) -> Happened:
    """A planned event as the rules know it."""
    more = tuple((Fact(name), date.fromisoformat(day)) for name, day in row.get("more", {}).items())
    return Happened(Event(row["kind"]), row["happened_on"], more)


def _deadlines(history: History, case: Row, known: list[Happened], on: date) -> list[Deadline]:
    matter, facts = Matter(case.get("matter", Matter.ASSESSMENT)), facts_of(known)
    if matter is Matter.PLAN:
        child = next(one for one in history.children if one.id == case["pupil_id"])
        facts = {**child_facts(child.code, child.born_on, on), **facts}
    return deadlines(facts, on, LAW_OF[matter])


def _answers(history: History, since: date, on: date) -> tuple[Tally, ...]:
    about = {row["id"]: row["pupil_id"] for row in history.summaries}
    return _tallied(
        (about[row["summary_id"]], row["clear"]) for row in history.answers if since <= row["answered_at"].date() <= on
    )


def _tallied(found: Iterable[tuple[Any, str]]) -> tuple[Tally, ...]:
    held: dict[Any, Counter[str]] = defaultdict(Counter)
    for child, kind in found:
        held[child][kind] += 1
    return tuple(dict(tally) for tally in held.values())
