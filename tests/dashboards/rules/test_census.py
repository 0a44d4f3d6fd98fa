"""The SEN part of the school census: its days, and what would be sent back or queried."""

from datetime import date

import pytest

from dashboards.rules.census import Entry, around, census_days, counts, findings, findings_of

ON = date(2027, 1, 21)


def entry(status: str = "K", *needs: tuple[int, str], **more: object) -> Entry:
    return Entry(key="1", name="Ada Quill", year="4", group="4W", status=status, needs=needs, **more)  # type: ignore[arg-type]


def test_census_days_are_thursdays_as_published() -> None:
    days = {day.name: day.on for year in (2024, 2025, 2026) for day in census_days(year)}
    assert days["Autumn 2024"] == date(2024, 10, 3)
    assert days["Spring 2025"] == date(2025, 1, 16)
    assert days["Summer 2025"] == date(2025, 5, 15)
    assert days["Autumn 2025"] == date(2025, 10, 2)
    assert days["Spring 2026"] == date(2026, 1, 15)


def test_the_last_census_and_the_next_two_are_offered() -> None:
    assert [day.name for day in around(date(2026, 11, 27))] == ["Autumn 2026", "Spring 2027", "Summer 2027"]
    assert around(date(2027, 1, 21))[1].on == date(2027, 1, 21)


@pytest.mark.parametrize(
    ("one", "words", "rejected"),
    [
        (entry("K"), "K without a primary need", True),
        (entry("E", (2, "ASD")), "E without a primary need", True),
        (entry("K", (1, "SLCN"), (1, "ASD")), "Two primary needs, ASD and SLCN", True),
        (entry("K", (1, "BESD")), "not in use on this date. Use SEMH", True),
        (entry("E", (1, "NSA")), "NSA is for SEN support only", True),
        (entry("K", (1, "NSA"), since=date(2025, 9, 1)), "NSA since more than a year", False),
        (entry("K", (1, "ASD"), plan_on=date(2026, 12, 1)), "the final plan was issued on 1 December 2026", False),
        (entry("N", plan_on=date(2026, 12, 1)), "from that day the status is E", False),
        (entry("E", (1, "ASD"), rests=False), "No maintained plan is recorded", False),
        (entry("K", (1, "ASD"), rests=False), "came from elsewhere", False),
        (entry("N", (1, "ASD")), "ASD recorded without a status", False),
        (entry("K", (1, "ASD"), untold=True), "parents have not been told", False),
    ],
)
def test_what_does_not_fit_is_said_with_how_to_mend_it(one: Entry, words: str, rejected: bool) -> None:
    (finding,) = findings_of(one, ON)
    assert words in finding.words
    assert finding.rejected is rejected


def test_what_fits_is_not_spoken_of() -> None:
    fine = [
        entry("N"),
        entry("K", (1, "SLCN"), (2, "ASD")),
        entry("K", (1, "NSA"), since=date(2026, 9, 1)),
        entry("E", (1, "DS"), plan_on=date(2026, 12, 1)),
        entry("K", (1, "ASD"), plan_on=date(2027, 2, 1)),
    ]
    assert findings(fine, ON) == []
    assert counts(fine) == {"N": 1, "K": 3, "E": 1}


def test_down_syndrome_is_no_code_of_an_older_census() -> None:
    assert [one.rejected for one in findings_of(entry("K", (1, "DS")), date(2024, 5, 16))] == [True]


def test_what_would_be_sent_back_comes_first() -> None:
    found = findings([entry("N", (1, "ASD")), entry("K")], ON)
    assert [one.rejected for one in found] == [True, False]


def test_a_plan_that_ended_is_no_longer_e_unless_another_followed() -> None:
    past = {"plan_on": date(2024, 1, 8), "ended_on": date(2026, 5, 4)}
    (finding,) = findings_of(entry("E", (1, "ASD"), **past), ON)
    assert "E, but the plan ended on 4 May 2026" in finding.words
    assert findings_of(entry("K", (1, "ASD"), **past), ON) == []
    assert findings_of(entry("E", (1, "ASD"), plan_on=date(2024, 1, 8)), ON) == []
