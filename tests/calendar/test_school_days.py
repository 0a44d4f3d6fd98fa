"""Which days are school days, and counting in them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from senco.access.rules.dates import Term
from senco.calendar.rules.bank_holidays import BANK_HOLIDAYS
from senco.calendar.rules.drawing_up import Year, copied, remark_on, slips_of, title_of, usual
from senco.calendar.rules.school_days import (
    Break,
    Kind,
    SchoolCalendar,
    Span,
    TermSpan,
    Why,
    after_school_days,
    longest_closure,
    school_days,
    school_weeks,
)

# A council's list for 2026/27, with five days of training and two of snow.
TERMS = (
    TermSpan(Term.AUTUMN, Span(date(2026, 9, 1), date(2026, 12, 18))),
    TermSpan(Term.SPRING, Span(date(2027, 1, 4), date(2027, 3, 25))),
    TermSpan(Term.SUMMER, Span(date(2027, 4, 12), date(2027, 7, 21))),
)
HALVES = (
    Break(Why.HALF_TERM, Span(date(2026, 10, 26), date(2026, 10, 30))),
    Break(Why.HALF_TERM, Span(date(2027, 2, 15), date(2027, 2, 19))),
    Break(Why.HALF_TERM, Span(date(2027, 5, 31), date(2027, 6, 4))),
)
INSET = tuple(
    Break(Why.INSET, Span(day, day))
    for day in (date(2026, 9, 1), date(2026, 9, 2), date(2027, 1, 4), date(2027, 4, 12), date(2027, 7, 21))
)
SNOW = Break(Why.CLOSURE, Span(date(2027, 1, 14), date(2027, 1, 15)), "snow")
YEAR = Year(2026, TERMS, (*HALVES, *INSET))
CALENDAR = YEAR.calendar
WITH_SNOW = SchoolCalendar(TERMS, (*HALVES, *INSET, SNOW))
YEARS = [year for begins in range(2019, 2028) if (year := usual(begins))]
days = st.dates(date(2026, 9, 1), date(2027, 8, 31))


def test_a_council_s_list_gives_195_days_of_which_five_are_for_staff() -> None:
    assert YEAR.pupil_days == 190
    assert "190 days in 2026/27." in remark_on(YEAR)


def test_each_day_is_what_the_school_says_it_is() -> None:
    told = {
        date(2026, 9, 1): Kind.INSET,
        date(2026, 9, 3): Kind.SCHOOL,
        date(2026, 9, 5): Kind.WEEKEND,
        date(2026, 10, 28): Kind.HALF_TERM,
        date(2026, 12, 21): Kind.HOLIDAY,
        date(2026, 12, 25): Kind.BANK_HOLIDAY,
        date(2027, 1, 14): Kind.CLOSURE,
        date(2027, 5, 3): Kind.BANK_HOLIDAY,
        date(2027, 9, 6): Kind.UNKNOWN,
        date(2025, 11, 3): Kind.UNKNOWN,
    }
    assert {day: WITH_SNOW.kind_of(day) for day in told} == told


def test_the_fifteenth_school_day_jumps_over_half_term_and_closures() -> None:
    # From Monday 12 October: 4 more days, then 5 weekdays of half-term, then 11 more from 2 November.
    assert after_school_days(CALENDAR, date(2026, 10, 12), 15) == date(2026, 11, 9)
    # A pupil who leaves on the last day of spring: the 15 days begin with the summer term.
    assert after_school_days(CALENDAR, date(2027, 3, 25), 15) == date(2027, 5, 4)
    # Monday 11 January and two days of snow in the same week.
    assert after_school_days(CALENDAR, date(2027, 1, 11), 5) == date(2027, 1, 18)
    assert after_school_days(WITH_SNOW, date(2027, 1, 11), 5) == date(2027, 1, 20)


def test_beyond_the_years_that_are_set_up_nothing_is_guessed() -> None:
    assert after_school_days(CALENDAR, date(2027, 7, 20), 5) is None
    assert school_weeks(CALENDAR, Span(date(2027, 6, 1), date(2027, 9, 30))) is None
    assert longest_closure(CALENDAR, Span(date(2027, 6, 1), date(2027, 9, 30))) is None


def test_a_promise_over_half_term_runs_in_the_weeks_in_which_there_is_school() -> None:
    assert school_weeks(CALENDAR, Span(date(2026, 10, 5), date(2026, 11, 27))) == 7
    # The week of the two snow days still has school.
    assert school_weeks(WITH_SNOW, Span(date(2027, 1, 11), date(2027, 1, 22))) == 2


def test_the_summer_is_a_closure_of_more_than_four_weeks() -> None:
    two_years = SchoolCalendar((*TERMS, *copied(YEAR).terms), (*HALVES, *INSET, *copied(YEAR).breaks))
    shut = longest_closure(two_years, Span(date(2027, 7, 1), date(2027, 9, 30)))
    assert shut is not None
    assert shut.first == date(2027, 7, 21)  # the training day: pupils are not in
    assert shut.last >= shut.first + timedelta(weeks=4)


@given(days, st.integers(1, 60))
def test_so_many_school_days_after_a_day_lie_between(on: date, count: int) -> None:
    end = after_school_days(WITH_SNOW, on, count)
    if end is not None:
        assert WITH_SNOW.is_school_day(end)
        assert school_days(WITH_SNOW, Span(on + timedelta(days=1), end)) == count


@given(days, days)
def test_school_weeks_are_never_more_than_school_days_nor_than_weeks(one: date, other: date) -> None:
    span = Span(min(one, other), max(one, other))
    weeks, held = school_weeks(WITH_SNOW, span), school_days(WITH_SNOW, span)
    assert weeks is not None
    assert weeks <= held <= 5 * weeks
    assert weeks <= (span.last - span.first).days // 7 + 2


@given(days)
def test_a_closure_takes_away_its_days_and_no_others(on: date) -> None:
    assert WITH_SNOW.is_school_day(on) == (CALENDAR.is_school_day(on) and on not in SNOW.days)


def test_the_usual_dates_of_every_year_that_is_known_can_be_kept_as_they_are() -> None:
    for year in YEARS:
        assert slips_of(year) == [], year.title
        assert year.pupil_days == 190, year.title
        for term in year.terms:
            assert term.days.first.weekday() < 5 and term.days.first not in BANK_HOLIDAYS
            assert term.days.last.weekday() < 5
    assert len(YEARS) == 9
    assert usual(2028) is None, "Easter 2029 is not in the list of bank holidays"


def test_the_usual_dates_of_2026_are_those_of_the_councils() -> None:
    year = usual(2026)
    assert year is not None
    assert year.terms == TERMS
    assert [one for one in year.breaks if one.why is Why.HALF_TERM] == list(HALVES)


def test_a_copied_year_keeps_its_days_of_the_week_and_leaves_closures_behind() -> None:
    after = copied(Year(2026, TERMS, (*HALVES, *INSET, SNOW)))
    assert after.title == "2027/28" == title_of(2027)
    assert [t.days.first.weekday() for t in after.terms] == [t.days.first.weekday() for t in TERMS]
    assert all(one.why is not Why.CLOSURE for one in after.breaks)
    assert slips_of(after) == []


def test_dates_that_cannot_be_right_say_what_to_do() -> None:
    backwards = TermSpan(Term.AUTUMN, Span(date(2026, 12, 18), date(2026, 9, 1)))
    assert "Put the later day as its last day" in slips_of(Year(2026, (backwards, *TERMS[1:]), ()))[0].words
    early = TermSpan(Term.SPRING, Span(date(2026, 12, 1), date(2027, 3, 25)))
    assert "before the autumn term has ended" in slips_of(Year(2026, (TERMS[0], early, TERMS[2]), ()))[0].words
    elsewhere = TermSpan(Term.SUMMER, Span(date(2028, 4, 1), date(2028, 7, 21)))
    assert "from August 2026 to August 2027" in slips_of(Year(2026, (*TERMS[:2], elsewhere), ()))[0].words
    in_august = Break(Why.CLOSURE, Span(date(2027, 8, 3), date(2027, 8, 3)), "works")
    assert "3 August 2027 does not lie in a term" in slips_of(Year(2026, TERMS, (in_august,)))[0].words
    on_a_sunday = Break(Why.INSET, Span(date(2026, 9, 6), date(2026, 9, 6)))
    assert "6 September 2026 is a weekend" in slips_of(Year(2026, TERMS, (on_a_sunday,)))[0].words


def test_too_few_days_are_a_remark_and_no_refusal() -> None:
    short = Year(2026, TERMS[:2], HALVES[:2])
    assert "fewer than 190" in remark_on(short)
    assert slips_of(short) == []
    # Snow is nobody's plan: the days of the closure are not held against the list.
    assert "fewer" not in remark_on(Year(2026, TERMS, (*HALVES, *INSET, SNOW)))
