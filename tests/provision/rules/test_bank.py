"""The bank of adaptations keeps its promises: enough for every need and barrier, short, plain, and each said once."""

import re
from collections import Counter
from itertools import combinations

import pytest

from provision.rules.bank import ALL_AGES, BANK, BY_KEY, Barrier, Entry, found
from pupils.rules.need import BY_CODE
from senco.documents.language import LONG_FROM, jargon, sentences

CODES = ["SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "DS"]
LIMITS = {"name": 60, "what_you_do": 200, "when_it_helps": 160, "how_you_see": 160}
PLACEHOLDER = re.compile(r"TODO|TBC|xxx|lorem|\.\.\.|[<>{}\[\]]", re.IGNORECASE)
PROMISES = re.compile(r"\b(always works|guarantee|proven|will improve|cures?|fix(es)? the child)\b", re.IGNORECASE)
LABELS = re.compile(r"\b(suffer|naughty|low ability|lazy|attention.seeking|normal children|behind the others)\b", re.IGNORECASE)
every = pytest.mark.parametrize("one", BANK, ids=lambda one: one.key)


def texts(one: Entry) -> dict[str, str]:
    return {name: getattr(one, name) for name in LIMITS}


def test_there_are_enough_moves_for_a_school_to_begin_with() -> None:
    assert len(BANK) >= 130


@pytest.mark.parametrize("code", CODES)
def test_every_need_has_moves(code: str) -> None:
    assert len(found(BANK, needs=[code])) >= 6


@pytest.mark.parametrize("barrier", Barrier)
def test_every_barrier_has_moves_and_a_name(barrier: Barrier) -> None:
    assert len(found(BANK, barrier=barrier)) >= 6
    assert barrier.label


def test_keys_and_names_are_said_once() -> None:
    assert len(BY_KEY) == len(BANK)
    assert [name for name, times in Counter(one.name.casefold() for one in BANK).items() if times > 1] == []


def test_no_two_say_the_same_in_other_words() -> None:
    def telling(one: Entry) -> set[str]:
        return set(re.findall(r"[a-z]{4,}", " ".join(texts(one).values()).lower()))

    alike = [
        (one.key, other.key)
        for one, other in combinations(BANK, 2)
        if len(telling(one) & telling(other)) > 0.3 * len(telling(one) | telling(other))
    ]
    assert alike == []


def test_no_sentence_stands_twice() -> None:
    said = Counter(text for one in BANK for name, text in texts(one).items() if name != "name")
    assert [text for text, times in said.items() if times > 1] == []


@every
def test_each_text_is_there_and_short_enough(one: Entry) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.key) and len(one.key) <= 40
    for name, text in texts(one).items():
        assert 10 < len(text) <= LIMITS[name], (name, len(text))
        assert text == text.strip() and text[0].isupper() and "  " not in text
        assert name == "name" or text[-1] in ".!?…", name
    assert one.name[-1] not in ".!?"


@every
def test_each_is_for_needs_that_exist_and_for_ages(one: Entry) -> None:
    assert one.needs and len(set(one.needs)) == len(one.needs)
    assert [code for code in one.needs if code not in BY_CODE or code not in CODES] == []
    assert one.ages and [age for age in ALL_AGES if age in one.ages] == list(one.ages)


@every
def test_each_is_plain_to_read(one: Entry) -> None:
    for text in texts(one).values():
        assert [sentence.text for sentence in sentences(text) if sentence.words > LONG_FROM] == []
        assert [word.word for word in jargon(text)] == []
        assert not PLACEHOLDER.search(text) and not PROMISES.search(text) and not LABELS.search(text)


def test_moves_are_found_by_word_need_and_barrier_together() -> None:
    [one] = found(BANK, words="PARTNER first", needs=["SEMH", "PD"], barrier="speaking")
    assert one.key == "tell-a-partner-first"
    assert found(BANK, words="no such words anywhere") == ()
    assert found(BANK) == BANK
