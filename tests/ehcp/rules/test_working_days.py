"""Working days: weekends and bank holidays, as published."""

import csv
from datetime import date
from pathlib import Path

from ehcp.rules.working_days import last_working_day, next_working_day
from senco.calendar.rules.bank_holidays import BANK_HOLIDAYS, bank_holidays_are_known

PUBLISHED = Path(__file__).parents[2] / "vectors" / "codes" / "bank_holidays_england_wales_2019_2028.csv"


def test_the_bank_holidays_are_the_published_ones():
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        published = {date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    assert published == BANK_HOLIDAYS


def test_the_working_day_after_maundy_thursday_is_the_tuesday_after_easter():
    assert next_working_day(date(2026, 4, 2)) == date(2026, 4, 7)


def test_the_last_working_day_by_boxing_day_is_christmas_eve():
    assert last_working_day(date(2026, 12, 26)) == date(2026, 12, 24)


def test_a_working_day_is_its_own_last_working_day():
    assert last_working_day(date(2026, 11, 25)) == date(2026, 11, 25)


def test_years_whose_bank_holidays_are_not_announced_are_owned_up_to():
    assert bank_holidays_are_known(date(2028, 12, 31))
    assert not bank_holidays_are_known(date(2029, 1, 1))
