"""When a child becomes a young person, who speaks for themselves where the parents spoke before.

Sources: Children and Families Act 2014, s.83(2) (a young person is over compulsory school age and under 25); Education Act
1996, s.8 (it ends on the last Friday in June of the school year in which the child becomes 16).
"""

from datetime import date, timedelta

from senco.access.rules.dates import school_year_start

YEARS, FRIDAY = 16, 4


def leaves_school_age_on(born_on: date) -> date:
    """The last day of compulsory school age."""
    last = date(school_year_start(_birthday(born_on)).year + 1, 6, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)


def is_young_person(born_on: date, on: date) -> bool:
    """Is somebody over compulsory school age on a day?"""
    return on > leaves_school_age_on(born_on)


def _birthday(born_on: date) -> date:
    try:
        return born_on.replace(year=born_on.year + YEARS)
    except ValueError:  # 29 February, where no such day comes
        return date(born_on.year + YEARS, 3, 1)
