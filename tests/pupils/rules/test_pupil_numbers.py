"""Unique pupil numbers and unique learner numbers."""

import string

from hypothesis import given
from hypothesis import strategies as st

from pupils.rules.authorities import AUTHORITIES, is_authority
from pupils.rules.uln import has_good_check_digit, parse_uln
from pupils.rules.upn import LETTERS, UpnKind, check_letter, is_temporary, is_well_formed, parse_upn

DIGITS = string.digits
REST = st.tuples(st.text(DIGITS, min_size=11, max_size=11), st.sampled_from(DIGITS + LETTERS)).map("".join)


def test_the_alphabet_leaves_out_the_letters_that_look_like_digits():
    assert len(LETTERS) == 23
    assert not set("IOS") & set(LETTERS)


def test_a_blank_number_is_missing_and_not_wrong():
    for text in ("", "  ", "-", "n/a", "NULL", "None", "unknown"):
        assert parse_upn(text).kind is UpnKind.MISSING
        assert parse_upn(text).sentence == ""


def test_small_letters_and_spaces_are_mended_silently():
    assert parse_upn(" p207 0000 16049 ").upn == "P207000016049"


def test_a_letter_o_is_pointed_out_and_never_corrected():
    verdict = parse_upn("P2O7000016049")
    assert verdict.upn is None
    assert "P207000016049" in verdict.sentence


def test_a_number_of_the_wrong_length_says_how_long_it_is():
    assert "12 characters and should have 13" in parse_upn("P20700001604").sentence


def test_an_unknown_authority_warns_of_a_slip_though_the_letter_is_right():
    rest = "123000016049"
    verdict = parse_upn(check_letter(rest) + rest)
    assert verdict.kind is UpnKind.VALID
    assert "123" in verdict.sentence


def test_authorities_of_the_past_and_of_wales_are_known():
    assert all(is_authority(code) for code in ("928", "940", "838", "935", "820", "681"))
    assert not is_authority("123")
    assert all(len(code) == 3 for code in AUTHORITIES)


@given(REST)
def test_the_right_letter_makes_any_number_valid_and_every_other_letter_a_warning(rest):
    right = check_letter(rest)
    for letter in LETTERS:
        verdict = parse_upn(letter + rest)
        assert verdict.upn == letter + rest
        assert (verdict.kind is UpnKind.VALID) == (letter == right)
        assert verdict.temporary == is_temporary(letter + rest) == (rest[-1] in LETTERS)


@given(REST, st.integers(0, 11), st.sampled_from(DIGITS))
def test_one_wrong_digit_always_changes_the_letter(rest, place, digit):
    slipped = rest[:place] + digit + rest[place + 1 :]
    if slipped != rest and rest[place] in DIGITS:
        assert check_letter(slipped) != check_letter(rest)


@given(st.text())
def test_any_text_gets_a_verdict_and_a_kept_number_is_well_formed(text):
    verdict = parse_upn(text)
    assert verdict.upn is None or is_well_formed(verdict.upn)
    assert (verdict.kind is UpnKind.REFUSED) <= bool(verdict.sentence)
    uln = parse_uln(text).uln
    assert uln is None or len(uln) == 10


def test_published_learner_numbers_pass():
    assert all(has_good_check_digit(uln) for uln in ("9276308686", "9000000016", "9000077787", "9000155559"))
    assert not has_good_check_digit("9999999999")
