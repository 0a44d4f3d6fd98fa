"""The answers about the work: whether the children make progress, whether dates are kept, whether parents understand."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboards.rules.answers import NO_SHARE, Answer, Bar, Row, Shown, bars_of, in_figures, rows_of, sentences
from dashboards.rules.england import NEW_PLANS_IN_TIME
from dashboards.rules.hiding import SMALLEST_SHOWN
from dashboards.rules.suppression import HIDDEN_WORDS, percentage
from dashboards.rules.tallies import Grouping, PublishedTally, Tally, publish_tallies
from senco.access.rules.dates import month_and_year
from senco.access.rules.words import plural

FEWER = f"fewer than {SMALLEST_SHOWN}"
TOO_FEW = "Too few to show"

REACHED, ON_THE_WAY, NO_CHANGE, NEARER = "Reached", "On the way", "No clear change", "Reached or on the way"
_OUTCOMES = (
    Grouping({"met": REACHED, "partly": ON_THE_WAY, "no_change": NO_CHANGE}),
    Grouping(
        {"met": NEARER, "partly": NEARER, "no_change": NO_CHANGE},
        "What is reached and what is on the way is counted together.",
    ),
)
CLEAR, PARTLY, NOT_CLEAR, UNCLEAR = "Clear", "Some parts not clear", "Not clear", "Some or all not clear"
_ANSWERS = (
    Grouping({"clear": CLEAR, "partly": PARTLY, "not": NOT_CLEAR}),
    Grouping(
        {"clear": CLEAR, "partly": UNCLEAR, "not": UNCLEAR}, "“Some parts not” and “not clear” are counted together."
    ),
)
ON_TIME, LATE = "On time", "Late"
_OURS = (Grouping({"review_on_time": ON_TIME, "case_on_time": ON_TIME, "review_late": LATE, "case_late": LATE}),)
_COUNCILS = (Grouping({"council_on_time": ON_TIME, "council_late": LATE}),)


def progress(outcomes: Sequence[Tally], since: date) -> Answer:
    """How the outcomes of reviewed cycles went; a tally for each child: met, partly, no_change."""
    published = publish_tallies("outcomes", outcomes, _OUTCOMES)
    what = f"Teachers judged each outcome at its review against where the pupil started, since {month_and_year(since)}."
    return _of_tallies(
        published,
        Answer(
            key="progress",
            heading="Do they make progress?",
            finding=_progress_found(published.shown, since),
            ask="what was changed where there is no clear change?",
            columns=("At the review", "Outcomes", "Share"),
            note=what,
        ),
    )


def _progress_found(shown: Shown, since: date) -> str:
    if not (total := shown.total):
        return f"No outcome was reviewed since {month_and_year(since)}" if total == 0 else TOO_FEW
    if shown.fewer == NO_CHANGE:
        return f"Nearly all of {total} outcomes reached or on the way"
    if shown.fewer:
        return f"{FEWER.capitalize()} of {total} outcomes reached or on the way"
    if (reached := shown.count(REACHED)) is not None:
        return f"{reached} of {total} outcomes reached, {shown.count(ON_THE_WAY)} more on the way"
    if (nearer := shown.count(NEARER)) is not None:
        return f"{nearer} of {total} outcomes reached or on the way"
    return f"{total} outcomes reviewed; how they went is hidden"


def understood(answers: Sequence[Tally], since: date) -> Answer:
    """What parents answered to *was this clear?*; a tally for each child: clear, partly, not."""
    published = publish_tallies("answers", answers, _ANSWERS)
    return _of_tallies(
        published,
        Answer(
            key="understood",
            heading="Do parents understand us?",
            finding=_understood_found(published.shown, since),
            ask="which families did not answer at all, and who asks them in person?",
            columns=("Was it clear?", "Answers", "Share"),
            note=f"Answers of parents to the plain summaries of their children, since {month_and_year(since)}.",
        ),
    )


def _understood_found(shown: Shown, since: date) -> str:
    if not (total := shown.total):
        return f"No parent has answered since {month_and_year(since)}" if total == 0 else TOO_FEW
    if shown.fewer:
        nearly = "Nearly all" if shown.fewer != CLEAR else FEWER.capitalize()
        return f"{nearly} of {total} answers say “clear”"
    if (clear := shown.count(CLEAR)) is not None:
        return f"{clear} of {total} answers say “clear”"
    return f"{total} answers; what they say is hidden"


def _of_tallies(published: PublishedTally, answer: Answer) -> Answer:
    """The answer with chart and table; without both where there is nothing to show."""
    shown = published.shown
    note = sentences(answer.note, published.said)
    bars = tuple(_bounded(shown, bar.label) or bar for bar in bars_of(shown)) if shown.total else ()
    rows = tuple(_bounded_row(shown, row.label) or row for row in rows_of(shown)) if shown.total else ()
    return replace(answer, bars=bars, rows=rows, note=note, shown=(shown,))


def _bounded(shown: Shown, label: str) -> Bar | None:
    """The bar of one of two groups of which one is 1 to 5: this one in words, the other at the least that it can be."""
    if not shown.fewer or shown.total is None:
        return None
    least = shown.total - (SMALLEST_SHOWN - 1)
    return Bar(label, None, 1, FEWER) if label == shown.fewer else Bar(label, least, shown.total, f"{least} or more")


def _bounded_row(shown: Shown, label: str) -> Row | None:
    bar = _bounded(shown, label)
    return None if bar is None else Row(label, (bar.words, NO_SHARE))


def in_time(dates: Sequence[Tally], since: date) -> Answer:
    """Whether the school and the council kept their dates.

    A tally for each child: review_on_time, review_late, case_on_time, case_late, council_on_time, council_late. The
    school's dates are added up, since those in EHC cases alone are nearly always too few.
    """
    ours = publish_tallies("ours", dates, _OURS).shown
    councils = publish_tallies("council", dates, _COUNCILS).shown
    what = f"Ours: reviews by the day agreed with the family, and our dates in EHC cases, since {month_and_year(since)}."
    return Answer(
        key="in_time",
        heading="Do we keep our dates, and does the council?",
        finding=_in_time_found(ours, since),
        ask="do families hear it from us when a date is missed, and what do we do when the council is late?",
        bars=(*_kept("This school", ours, "s1"), *_kept("The council", councils, "s2")),
        columns=("Whose dates", ON_TIME, LATE),
        rows=tuple(_kept_row(who, one) for who, one in (("This school", ours), ("The council", councils)) if one.total != 0),
        note=sentences(what, _councils(councils), NEW_PLANS_IN_TIME if councils.total != 0 else ""),
        shown=(ours, councils),
    )


def _in_time_found(ours: Shown, since: date) -> str:
    if not (total := ours.total):
        return f"None of our dates has come since {month_and_year(since)}" if total == 0 else "Ours are too few to show"
    if ours.fewer:
        few = f"{FEWER} of our {total} dates were"
        return f"{few} late".capitalize() if ours.fewer == LATE else f"{few} kept".capitalize()
    kept = ours.count(ON_TIME)
    return f"We kept {kept} of our {total} dates" if kept is not None else f"{total} dates; how many we kept is hidden"


def _councils(councils: Shown) -> str:
    if not (total := councils.total):
        return "No date of the council has come." if total == 0 else "The council’s dates are about too few children."
    if councils.fewer:
        return f"Of {plural(total, 'date')} of the council {FEWER} were {'late' if councils.fewer == LATE else 'kept'}."
    kept = councils.count(ON_TIME)
    if kept is None:
        return f"How many of {total} dates the council kept is hidden: too few children."
    return f"The council kept {kept} of {plural(total, 'date')}."


def _kept(who: str, shown: Shown, series: str) -> tuple[Bar, ...]:
    """The share that was kept, as a bar of a hundred; of a share that is only known to be high, the least of it."""
    if shown.total == 0:
        return ()
    share = _share_kept(shown)
    return (Bar(who, None if share is None else share[0], 100, HIDDEN_WORDS if share is None else share[1], series),)


def _share_kept(shown: Shown) -> tuple[int, str] | None:
    """Per cent kept, and in words; made of shown figures only."""
    if shown.total and shown.fewer:
        few = 100 * (SMALLEST_SHOWN - 1) / shown.total
        if shown.fewer == LATE:
            least = math.ceil(100 - few) - 1
            return least, f"over {least}%"
        most = math.floor(few) + 1
        return most, f"under {most}%"
    share = percentage(shown.count(ON_TIME), shown.total)
    return None if share is None else (share, f"{share}%")


def _kept_row(who: str, shown: Shown) -> Row:
    if shown.fewer:
        return Row(who, tuple(bar.words for label in shown.labels if (bar := _bounded(shown, label))))
    if shown.count(ON_TIME) is None:
        return Row(who, (HIDDEN_WORDS, NO_SHARE))
    return Row(who, tuple(in_figures(count) for count in shown.counts))
