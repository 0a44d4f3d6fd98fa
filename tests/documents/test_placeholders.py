"""Placeholders of a letter: a table of names and no language; what is missing is a gap, and a slip says what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.documents.rules.letter_text import Block, Part, blocks_of, tidy
from senco.documents.rules.placeholders import filled, gaps, left_over, slips

MEANS = {"child": "the child’s name", "called": "what the child is called", "council": "the council", "due": "the last day"}
KNOWN = frozenset(MEANS)
TEXT = st.text(alphabet=st.sampled_from("{}[]ab child called due.!_:\n- #é"), max_size=80)


def test_known_names_are_replaced_and_what_is_missing_becomes_a_gap() -> None:
    assert filled("{child} of {council} by {due}", {"child": "Bo", "due": "3 May 2026"}, MEANS) == (
        "Bo of [fill in: the council] by 3 May 2026"
    )


def test_a_value_is_never_looked_at_for_placeholders() -> None:
    assert filled("{child}", {"child": "{due}", "due": "SECRET"}, MEANS) == "{due}"


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("{chidl}", "{child}"),
        ("{Child}", "{child}"),
        ("{ council }", "{council}"),
        ("{child.pupil.school}", "{child}"),
        ("{child!r}", "{child}"),
        ("{child:>20}", "{child}"),
        ("{child[0]}", "{child}"),
        ("{due.__class__.__mro__}", "{due}"),
        ("{calld}", "{called}"),
    ],
)
def test_an_unknown_placeholder_is_refused_with_the_nearest_known_one(written: str, nearest: str) -> None:
    (said,) = slips(f"Dear {written}", KNOWN)
    assert f"The nearest is {nearest}" in said
    assert said.startswith("Line 1: ")


@pytest.mark.parametrize("written", ["{child", "child}", "{{child}}", "}", "{", "{chi\nld}"])
def test_a_bracket_that_stands_alone_is_refused(written: str) -> None:
    assert any("stands alone" in said for said in slips(written, KNOWN))


def test_the_line_of_a_slip_is_named() -> None:
    assert slips("{child}\n\n{nobody}", KNOWN)[0].startswith("Line 3:")


@given(TEXT, st.dictionaries(st.sampled_from(sorted(MEANS)), TEXT))
def test_a_text_without_slips_leaves_no_known_placeholder_but_those_of_the_values(text: str, values: dict[str, str]) -> None:
    bare = {name: value.translate({ord("{"): None, ord("}"): None}) for name, value in values.items()}
    if not slips(text, KNOWN):
        assert left_over(filled(text, bare, MEANS), KNOWN) == []
        assert "{" not in filled(text, bare, MEANS)


@given(TEXT, TEXT)
def test_filling_never_fails_and_puts_in_nothing_but_the_values(text: str, value: str) -> None:
    shown = filled(text, dict.fromkeys(MEANS, value), MEANS)
    without = text
    for name in MEANS:
        without = without.replace(f"{{{name}}}", " ".join(value.split()) or f"[fill in: {MEANS[name]}]")
    assert shown == without or "{" in value


@pytest.mark.parametrize("written", ["[fill in: the time]", "[Fill in the time]", "[ fill-in: x", "[FILL IN]", "[fillin: x]"])
def test_a_gap_is_found_however_it_is_written(written: str) -> None:
    assert len(gaps(f"at {written}\nagain")) == 1


def test_ordinary_square_brackets_are_no_gap() -> None:
    assert gaps("R (W) v Hertfordshire County Council [2023] EWHC 3138 (Admin)") == []


def test_a_letter_is_read_into_its_parts() -> None:
    text = "Dear Sir\n\nOne\ntwo\n# Head\n- a\n* b\n\nLast\n\nYours sincerely\n\n\nAnn Lee\nSENCO\n\nCopy to: Bo"
    assert blocks_of(text) == (
        Block(Part.TEXT, ("Dear Sir",)),
        Block(Part.TEXT, ("One", "two")),
        Block(Part.HEADING, ("Head",)),
        Block(Part.LIST, ("a", "b")),
        Block(Part.TEXT, ("Last",)),
        Block(Part.CLOSING, ("Yours sincerely", "Ann Lee", "SENCO")),
        Block(Part.TEXT, ("Copy to: Bo",)),
    )


@given(st.text(max_size=200))
def test_no_word_of_a_letter_is_lost_and_nothing_unprintable_is_kept(text: str) -> None:
    kept = tidy(text)
    assert tidy(kept) == kept
    assert "\x00" not in kept and "\r" not in kept
    words = [word for block in blocks_of(kept) for line in block.lines for word in line.split()]
    typed = kept.split()
    marks = {"#", "##", "###", "####", "#####", "######", "-", "*", "•"}
    assert [word for word in words if word not in marks] == [word for word in typed if word not in marks]
