"""Attendance in cells: every usual way of writing it is read, and what may mean two things is asked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.attendance_cells import Scale, read_percent, read_sessions, scale_of

SHARES = st.decimals(0, 100, places=2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.93", "93"), ("93", "93"), ("93.5%", "93.5"), ("93,5", "93.5"), ("93.5 %", "93.5"), (" 93.50 ", "93.5"),
        ("93.5 per cent", "93.5"), ("93 percent", "93"), ("100", "100"), ("100%", "100"), ("0", "0"), ("0%", "0"), ("1%", "1"),
        ("0.4%", "0.4"), ("0,935", "93.5"), (".935", "93.5"), ("0.93456", "93.46"), ("97.3684210526", "97.37"),
    ],
)  # fmt: skip
def test_a_percentage_is_read_however_it_is_written(text: str, value: str) -> None:
    read = read_percent(text)
    assert (read.value, read.doubt, read.impossible) == (Decimal(value), "", "")


@pytest.mark.parametrize("text", ["", " ", "-", "n/a", "NULL", "None"])
def test_a_cell_that_says_nothing_is_nothing(text: str) -> None:
    for read in (read_percent(text), read_sessions(text)):
        assert (read.value, read.doubt, read.impossible) == (None, "", "")


@pytest.mark.parametrize("text", ["105%", "105", "100.01", "260", "100,5"])
def test_more_than_all_of_school_is_impossible_and_says_what_to_do(text: str) -> None:
    read = read_percent(text)
    assert read.value is None and "is more than 100%" in read.impossible and "Sessions attended" in read.impossible


@pytest.mark.parametrize("text", ["good", "93/100", "ninety", "93.5.1", "93-95", "9 3", "93%%", "٩٣"])
def test_what_is_no_percentage_is_said_with_an_example(text: str) -> None:
    read = read_percent(text)
    assert read.value is None and "write it like 93.5" in read.doubt


def test_a_comma_before_three_figures_may_be_one_of_thousands() -> None:
    assert read_percent("1,050").doubt == "'1,050' may hold a decimal comma or thousands: write it like 93.5"
    assert read_percent("0,935").value == Decimal("93.5")


def test_one_alone_may_be_one_per_cent_or_all_of_school() -> None:
    assert read_percent("1").doubt == "'1' may be 1% or 100%: write it with a % sign"
    assert read_percent("1.0", Scale.UNSURE).value is None
    assert read_percent("1", Scale.FRACTIONS).value == 100
    assert read_percent("1%", Scale.HUNDREDS).value == 1


def test_a_small_figure_among_per_cents_is_in_doubt_and_not_made_a_hundredfold() -> None:
    column = ["93.1", "88", "0.5", "97%"]
    assert scale_of(column) is Scale.HUNDREDS
    read = read_percent("0.5", scale_of(column))
    assert read.value is None and "'0.5' may be 0.5% or 50%" in read.doubt


def test_a_column_of_fractions_is_known_by_its_cells() -> None:
    assert scale_of(["0.93", "1", "", "n/a", "0.885"]) is Scale.FRACTIONS
    assert scale_of(["1", "0", ""]) is Scale.UNSURE
    assert scale_of(["93%", "0.5%"]) is Scale.UNSURE, "a sign settles each cell by itself"
    assert scale_of(["0.93", "93"]) is Scale.HUNDREDS


@given(SHARES, st.sampled_from(["%", " %", " per cent"]), st.sampled_from(".,"))
def test_what_is_written_with_a_sign_is_read_back_to_the_hundredth(share: Decimal, sign: str, point: str) -> None:
    text = f"{share}{sign}".replace(".", point)
    for scale in (None, *Scale):
        assert read_percent(text, scale).value == share


@given(SHARES.filter(lambda share: share > 1))
def test_a_figure_above_one_means_itself(share: Decimal) -> None:
    assert read_percent(f"{share}").value == share
    assert read_percent(f"{share}", Scale.HUNDREDS).value == share


@given(SHARES)
def test_in_a_column_of_fractions_each_is_a_hundredth_part(share: Decimal) -> None:
    assert read_percent(f"{share / 100}", Scale.FRACTIONS).value == share


@given(st.text(max_size=20), st.none() | st.sampled_from(list(Scale)))
def test_any_text_is_read_or_said_to_be_what_it_is_and_never_out_of_bounds(text: str, scale: Scale | None) -> None:
    read = read_percent(text, scale)
    assert read.value is None or 0 <= read.value <= 100
    assert sum(map(bool, (read.doubt, read.impossible))) + (read.value is not None) <= 1
    sessions = read_sessions(text)
    assert sessions.value is None or (sessions.value >= 0 and sessions.value == int(sessions.value))


@given(st.integers(0, 999_999), st.sampled_from(["", ".0", ",0", ".00"]))
def test_half_days_are_whole_numbers(number: int, zeros: str) -> None:
    assert read_sessions(f" {number}{zeros}").value == number


@pytest.mark.parametrize("text", ["12.5", "4.2%", "1,260", "12 days", "two"])
def test_what_is_no_number_of_half_days_is_said_with_an_example(text: str) -> None:
    read = read_sessions(text)
    assert read.value is None and "write a whole number, like 260" in read.doubt


@pytest.mark.parametrize("text", ["-5", "-0.5%", "-1"])
def test_less_than_nothing_is_impossible(text: str) -> None:
    assert "less than 0" in read_percent(text).impossible
    assert "less than 0" in read_sessions("-5").impossible
