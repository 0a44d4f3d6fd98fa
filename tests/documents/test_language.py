"""What the plain-language reader says of texts, written and made up by machine."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from senco.documents.glossary import GLOSSARY
from senco.documents.language import ENOUGH_WORDS, WORD, hints, jargon, sentences, syllables, without_names

PLAIN = (
    "Sam is good at maths. He finds it hard to write for long. Mr Okafor will help him on Mondays and Fridays. "
    "They will use a small whiteboard and write two lines at a time. We will look again in March. "
    "You can help at home if you let him tell you his story before he writes it."
)
OFFICIAL = (
    "The SENCO will liaise with CAMHS to evaluate the differentiated provision specified in Section F of the EHCP, "
    "in order to facilitate attainment commensurate with age-related expectations and to triangulate the baseline "
    "with the outcomes that practitioners across the multi-agency network have identified through the graduated approach."
)
LIST = "We will:\n" + "\n".join(
    f"{mark} read with him on day {n} and talk about it" for n, mark in enumerate("-•*–-", 1)
)
ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(" .!?\n-'’abeEHCPTA\u0301\u0627王")), max_size=400
)


def test_a_plain_letter_reads_young_and_an_official_one_reads_old():
    assert 6 <= hints(PLAIN).reading_age <= 9
    assert hints(OFFICIAL).reading_age > 18
    assert hints(OFFICIAL).age_words == "over 18"


def test_a_long_sentence_is_pointed_out_where_it_stands():
    text = "Short one. " + OFFICIAL + " And a short end."
    (long,) = hints(text).long_sentences
    assert text[long.at : long.end] == long.text == OFFICIAL


@pytest.mark.parametrize(("count", "long"), [(20, False), (21, True)])
def test_twenty_words_are_fine_and_one_more_is_pointed_out(count, long):
    assert bool(hints(" ".join(["help"] * count) + ".").long_sentences) is long


def test_list_items_without_full_stops_are_sentences_of_their_own():
    said = hints(LIST)
    assert said.long_sentences == ()
    assert len(sentences(LIST)) == 6
    assert said.reading_age < 10


@pytest.mark.parametrize(
    "text", ["Mrs. Khan rang Dr. Ali at 9 a.m. on Friday.", "He has 1.5 hours, e.g. with Ms. Lee.", "She said “Yes.” "]
)
def test_titles_shortened_words_and_figures_do_not_end_a_sentence(text):
    assert len(sentences(text)) == 1


def test_the_end_of_a_day_time_may_end_a_sentence():
    assert [s.words for s in sentences("We meet at 9 a.m. You may bring a friend.")] == [6, 5]


def test_each_hard_word_is_named_with_its_place_and_plain_words():
    text = "The SENCO and two TAs wrote the EHC plan."
    found = hints(text).jargon
    assert [text[j.at :][: len(j.word)] for j in found] == ["SENCO", "TAs", "EHC plan"]
    assert all(j.say for j in found)


def test_the_longest_spelling_wins_and_none_overlap():
    assert [j.word for j in jargon("He has SEN Support, SEND and SEN.")] == ["SEN Support", "SEND", "SEN"]


@pytest.mark.parametrize(
    "text", ["ta very much", "the hi-vis coat", "sense and send it back", "the ep we played", "lasting peace"]
)
def test_everyday_words_are_not_taken_for_short_forms(text):
    assert jargon(text) == ()


def test_every_glossary_word_is_found_by_itself_and_explained_in_shorter_words():
    for term in GLOSSARY:
        for word in term.words:
            assert [(j.word, j.say) for j in jargon(f"the {word}.")] == [(word, term.say)]
        assert not jargon(term.say)


def test_no_glossary_word_is_spelled_twice():
    spelled = [w for t in GLOSSARY for w in t.words]
    assert len(spelled) == len(set(spelled))


def test_names_count_neither_as_words_nor_as_jargon_but_small_words_of_the_same_letters_do():
    text = "Will Ep-Sen will come. " + PLAIN
    named = hints(text, names=["Will Ep-Sen", "Sam", "Mr Okafor"])
    assert named.words < hints(text).words
    assert without_names("Will will win.", ["Will Smith"]) == "     will win."


def test_a_sentence_that_begins_with_a_name_is_shown_whole():
    text = "Amira " + " ".join(["can"] * 21) + "."
    assert hints(text, names=["Amira Khan"]).long_sentences[0].text == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing to read"),
        (" \n\t- \n", "nothing to read"),
        ("1 2 3 " * 40, "nothing to read"),
        ("Ring me.", "40 words or more; there are 2"),
        ("علی کو پڑھنے میں مدد ملتی ہے۔ " * 10, "another script"),
        (PLAIN + " مدد ملتی ہے" * 10, "another script"),
        ("Zosia lubi czytać i rysować, ale trudno jej pisać długie zdania po polsku. " * 5, "not read like English"),
    ],
)
def test_what_cannot_be_judged_gets_no_reading_age_and_a_reason(text, why):
    said = hints(text)
    assert said.reading_age is None
    assert why in said.why_no_age
    assert said.age_words == said.why_no_age


def test_a_text_in_another_language_is_not_measured_by_english_rules():
    said = hints(PLAIN, language="pl")
    assert said.reading_age is None
    assert said.jargon == ()


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("help", 1), ("reading", 2), ("table", 2), ("hoped", 1), ("wanted", 2), ("sentences", 3), ("sometimes", 2),
        ("area", 3), ("radio", 3), ("language", 2), ("people", 2), ("provision", 3), ("being", 2), ("doing", 2),
        ("movement", 2), ("behaviour", 3), ("Mrs", 2), ("EHCP", 4), ("TA", 2), ("SENCO", 2), ("well-being", 3), ("14", 2),
        ("rhythm", 1), ("the", 1), ("didn't", 2), ("X", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_about_as_they_are_said(word, count):
    assert syllables(word) == count


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, st.lists(st.text(max_size=12), max_size=3))
def test_any_text_at_all_is_read_without_an_error_and_every_place_is_true(text, names):
    said = hints(text, names=names)
    plain = without_names(text, names)
    assert len(plain) == len(text)
    assert (said.reading_age is None) == bool(said.why_no_age)
    assert all(text[s.at : s.end] == s.text for s in said.long_sentences)
    assert all(plain[j.at : j.at + len(j.word)] == j.word for j in said.jargon)
    assert [j.at for j in said.jargon] == sorted({j.at for j in said.jargon})


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
def test_the_sentences_hold_every_word_of_a_text_once_and_in_order(text):
    text = re.sub(r"(?m)^\s*\(?\w{1,2}[.)]\s", "", text)
    found = sentences(text)
    assert all(a.end <= b.at for a, b in zip(found, found[1:], strict=False))
    assert sum(s.words for s in found) == sum(len(WORD.findall(line)) for line in re.split("[\n\r\u2028\u2029]", text))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORD.findall("we help him read and write the words in a small group each day")),
        min_size=2 * ENOUGH_WORDS,
        max_size=120,
    )
)
def test_cutting_a_sentence_in_two_never_makes_a_text_harder(words):
    whole, half = " ".join(words) + ".", len(words) // 2
    cut = " ".join(words[:half]) + ". " + " ".join(words[half:]) + "."
    assert hints(cut).reading_age <= hints(whole).reading_age


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_every_word_has_at_least_one_syllable(word):
    assert syllables(word) >= 1
