"""One thing for many: the fingerprint of a preview, the days for undoing it, places in groups, what is left to confirm."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.acts import (
    KEEP_PAPER,
    TITLES,
    UNDO_WITHIN,
    Kind,
    Planned,
    gone_on,
    mark_of,
    paper_until,
    undo_until,
    why_not_undo,
)
from pupils.rules.places import why_not_group, why_not_place, why_not_place_back
from pupils.rules.register_rules import ADOPTED, why_not_confirm, why_not_unconfirm

WORDS = st.text(max_size=8)
DAYS = st.dates(date(2015, 1, 1), date(2040, 1, 1))
PLANNED = st.builds(Planned, pupil=WORDS, name=WORDS, does=WORDS, why_not=WORDS, remark=WORDS, held=WORDS)
PLANS = st.lists(PLANNED, max_size=4)
CHOICES = st.dictionaries(WORDS, WORDS, max_size=3)


@given(PLANS, CHOICES)
def test_the_same_preview_has_the_same_mark_in_whatever_order_its_choices_are_held(plan: list[Planned], choices: dict[str, str]) -> None:
    turned = dict(reversed(list(choices.items())))
    assert mark_of(plan, choices) == mark_of(list(plan), turned)


@given(PLANS, PLANNED, CHOICES, st.sampled_from(["pupil", "does", "why_not", "held"]), WORDS)
def test_a_preview_that_would_do_something_else_has_another_mark(
    plan: list[Planned], one: Planned, choices: dict[str, str], what: str, other: str
) -> None:
    changed = replace(one, **{what: f"{getattr(one, what)}{other}!"})
    assert mark_of([*plan, one], choices) != mark_of([*plan, changed], choices)
    assert mark_of([*plan, one], choices) != mark_of(plan, choices)


@given(PLANS, CHOICES, WORDS, WORDS)
def test_another_choice_has_another_mark(plan: list[Planned], choices: dict[str, str], key: str, value: str) -> None:
    assert mark_of(plan, choices) != mark_of(plan, {**choices, key: f"{choices.get(key, '')}{value}!"})


@given(PLANNED)
def test_something_happens_to_those_without_a_reason_against_it(one: Planned) -> None:
    assert one.happens is (one.why_not == "")


@given(DAYS, st.integers(0, 60))
def test_undoing_is_open_through_its_last_day_and_the_reason_names_that_day(done_on: date, later: int) -> None:
    today = done_on + timedelta(days=later)
    why_not = why_not_undo(done_on=done_on, today=today)
    assert (why_not is None) == (later <= UNDO_WITHIN.days)
    assert why_not is None or str(undo_until(done_on).day) in why_not


@given(DAYS)
def test_a_paper_is_there_through_its_last_day(made_on: date) -> None:
    assert gone_on(made_on) - paper_until(made_on) == timedelta(days=1)
    assert paper_until(made_on) == made_on + KEEP_PAPER


def test_what_is_made_on_a_friday_can_still_be_printed_on_monday() -> None:
    assert paper_until(date(2026, 11, 27)).weekday() == 0


def test_every_kind_has_its_words() -> None:
    assert set(TITLES) == set(Kind)


def test_a_class_is_no_teaching_group() -> None:
    assert "Move the pupil to it instead" in (why_not_group("4W", is_class=True) or "")
    assert why_not_group("Maths set 2", is_class=False) is None


@given(DAYS, st.integers(-30, 30))
def test_nobody_who_has_left_by_that_day_is_put_into_a_group(on: date, after: int) -> None:
    left_on = on + timedelta(days=after)
    assert (why_not_place("Set", is_in=False, left_on=left_on, on=on) is None) == (after > 0)


@given(DAYS, st.one_of(st.none(), DAYS))
def test_who_is_in_the_group_already_is_left_whatever_else_holds(on: date, left_on: date | None) -> None:
    assert why_not_place("Set", is_in=True, left_on=left_on, on=on) == "In Set already."


@given(st.one_of(st.none(), DAYS))
def test_a_place_that_was_ended_is_not_ended_anew(ended_on: date | None) -> None:
    assert (why_not_place_back("Set", ended_on=ended_on) is None) == (ended_on is None)


@given(st.sampled_from([*ADOPTED, "assessment", "plan", ""]), st.one_of(st.none(), DAYS))
def test_only_what_came_from_elsewhere_and_waits_is_to_be_confirmed(source: str, confirmed_on: date | None) -> None:
    assert (why_not_confirm(source, confirmed_on) is None) == (source in ADOPTED and confirmed_on is None)


@given(st.one_of(st.none(), DAYS), st.booleans(), WORDS)
def test_a_confirmation_stays_where_anything_rests_on_it(ended_on: date | None, mine: bool, rests: str) -> None:
    why_not = why_not_unconfirm(ended_on=ended_on, by_this_act=mine, rests=rests)
    assert (why_not is None) == (ended_on is None and mine and rests == "")
