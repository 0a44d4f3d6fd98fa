"""No cell of a file that leaves the house is run as a formula, however its first character is written."""

import pytest

from pupils.rules.spreadsheet import safe_cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x"],
)
def test_what_begins_like_a_formula_is_written_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "O'Brien", "Smith-Jones", "1 = 1", "Anne Marie", " Anne"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text
