"""What holds for every file: no crash, no claim without an error, order and direction that do not matter."""

import json
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provision.rules.impact.answers import answer, has_problems
from provision.rules.impact.group import Side, interval_of_median, ranks_of_interval, spread_of
from provision.rules.impact.kinds import KINDS, Still
from provision.rules.impact.numbers import rounded
from provision.rules.impact.suggestion import ROWS, Seen, Suggestion, suggest
from tests.provision.rules.impact.files import STANDARD, TODAY, asked, one

scores = st.integers(20, 180)
pairs = st.lists(st.tuples(scores, scores), max_size=25)
ages = st.builds(lambda months: f"{months // 12};{months % 12:02d}", st.integers(36, 220))
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.decimals()
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8)
keys = ["measure", "pupils", "hours_delivered", "cost", "minimum", "unit", "direction", "sd", "reliability", "sem", "steps", "lowest", "id", "entry", "exit", "on", "value", "sessions"]
units = st.sampled_from([kind.unit for kind in KINDS])
points = st.fixed_dictionaries({}, optional={"on": st.just("2026-01-08") | scalars, "value": anything | ages | scores, "sessions": scalars})
pupils = st.fixed_dictionaries({}, optional={"id": scalars, "entry": points | anything, "exit": points | anything, "other": scalars})
measures = st.fixed_dictionaries(
    {"unit": units}, optional={"direction": st.sampled_from(["up", "down"]), **dict.fromkeys(("sd", "reliability", "sem", "mean", "lowest", "highest"), scalars), "steps": anything}
)
files = st.fixed_dictionaries(
    {"measure": measures | anything, "pupils": st.lists(pupils | anything, max_size=6) | anything},
    optional={"hours_delivered": scalars, "cost": scalars, "minimum": scalars},
)


@settings(max_examples=400)
@given(files | anything | st.dictionaries(st.sampled_from(keys), anything))
def test_every_file_is_answered_with_words_that_can_be_printed(file: Any) -> None:
    said = answer(file, TODAY)
    json.dumps(said, allow_nan=False)
    assert isinstance(has_problems(said), bool)


@given(scores, scores)
def test_turning_the_measure_round_turns_the_verdict_and_not_the_change(entry: int, after: int) -> None:
    up, down = one(STANDARD, entry, after), one(STANDARD | {"direction": "down"}, entry, after)
    turned = {"clear gain": "clear loss", "clear loss": "clear gain", "no clear change": "no clear change"}
    assert (down["change"], down["reliable_change"], down["verdict"]) == (up["change"], up["reliable_change"], turned[up["verdict"]])


@given(scores, scores)
def test_going_back_is_the_same_change_the_other_way(entry: int, after: int) -> None:
    there, back = one(STANDARD, entry, after), one(STANDARD, after, entry)
    assert (there["change"], there["reliable_change"]) == (-back["change"], -back["reliable_change"])


@given(scores, scores, st.fractions(Fraction(1, 100), Fraction(98, 100)))
def test_a_more_reliable_measure_never_loses_a_clear_change(entry: int, after: int, reliability: Fraction) -> None:
    weaker, stronger = (one(STANDARD | {"reliability": float(r)}, entry, after)["verdict"] for r in (reliability, reliability + Fraction(1, 100)))
    assert stronger == weaker or weaker == "no clear change"


@given(pairs, st.randoms())
def test_the_order_of_the_pupils_does_not_matter(group: list[tuple[int, int]], chance: Any) -> None:
    mixed = list(group)
    chance.shuffle(mixed)
    assert asked(STANDARD, *group)["group"] == asked(STANDARD, *mixed)["group"]


@given(pairs)
def test_without_an_error_nothing_is_clear_and_nothing_is_kept_or_stopped(group: list[tuple[int, int]]) -> None:
    said = asked({"unit": "standardised score"}, *group)
    assert {pupil["verdict"] for pupil in said["pupils"]} <= {"no error known"}
    assert said["group"]["verdict"] in ("need more data", "too few to tell")


@given(ages, ages, st.integers(0, 1000))
def test_a_ratio_is_the_months_gained_by_the_months_that_went_by(entry: str, after: str, days: int) -> None:
    said = one({"unit": "reading age"}, entry, after, on="2024-01-08", until=(date(2024, 1, 8) + timedelta(days)).isoformat())
    if days == 0:
        assert said["ratio_gain"] is None
    else:
        assert said["ratio_gain"] == pytest.approx(said["change"] * 30.4375 / days, abs=0.0051)


@given(st.lists(st.fractions(), min_size=1, max_size=40))
def test_the_interval_holds_the_middle_and_both_lie_among_the_changes(values: list[Fraction]) -> None:
    values = sorted(values)
    spread, interval = spread_of(values, steps=True), interval_of_median(values)
    assert spread is not None
    assert {spread.lowest, spread.lower, spread.middle, spread.upper, spread.highest} <= set(values)
    assert spread.lowest <= spread.lower <= spread.middle <= spread.upper <= spread.highest
    assert (interval is None) == (len(values) < 6)
    if interval is not None:
        assert {interval.low, interval.high} <= set(values)
        assert interval.low <= spread.middle <= interval.high


@given(st.integers(6, 400))
def test_an_interval_covers_what_it_says_and_the_next_narrower_one_does_not(n: int) -> None:
    from math import comb

    found = ranks_of_interval(n)
    assert found is not None
    rank, coverage = found

    def covers(take: int) -> Fraction:
        return 1 - Fraction(2 * sum(comb(n, k) for k in range(take)), 2**n)

    assert coverage == covers(rank) >= Fraction(95, 100) > covers(rank + 1)


@given(st.fractions(-10**6, 10**6), st.integers(0, 4))
def test_rounding_is_never_further_than_half_a_place(value: Fraction, places: int) -> None:
    assert abs(Fraction(str(rounded(value, places))) - value) <= Fraction(1, 2 * 10**places)
    assert rounded(-value, places) == -rounded(value, places)


sights = st.builds(
    lambda n, minimum, gains, losses, **more: Seen(n=n, minimum=minimum, gains=min(gains, n), losses=min(losses, n - min(gains, n)), **more),
    n=st.integers(0, 40), minimum=st.integers(2, 12), gains=st.integers(0, 40), losses=st.integers(0, 40), unknown=st.just(0),
    under_way=st.integers(0, 5), left_out=st.integers(0, 1), still=st.sampled_from(Still), side=st.none() | st.sampled_from(Side),
    hours=st.none() | st.just(Fraction(3)),
)  # fmt: skip


@given(sights)
def test_nothing_is_kept_without_a_clear_gain_and_nothing_is_stopped_with_more_gains_than_losses(seen: Seen) -> None:
    suggestion, why = suggest(seen)
    assert why
    if suggestion is Suggestion.KEEP:
        assert seen.gains > seen.losses
        assert seen.n >= seen.minimum
    if suggestion is Suggestion.STOP:
        assert seen.losses >= seen.gains
        assert seen.n >= seen.minimum


def test_the_last_row_of_the_table_always_holds() -> None:
    assert ROWS[-1].when == "anything else"
    assert len({row.when for row in ROWS}) == len(ROWS)
