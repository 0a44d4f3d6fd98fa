"""A school's days made ready to be counted back from many dates, with a stand-in for the years that are not set up."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from senco.access.rules.dates import school_year_start
from senco.calendar.rules.bank_holidays import BANK_HOLIDAYS
from senco.calendar.rules.school_days import SchoolCalendar

DAY = timedelta(days=1)
SATURDAY = 5
LONGEST_CLOSURE = 120  # days; a wrong calendar is not walked through for ever


class CountedDays:
    """Which days are school days, counted by year and kept: a sweep asks for thousands of dates.

    In a school year that the school has not set up, every weekday that is no bank holiday stands for a school day.
    """

    def __init__(self, calendar: SchoolCalendar) -> None:
        self.calendar = calendar
        self._years: dict[int, tuple[date, ...]] = {}
        self._closed: dict[date, bool] = {}

    def is_assumed(self, on: date) -> bool:
        """Is this day counted by the stand-in, since its school year is not set up?"""
        return not self.calendar.knows(on)

    def is_school_day(self, on: date) -> bool:
        """Are pupils in school on this day, as far as is known?"""
        year = self._year(school_year_start(on).year)
        place = bisect_left(year, on)
        return place < len(year) and year[place] == on

    def before(self, on: date, count: int) -> date:
        """The day that is so many school days before a day, which is not counted itself. ``count`` is at least 1."""
        begins = school_year_start(on).year
        place = bisect_left(self._year(begins), on)
        while count > place:
            count -= place
            begins -= 1
            place = len(self._year(begins))
        return self._year(begins)[place - count]

    def left(self, after: date, until: date) -> int:
        """How many school days there are after a day, up to another one, which counts."""
        years = range(school_year_start(after).year, school_year_start(until).year + 1)
        return sum(bisect_right(year, until) - bisect_right(year, after) for year in map(self._year, years))

    def is_closed(self, on: date) -> bool:
        """Does this day lie in a time without school that is more than a weekend: a holiday, INSET, a closure?"""
        if on not in self._closed:
            self._closed[on] = not self.is_school_day(on) and any(
                day.weekday() < SATURDAY for step in (DAY, -DAY) for day in self._until_school(on, step)
            )
        return self._closed[on]

    def _until_school(self, on: date, step: timedelta) -> list[date]:
        found: list[date] = []
        while not self.is_school_day(on) and len(found) < LONGEST_CLOSURE:
            found.append(on)
            on += step
        return found

    def _year(self, begins: int) -> tuple[date, ...]:
        if begins not in self._years:
            first = date(begins, 9, 1)
            days = [first + number * DAY for number in range((first.replace(year=begins + 1) - first).days)]
            counts = self.calendar.is_school_day if self.calendar.knows(first) else _is_weekday
            # A year without a single school day is a slip in the calendar; counting must still come to an end.
            self._years[begins] = tuple(day for day in days if counts(day)) or tuple(filter(_is_weekday, days))
        return self._years[begins]


def _is_weekday(on: date) -> bool:
    return on.weekday() < SATURDAY and on not in BANK_HOLIDAYS
