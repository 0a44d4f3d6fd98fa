"""Worked examples from the literature. What was not read again is marked as from memory."""

import math
from datetime import date
from fractions import Fraction

import pytest

from provision.rules.impact.change import Point, Verdict, change_between, error_of_difference
from provision.rules.impact.group import ranks_of_interval
from provision.rules.impact.kinds import Direction, kind_named
from provision.rules.impact.reading import Measure, goals_together
from tests.provision.rules.impact.files import one

RAW = {"unit": "raw score", "direction": "up"}


def test_the_example_of_jacobson_and_truax() -> None:
    """Jacobson and Truax 1991, J. Consult. Clin. Psychol. 59, 12-19 (p. 14; from memory): s 7.5, r .80, from 32.5 to 47.5."""
    assert math.sqrt(error_of_difference(Fraction(15, 2), Fraction(8, 10))) == pytest.approx(4.74, abs=0.005)
    said = one(RAW | {"sd": 7.5, "reliability": 0.8}, 32.5, 47.5)
    assert (said["change"], said["reliable_change"], said["verdict"]) == (15, 3.16, "clear gain")


def test_the_index_has_the_root_of_two_that_the_paper_of_1984_left_out() -> None:
    """psyctc.org, Reliable change (read): SD · √2 · √(1 − r), as Christensen and Mendoza 1986 corrected it."""
    sd, reliability = Fraction(15), Fraction(9, 10)
    assert math.sqrt(error_of_difference(sd, reliability)) == pytest.approx(15 * math.sqrt(2) * math.sqrt(0.1))


def test_a_questionnaire_on_which_less_is_better() -> None:
    """Leeds Dependence Questionnaire, SD 7.6 and retest reliability .95 (read; Raistrick 1994): a fall of 5 is clear, of 4 not."""
    measure = RAW | {"direction": "down", "sd": 7.6, "reliability": 0.95}
    assert one(measure, 20, 15)["verdict"] == "clear gain"
    assert one(measure, 20, 16)["verdict"] == "no clear change"
    assert one(measure, 15, 20)["verdict"] == "clear loss"


def test_a_published_ratio_gain() -> None:
    """Catch Up Literacy, Australia 2009 (read): average reading age 6;10, 15 months gained in 6 months, a ratio of 2.5."""
    measure = Measure(kind_named("reading age"), Direction.UP)  # type: ignore[arg-type]
    begun, ended = date(2009, 2, 1), date(2009, 8, 3)  # 183 days, half a year
    change = change_between(measure, Point(begun, Fraction(82)), Point(ended, Fraction(97)))
    assert change.ratio is not None
    assert float(change.ratio) == pytest.approx(2.5, abs=0.01)
    assert change.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("n", "rank", "per_cent"),
    [(6, 1, 96.9), (7, 1, 98.4), (8, 1, 99.2), (9, 2, 96.1), (10, 2, 97.9), (11, 2, 98.8), (12, 3, 96.1), (13, 3, 97.8),
     (14, 3, 98.7), (15, 4, 96.5), (16, 4, 97.9), (17, 5, 95.1), (18, 5, 96.9), (19, 5, 98.1), (20, 6, 95.9)],
)  # fmt: skip
def test_the_printed_table_of_intervals_for_a_median(n: int, rank: int, per_cent: float) -> None:
    """A textbook's table A.7, Confidence intervals for the population median (read), n from 2 to 20."""
    found = ranks_of_interval(n)
    assert found is not None
    assert (found[0], float(100 * found[1])) == (rank, pytest.approx(per_cent, abs=0.06))


@pytest.mark.parametrize("n", range(6))
def test_fewer_than_six_have_no_interval(n: int) -> None:
    """In the same table five pupils reach 93.8 per cent with all of them."""
    assert ranks_of_interval(n) is None


@pytest.mark.parametrize(("levels", "score"), [([0], 50), ([1], 60), ([0, 0, 0], 50), ([-1, -1, -1], 36.31), ([2, 1, 0], 63.69)])
def test_goals_together_as_kiresuk_and_sherman_reckon(levels: list[int], score: float) -> None:
    """Kiresuk and Sherman 1968 (formula read): 50 + 10 Σwx / √((1 − ρ) Σw² + ρ (Σw)²), ρ = .3, here with equal weights."""
    assert float(goals_together(levels)) == pytest.approx(score, abs=0.005)


def test_a_share_of_sessions_after_agresti_and_caffo() -> None:
    """Agresti and Caffo 2000, Am. Statistician 54 (from memory): one success and one failure are added to each share."""
    said = one({"unit": "attendance"}, 80, 90, sessions=100)
    before, now = 81 / 102, 91 / 102
    error = math.sqrt(before * (1 - before) / 102 + now * (1 - now) / 102)
    assert said["reliable_change"] == pytest.approx((now - before) / error, abs=0.005)
