"""How much of school the children attended: last year by the term, and this year until the day of the latest file.

Around the medians of 2025/26 by SEN status and phase (Department for Education, pupil absence by local authority): in
primary schools 94.8% without SEN, 92.3% on SEN support, 88.6% with a plan; in secondary schools 92.4%, 86.3%, 80.5%.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dashboards.demo.days import school_year, term_day_by, term_days_from
from dashboards.demo.dice import Dice
from dashboards.demo.plan_children import Child
from pupils.rules.attendance import Period
from senco.access.rules.dates import school_year_start

Row = dict[str, Any]
_PRIMARY = {"N": 94.8, "K": 92.3, "E": 88.6}
_SECONDARY = {"N": 92.4, "K": 86.3, "E": 80.5}
_SESSIONS_A_DAY = 2
_FILE = "attendance {}.csv"
_ONLY_PERCENT = 0.06  # of the children: came from a school that gave the percentage alone
_RARELY = {"N": 0.004, "K": 0.012, "E": 0.02}  # miss half of school or more
_OFTEN = {"N": 0.05, "K": 0.1, "E": 0.12}  # far below the others, yet in school most days


def attendance_rows(dice: Dice, children: list[Child], today: date) -> list[Row]:
    """A count for each child and term of last year, one of the year before as a whole, and one of this year so far."""
    periods = list(_periods(today))
    rows = []
    for child in children:
        chance = dice.stream("attendance", child.key)
        usual = _usual(chance, child)
        for period in periods:
            share = min(99.6, max(8.0, chance.gauss(usual, 1.6)))
            if child.left_on is None and _was_here(child, period):
                rows.append(_row(dice, chance, child, period, share, today))
    return rows


def _periods(today: date) -> Iterator[Period]:
    """The last school year but one, each term of the last, and this year until the end of last week."""
    begins = school_year_start(today).year
    before = school_year(begins - 2)
    yield Period(before.terms[0].days.first, before.terms[-1].days.last)
    for term in school_year(begins - 1).terms:
        yield Period(term.days.first, term.days.last)
    first = school_year(begins).terms[0].days.first
    last = term_day_by(today - timedelta(days=today.weekday() + 1))
    if last > first:
        yield Period(school_year_start(today), last)


def _was_here(child: Child, period: Period) -> bool:
    return child.joined_on is None or child.joined_on <= period.starts_on


def _usual(chance: random.Random, child: Child) -> float:
    """About how much this child attends, per cent: most near the median, some far below it."""
    median = (_PRIMARY if child.code == child.year else _SECONDARY)[child.status]
    kind = chance.random()
    if kind < _RARELY[child.status]:
        return chance.uniform(20, 46)
    if kind < _RARELY[child.status] + _OFTEN[child.status]:
        return chance.uniform(72, 86)
    return min(99.0, chance.gauss(median + 0.3, 2.4))


def _row(dice: Dice, chance: random.Random, child: Child, period: Period, share: float, today: date) -> Row:
    as_at = min(today, period.ends_on + timedelta(days=3))
    row: Row = {
        "id": dice.id("attendance", child.key, period.starts_on, period.ends_on),
        "pupil_id": child.id,
        "starts_on": period.starts_on,
        "ends_on": period.ends_on,
        "source": "file",
        "file_name": _FILE.format(as_at.isoformat()),
        "as_at": as_at,
    }
    if chance.random() < _ONLY_PERCENT:
        return row | {"percent": round(share, 1)}
    possible = _SESSIONS_A_DAY * len(term_days_from(period.starts_on, period.ends_on, 1))
    missed = min(possible, round(possible * (100 - share) / 100))
    authorised = sum(chance.random() < (0.75 if share > 80 else 0.45) for _ in range(missed))
    figures = {"possible": possible, "attended": possible - missed}
    return row | figures | {"authorised": authorised, "unauthorised": missed - authorised}
