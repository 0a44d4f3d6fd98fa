"""What was published is stored as plain JSON and read again word for word, whatever it holds."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from provision.papers.published import summary_from_json, summary_to_json
from provision.rules.papers import (
    Aim,
    Contact,
    Delivery,
    Edition,
    Going,
    HelpLine,
    NextStep,
    Progress,
    SummaryPaper,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
days = st.none() | st.dates()
numbers = st.integers(0, 5000)


def some(each: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(each, max_size=3).map(tuple)


contacts = st.builds(Contact, *[words] * 5)
summaries = st.builds(
    SummaryPaper,
    school=words,
    name=words,
    known_as=words,
    class_name=words,
    language=st.sampled_from(["en-GB", "ur", "zh-Hant"]),
    edition=st.builds(Edition, large=st.booleans(), tint=st.booleans()),
    written_for=words,
    written_on=days,
    about=some(words),
    aims=some(st.builds(Aim, words, days, words)),
    help=some(st.builds(HelpLine, words, words, st.none() | numbers, words, words)),
    in_class=some(words),
    progress=some(st.builds(Progress, words, st.sampled_from(Going), words)),
    delivery=st.none()
    | st.builds(Delivery, period=words, promised=numbers, given=numbers, missed=numbers, missed_why=words),
    at_home=some(words),
    next_steps=some(st.builds(NextStep, words, days, words, words)),
    contacts=some(contacts),
    advice=st.none() | contacts,
    has_plan=st.booleans(),
)


@given(summaries)
def test_every_summary_comes_back_as_it_was(paper: SummaryPaper) -> None:
    stored = json.dumps(summary_to_json(paper))
    assert summary_from_json(json.loads(stored)) == paper


def test_a_summary_of_an_older_version_is_read_with_what_it_has() -> None:
    paper = summary_from_json({"about": ["Ada draws."], "photo": "no longer known", "aims": [{"what": "Reads."}]})
    assert (paper.name, paper.about, paper.aims) == ("", ("Ada draws.",), (Aim("Reads."),))


def test_dates_are_stored_as_people_and_machines_read_them() -> None:
    stored = summary_to_json(SummaryPaper(school="A", name="B", written_on=date(2026, 11, 25)))
    assert stored["written_on"] == "2026-11-25"
