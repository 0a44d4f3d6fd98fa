"""Days on which something can have happened in a school: not at weekends, and not in the holidays, roughly."""

from datetime import date, timedelta

_DAY = timedelta(days=1)
# First and last days, as (month, day), of the holidays that English schools have, whatever the year and the council.
_HOLIDAYS = (((1, 1), (1, 3)), ((4, 3), (4, 14)), ((7, 22), (8, 31)), ((10, 26), (10, 30)), ((12, 20), (12, 31)))


def is_term_day(on: date) -> bool:
    """Whether school is likely to be open: a weekday outside the usual holidays."""
    return on.weekday() < 5 and not any(first <= (on.month, on.day) <= last for first, last in _HOLIDAYS)


def term_day_by(on: date) -> date:
    """The day itself, or the last one before it on which school was open."""
    while not is_term_day(on):
        on -= _DAY
    return on


def term_day_from(on: date) -> date:
    """The day itself, or the first one after it on which school is open."""
    while not is_term_day(on):
        on += _DAY
    return on


def weekday_by(on: date) -> date:
    """The day itself, or the Friday before it: councils work in the school holidays too."""
    return on - _DAY * max(0, on.weekday() - 4)


def weekday_from(on: date) -> date:
    """The day itself, or the Monday after it."""
    return on + _DAY * ((7 - on.weekday()) % 7 if on.weekday() > 4 else 0)


def term_days_before(on: date, count: int) -> list[date]:
    """The last days of school before a day, latest first."""
    found: list[date] = []
    while len(found) < count:
        on = term_day_by(on - _DAY)
        found.append(on)
    return found


def term_days_from(on: date, until: date, least: int) -> list[date]:
    """The days of school from one day to another, or at least so many where holidays leave fewer."""
    found = [term_day_from(on)]
    while len(found) < least or found[-1] < until:
        found.append(term_day_from(found[-1] + _DAY))
    return found


def end_of_last_term(on: date) -> date:
    """The last day of school, or nearly, of the term before the one that a day falls in."""
    if on.month >= 9:
        return term_day_by(date(on.year, 7, 17))
    return term_day_by(date(on.year - 1, 12, 16) if on.month <= 3 else date(on.year, 3, 24))
