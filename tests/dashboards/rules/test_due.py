"""What is due: in order, in sections, and in one sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.rules.due import Duty, DutyKind, Link, merged, sections, week_ends_on

WEDNESDAY = date(2026, 11, 25)


def duty(due_on=None, title="Write the report", waiting_for="", kind=DutyKind.DEADLINE):
    return Duty(
        title=title,
        reason="School's clock.",
        link=Link("case", (("pk", title),)),
        kind=kind,
        action="Write",
        due_on=due_on,
        waiting_for=waiting_for,
    )


def late(days, title="Send the report"):
    return duty(WEDNESDAY - timedelta(days=days), title)


def test_the_day_begins_with_one_sentence():
    found = sections(
        [late(2), late(5, "Answer the concern"), *(duty(date(2026, 11, 27), f"Write letter {n}") for n in range(3))],
        WEDNESDAY,
    )
    assert found.heading == "2 things are overdue and 3 are due by Friday."
    assert found.count == 5


@pytest.mark.parametrize(
    ("duties", "heading"),
    [
        ([], "Nothing is overdue, and nothing is due by Friday."),
        ([late(1)], "1 thing is overdue, and nothing else is due by Friday."),
        ([late(1), duty(WEDNESDAY)], "1 thing is overdue and 1 is due by Friday."),
        ([duty(WEDNESDAY)], "Nothing is overdue; 1 thing is due by Friday."),
        ([duty(date(2026, 11, 28))], "Nothing is overdue; 1 thing is due by Saturday."),
        ([duty(date(2026, 11, 30))], "Nothing is overdue, and nothing is due by Friday."),
    ],
)
def test_the_sentence_counts_one_and_none_as_people_do(duties, heading):
    assert sections(duties, WEDNESDAY).heading == heading


def test_on_a_friday_the_week_is_today():
    assert (
        sections([duty(date(2026, 11, 27))], date(2026, 11, 27)).heading == "Nothing is overdue; 1 thing is due today."
    )


def test_a_date_of_the_law_on_a_sunday_belongs_to_the_week_before_it():
    found = sections([duty(date(2026, 11, 29))], WEDNESDAY)
    assert len(found.this_week) == 1


def test_at_the_weekend_the_week_looked_at_is_the_one_ahead():
    assert week_ends_on(date(2026, 11, 28)) == date(2026, 12, 6)
    assert week_ends_on(date(2026, 11, 29)) == date(2026, 12, 6)
    assert week_ends_on(date(2026, 11, 30)) == date(2026, 12, 6)
    assert week_ends_on(date(2026, 11, 27)) == date(2026, 11, 29)


def test_what_others_have_to_do_stands_apart_even_when_it_is_late():
    council = duty(WEDNESDAY - timedelta(days=3), "Final plan", waiting_for="the council")
    found = sections([council], WEDNESDAY)
    assert found.waiting == (council,)
    assert found.overdue == ()
    assert found.count == 0


def test_a_duty_without_a_date_comes_last_and_later():
    undated = duty(None, "Publish the report")
    found = sections([undated, duty(date(2026, 12, 24))], WEDNESDAY)
    assert found.later[-1] is undated


def test_the_same_duty_from_two_rooms_is_listed_once():
    assert merged([duty(WEDNESDAY)], [duty(WEDNESDAY), late(1)]) == [late(1), duty(WEDNESDAY)]


def test_an_address_is_plain_data():
    assert Link("case", (("pk", "7"),)).kwargs == {"pk": "7"}


duties = st.lists(
    st.builds(
        duty,
        due_on=st.none() | st.dates(min_value=date(2026, 10, 1), max_value=date(2027, 1, 31)),
        title=st.sampled_from(["Answer", "Send", "Write", "Tell"]),
        waiting_for=st.sampled_from(["", "the council"]),
        kind=st.sampled_from(list(DutyKind)),
    )
)


@given(duties, st.dates(min_value=date(2026, 11, 1), max_value=date(2026, 12, 31)))
def test_every_duty_stands_in_exactly_one_section(given_duties, on):
    found = sections(given_duties, on)
    listed = [*found.overdue, *found.this_week, *found.later, *found.waiting]
    assert sorted(listed, key=repr) == sorted(set(given_duties), key=repr)
    assert all(one.days_late(on) > 0 for one in found.overdue)
    assert not any(one.days_late(on) for one in (*found.this_week, *found.later))
    for section in (found.overdue, found.this_week, found.later, found.waiting):
        dates = [one.due_on or date.max for one in section]
        assert dates == sorted(dates)
