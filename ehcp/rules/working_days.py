"""Working days in England, for the few rules that speak of them; most clocks count every day."""

from datetime import date, timedelta

from senco.calendar.rules.bank_holidays import BANK_HOLIDAYS


def is_working_day(on: date) -> bool:
    """Say whether a day is neither a Saturday or Sunday nor a bank holiday."""
    return on.weekday() < 5 and on not in BANK_HOLIDAYS


def next_working_day(after: date) -> date:
    """Find the first working day after a day."""
    day = after + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day(by: date) -> date:
    """Find the last working day on or before a day."""
    day = by
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
