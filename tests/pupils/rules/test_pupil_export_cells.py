"""Cells on their way into a spreadsheet."""

from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.spreadsheet import safe_cell


def test_a_formula_leaves_the_house_as_text():
    assert [safe_cell(text) for text in ("=1+1", "+44", "-1", "@x", "\tx", "\rx")] == [
        "'=1+1", "'+44", "'-1", "'@x", "'\tx", "'\rx",
    ]  # fmt: skip


def test_an_ordinary_text_is_not_touched():
    assert [safe_cell(text) for text in ("NA", "None", "O'Brien", "", "07700 900123")] == ["NA", "None", "O'Brien", "", "07700 900123"]


@given(st.text())
def test_no_cell_starts_a_formula(text):
    assert not safe_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
