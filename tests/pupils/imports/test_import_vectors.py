"""Whole files as schools' systems write them, against the expected readings beside the vectors."""

import json
from datetime import date
from pathlib import Path

import pytest

from pupils.imports.reading import read_pupils
from pupils.rules.spreadsheet import safe_cell

VECTORS = Path(__file__).parents[2] / "vectors" / "imports"
FILES = json.loads((VECTORS / "expected.json").read_text(encoding="utf-8"))["files"]
TODAY = date(2026, 9, 4)
V08, V09 = "v08_sims_cp1252.csv", "v09_utf8_bom.csv"
V11, V12 = "v11_sep_line_semicolon_title_rows.csv", "v12_one_row_per_contact_duplicates.csv"
V14 = "v14_csv_injection.csv"


def answer(name, data=None):
    reading = read_pupils((VECTORS / name).read_bytes() if data is None else data, file_name=name, on=TODAY)
    return json.loads(json.dumps(reading.as_json()))


def test_a_windows_1252_file_is_read_and_said_to_be_one():
    expected, got = FILES[V08], answer(V08)
    assert got["encoding"] == expected["encoding"]
    assert len(got["pupils"]) == expected["rows"]
    assert got["refused"] == []
    assert len(got["warnings"]) == 1


@pytest.mark.parametrize("name", [V08, V09, V11])
@pytest.mark.parametrize("row", [1, 2, 3, 4])
def test_each_pupil_of_the_file_is_read_as_expected(name, row):
    expected = dict(FILES[V08][f"row{row}"])
    pupil = answer(name)["pupils"][row - 1]
    warning = expected.pop("warning", None)
    assert {field: pupil[field] for field in expected} == expected
    assert pupil["warnings"] == ([warning] if warning else []) or pupil["local_status"]


@pytest.mark.parametrize("name", [V09, V11])
def test_a_utf_8_file_keeps_what_windows_1252_cannot_hold(name):
    assert answer(name)["pupils"][3]["surname"] == "Nguy\u1ec5n"


def test_a_byte_order_mark_is_no_part_of_the_first_heading():
    got = answer(V09)
    assert (got["encoding"], got["header_row"], got["warnings"]) == ("utf-8", 1, [])
    assert got["pupils"][0]["upn"] == "P935999920001"


def test_title_rows_a_sep_line_and_a_total_are_not_pupils():
    got = answer(V11)
    assert (got["delimiter"], got["header_row"], len(got["pupils"])) == (";", 5, 4)
    assert got["pupils"] == [{**pupil, "rows": [line]} for pupil, line in zip(answer(V09)["pupils"], (6, 7, 8, 9), strict=True)]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_utf_16_file_with_tabs_named_csv_reads_the_same(codec):
    text = (VECTORS / V09).read_text(encoding="utf-8-sig").replace(",Legal", "\tLegal").replace('"', "")
    lines = ["\t".join(line.split(",", 7)) if "\t" not in line else line.replace(",", "\t") for line in text.splitlines()[:2]]
    got = answer("v10.csv", "\r\n".join(lines).encode(codec))
    assert (got["encoding"], got["delimiter"]) == ("utf-16", "\t")
    assert got["pupils"][0]["surname"] == "O\u2019Shaughnessy-N\u00fa\u00f1ez"


def test_rows_that_repeat_a_pupil_are_one_pupil_with_all_contacts():
    expected, got = FILES[V12], answer(V12)
    assert len(got["pupils"]) == expected["pupils"]
    assert {pupil["upn"]: len(pupil["contacts"]) for pupil in got["pupils"]} == expected["contacts"]
    assert [contact["name"] for contact in got["pupils"][0]["contacts"]] == ["Mrs F Ali", "Mr K Ali"]
    assert {pupil["upn"]: pupil["enrolment"] for pupil in got["pupils"] if not pupil["refusals"]} == expected["enrolment"]


def test_twins_are_kept_apart():
    twins = [pupil for pupil in answer(V12)["pupils"] if pupil["upn"] in FILES[V12]["twins_kept_apart"]]
    assert [(twin["forename"], twin["dob"]) for twin in twins] == [("Amina", "2015-03-02"), ("Aamina", "2015-03-02")]


def test_one_upn_with_two_birth_dates_is_held_for_a_person():
    got = answer(V12)
    (refused,) = got["refused"]
    assert refused["rows"] == [5, 6]
    assert "9 November 2014 and 11 September 2014" in refused["why"][0]
    assert got["pupils"][2]["dob"] is None
    assert got["pupils"][2]["refusals"] == refused["why"]


def test_names_that_look_like_nothing_or_like_formulas_are_kept_as_typed():
    formula, odd = answer(V14)["pupils"]
    assert (formula["surname"], formula["notes"]) == ('=HYPERLINK("http://evil.example","x")', "-1+1")
    assert (odd["surname"], odd["forename"], odd["notes"]) == ("NA", "None", "+447700900123")
    assert safe_cell(formula["surname"]).startswith("'=")
