"""Types of need, SEN statuses and enrolments: the tables, and reading them from what schools type."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.enrolment import ENROLMENTS, parse_enrolment
from pupils.rules.need import BY_CODE, NEED_TYPES, BroadArea, need_types, why_not_need
from pupils.rules.need_vocabulary import ASK, KNOWN, SUGGESTED
from pupils.rules.need_words import Certainty, parse_needs
from pupils.rules.status import SenStatus, parse_status
from pupils.rules.words import folded

TODAY = date(2026, 9, 4)


def codes(text):
    return [read.code for read in parse_needs(text)]


def test_today_there_are_fourteen_codes():
    assert [row.code for row in need_types(TODAY)] == [
        "SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "DS", "OTH", "NSA",
    ]  # fmt: skip


def test_codes_come_and_go_with_the_years():
    assert "BESD" in {row.code for row in need_types(date(2014, 8, 31))}
    assert "DS" not in {row.code for row in need_types(date(2024, 8, 31))}


def test_every_area_but_none_for_the_two_open_codes():
    assert {row.area for row in NEED_TYPES} == {*BroadArea, None}
    assert [row.code for row in NEED_TYPES if row.area is None] == ["OTH", "NSA"]
    assert BroadArea.SENSORY.label == "Sensory and/or physical needs"


def test_every_code_and_every_name_reads_back_as_itself():
    for row in need_types(TODAY):
        assert codes(row.code) == codes(row.code.lower()) == codes(row.name) == codes(f"{row.code} - {row.name}") == [row.code]
        assert codes(f"{row.name} ({row.code})") == [row.code]


def test_the_words_are_written_as_they_are_compared():
    for words in (*KNOWN, *SUGGESTED, *ASK):
        assert folded(words) == words
    assert not set(KNOWN) & set(SUGGESTED) | set(KNOWN) & set(ASK) | set(SUGGESTED) & set(ASK)
    assert {*KNOWN.values(), *SUGGESTED.values()} <= set(BY_CODE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Speech, Language and Communication Needs; Social, Emotional and Mental Health", ["SLCN", "SEMH"]),
     ("Speech, Language and Communication Needs, Social, Emotional and Mental Health", ["SLCN", "SEMH"]),
     ("Social, Emotional and Mental Health (Primary), MLD (Secondary)", ["SEMH", "MLD"]),
     ("MLD (Secondary), SEMH (Primary)", ["SEMH", "MLD"]),
     ("2. SLCN, 1. ASD", ["ASD", "SLCN"]), ("1) ASD 2) SLCN", ["ASD", "SLCN"]), ("ASD/SLCN", ["ASD", "SLCN"]),
     ("ASD & SLCN", ["ASD", "SLCN"]), ("ASD and SLCN", ["ASD", "SLCN"]), ("ASD SLCN", ["ASD", "SLCN"]),
     ("Primary: ASD; Secondary: SLCN", ["ASD", "SLCN"]), ("ASD, ASD", ["ASD"]), ("ASD | VI", ["ASD", "VI"]),
     ("", []), ("None", []), ("n/a", []), ("Other Difficulty/Disability, HI", ["OTH", "HI"])],
)  # fmt: skip
def test_several_needs_in_a_cell_are_told_apart(text, expected):
    assert codes(text) == expected
    assert all(read.certainty is Certainty.KNOWN for read in parse_needs(text))


def test_what_is_not_known_is_asked_in_the_words_given():
    known, question = parse_needs("ASD, Struggles, mostly on Mondays")
    assert known.code == "ASD"
    assert (question.original, question.certainty, question.code) == ("Struggles, mostly on Mondays", Certainty.ASK, None)


def test_a_code_that_contradicts_its_name_is_asked():
    assert [read.certainty for read in parse_needs("ASD - Hearing impairment")] == [Certainty.ASK]


def test_a_diagnosis_never_becomes_a_code_by_itself():
    for text in ("ADHD", "dyspraxia", "Epilepsy", "PDA"):
        assert codes(text) == [None]


def test_nsa_is_for_sen_support_only():
    assert why_not_need("NSA", status="K", on=TODAY) is None
    assert "SEN support only" in (why_not_need("NSA", status="E", on=TODAY) or "")


def test_a_legacy_or_unknown_code_may_not_be_recorded():
    assert "Use SEMH" in (why_not_need("BESD", status="K", on=TODAY) or "")
    assert "not a type of need" in (why_not_need("ADHD", status="K", on=TODAY) or "")


@pytest.mark.parametrize(
    ("text", "status"),
    [("E - Education, Health and Care Plan", "E"), ("SEN Support (K)", "K"), ("N - No Special Educational Need", "N"),
     ("School Action+", "K"), ("k", "K"), ("O - Monitoring", "N"), ("No SEN", "N")],
)  # fmt: skip
def test_a_status_is_read_in_its_usual_shapes(text, status):
    assert parse_status(text).status == status


@pytest.mark.parametrize("text", ["K - EHC Plan", "Z", "Wave 3", "E - Enrichment", "C - Current"])
def test_a_status_we_do_not_know_is_asked(text):
    read = parse_status(text)
    assert (read.status, read.ask) == (None, True)
    assert "nothing is changed" in read.sentence


def test_statuses_have_names():
    assert [status.label for status in SenStatus] == ["No special educational needs", "SEN support", "EHC plan"]


def test_enrolment_is_read_from_code_or_name():
    texts = ("M - Main dual", "C", "c - Current", "Subsidiary dual", "Guest", "", "Z", "M - Guest")
    assert [parse_enrolment(text) for text in texts] == ["M", "C", "C", "S", "G", None, None, None]
    assert all(parse_enrolment(name) in (code, None) for code, name in ENROLMENTS.items())


@given(st.one_of(st.text(), st.lists(st.sampled_from([*BY_CODE, *KNOWN, ",", ";", " ", "1.", "(Primary)", "and", "/"])).map(" ".join)))
def test_any_text_gives_needs_that_are_codes_or_questions(text):
    for read in parse_needs(text):
        assert read.code is None or read.code in BY_CODE
        assert (read.certainty is Certainty.KNOWN) == (read.sentence == "")
    assert parse_status(text).status in (None, *SenStatus)
    assert parse_enrolment(text) in (None, *ENROLMENTS)
