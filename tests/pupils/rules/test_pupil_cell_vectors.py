"""Single cells as schools type them, against the expected readings beside the vectors."""

import json
from datetime import date
from pathlib import Path

import pytest

from pupils.rules.dates import parse_birth_date
from pupils.rules.need_words import Certainty, parse_needs
from pupils.rules.status import parse_status
from pupils.rules.uln import parse_uln
from pupils.rules.upn import UpnKind, parse_upn
from pupils.rules.years import parse_year, sort_key

VECTORS = Path(__file__).parents[2] / "vectors" / "imports"
FIELDS = json.loads((VECTORS / "expected.json").read_text(encoding="utf-8"))["fields"]
TODAY = date(2026, 9, 4)


@pytest.mark.parametrize(("text", "expected"), FIELDS["upn"])
def test_a_upn_is_judged_by_the_open_specification(text, expected):
    verdict = parse_upn(text)
    if expected.startswith("invalid"):
        assert verdict.kind is UpnKind.REFUSED
        assert verdict.upn is None
        assert "P207000016049" in verdict.sentence
        return
    assert verdict.upn == text.replace(" ", "")
    assert verdict.temporary == ("temporary" in expected)
    bad = "bad check letter" in expected
    assert verdict.kind is (UpnKind.WRONG_LETTER if bad else UpnKind.VALID)
    assert bool(verdict.sentence) == bad
    if "expected P" in expected:
        assert "where P is expected" in verdict.sentence
    if "LA 123 unknown" in expected:
        assert "no authority has the code 123" in verdict.sentence


@pytest.mark.parametrize(("text", "expected"), FIELDS["uln"])
def test_a_uln_is_judged_by_its_check_digit(text, expected):
    verdict = parse_uln(text)
    if expected.startswith(("error", "placeholder")):
        assert verdict.uln is None
        assert ("digits lost" in verdict.sentence) == ("digits lost" in expected)
        return
    assert verdict.uln == text.removesuffix(".0")
    assert ("bad check digit" in verdict.sentence) == ("bad" in expected)


@pytest.mark.parametrize(("text", "expected"), FIELDS["dates_uk"])
def test_a_birth_date_is_read_with_the_day_first(text, expected):
    read = parse_birth_date(text, on=TODAY)
    if "1900" in expected or "1904" in expected:  # in a file of text nobody knows from which day a number counts
        assert "day number" in read.problem
    elif expected.startswith("error"):
        assert read.value is None
        assert "in the future" in read.problem
    elif expected == "missing":
        assert (read.value, read.problem) == (None, "")
    else:
        assert read.value == date.fromisoformat(expected[:10])


@pytest.mark.parametrize(("text", "expected"), FIELDS["sen_status"])
def test_a_local_status_becomes_the_census_code(text, expected):
    read = parse_status(text)
    if expected == "no change":
        assert (read.status, read.local, read.ask) == (None, None, False)
    elif expected == "unknown: ask":
        assert (read.status, read.ask) == (None, True)
    else:
        assert read.status == expected[0]
        assert not read.ask
    if "note" in expected:
        assert read.note == expected.split("'")[1]
        assert read.local == text
    if "watch list" in expected:
        assert (read.note, read.local) == ("local watch list", text)


@pytest.mark.parametrize(("text", "expected"), FIELDS["sen_type"])
def test_needs_in_a_cell_become_codes_or_questions(text, expected):
    reads = parse_needs(text)
    codes = [read.code for read in reads]
    if isinstance(expected, list):
        assert codes == expected
        assert {read.certainty for read in reads} == {Certainty.KNOWN}
        return
    (read,) = reads
    assert read.original == text
    if expected.startswith("ask"):
        assert (read.certainty, read.code) == (Certainty.ASK, None)
        assert "SEMH or OTH" in read.sentence or "SPLD" in read.sentence
    elif "suggested" in expected:
        assert (read.certainty, read.code) == (Certainty.SUGGESTED, expected.split()[0])
    else:
        assert (read.certainty, read.code) == (Certainty.KNOWN, expected)


@pytest.mark.parametrize(("text", "expected"), FIELDS["year"])
def test_a_year_becomes_its_code(text, expected):
    assert parse_year(text) == expected.split()[0]


def test_years_stand_in_school_order():
    backwards = FIELDS["sort_years"][::-1]
    assert sorted(backwards, key=sort_key) == FIELDS["sort_years"]
