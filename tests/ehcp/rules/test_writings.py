"""What school and family write: the questions of each kind, which one a case calls for, and what its reader will ask."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp.rules.facts import Fact
from ehcp.rules.letters.table import KIND as LETTERS
from ehcp.rules.moves.table import Event, Matter
from ehcp.rules.quantity import vague_words
from ehcp.rules.stages import MOVE
from ehcp.rules.writings.check import LONG_SENTENCE, Slip, check, why_not_issue, why_too_long
from ehcp.rules.writings.comments import COMMENTS
from ehcp.rules.writings.kind import MOST_IN_PART, Part
from ehcp.rules.writings.report import REPORT, Recommendation
from ehcp.rules.writings.request import REQUEST
from ehcp.rules.writings.table import (
    EARLY,
    KIND,
    KINDS,
    PLACE,
    begun_with,
    goes_on,
    is_called_for,
    kinds_of,
    occasion,
    writing_for,
    writing_with,
)
from senco.documents.language import sentences

ON = date(2026, 6, 1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
ALL = [(kind, part) for kind in KINDS for part in kind.parts]
IDS = [f"{kind.id}-{part.key}" for kind, part in ALL]
PROVISION = KIND["advice"].parts[[part.key for part in KIND["advice"].parts].index("provision")]


@pytest.mark.parametrize(("kind", "part"), ALL, ids=IDS)
def test_every_part_asks_a_question_and_its_examples_keep_their_promise(kind: object, part: Part) -> None:
    assert "?" in part.question or part.question.endswith(".")
    assert not part.vague or part.good, "what is vague stands beside what is clear"
    if part.promises and part.good:
        assert Slip.VAGUE not in {one.slip for one in check([part], {part.key: part.good}, {})}
        assert not part.vague or vague_words(part.vague) or part.key == "done"
    assert all(one.words <= LONG_SENTENCE for one in sentences(f"{part.question} {part.hint}"))


@pytest.mark.parametrize("kind", KINDS, ids=[kind.id for kind in KINDS])
def test_parts_have_a_key_of_their_own_and_something_that_a_reader_will_miss(kind: object) -> None:
    parts = kind.parts  # type: ignore[attr-defined]
    assert len({part.key for part in parts}) == len(parts)
    assert any(part.must for part in parts)
    assert any(part.key == "informal" for part in parts), "how family and community help is asked in every paper"


def test_the_principles_of_a_good_plan_are_asked_for_where_the_school_writes() -> None:
    for kind in (REQUEST, KIND["advice"], REPORT):
        keys = {part.key for part in kind.parts}
        assert {"can", "child", "parents", "informal"} <= keys
    assert "outcomes" in {part.key for part in KIND["advice"].parts}
    assert [part.key for part in REPORT.parts if part.group == "Proposed amendments"] == [
        "amend_needs", "amend_outcomes", "amend_provision", "amend_other",
    ]  # fmt: skip


def test_adult_life_is_asked_about_only_where_the_year_asks_for_it_and_in_four_areas_in_a_report() -> None:
    for kind in KINDS:
        young = {part.key for part in kind.parts_for(prepares=False)}
        older = {part.key for part in kind.parts_for(prepares=True)}
        assert young < older, f"{kind.id} looks ahead"
        assert not [part for part in kind.parts_for(prepares=False) if part.adulthood]
    assert len([part for part in REPORT.parts if part.adulthood]) == 4


def test_a_request_says_that_nothing_has_to_come_first() -> None:
    hint = REQUEST.parts[0].hint
    assert "No number of cycles, no sum spent and no diagnosis has to come first" in hint
    assert "s.36(8)" in REQUEST.law


@pytest.mark.parametrize(
    ("rule", "kind"),
    [("EHC-ADVICE", "advice"), ("AR-REPORT", "report"), ("EHC-REPS", "comments"), ("AR-REPS", "comments"), ("EHC-FINAL", None)],
)
def test_a_date_leads_to_what_is_written_for_it(rule: str, kind: str | None) -> None:
    found = writing_for(rule)
    assert (found.id if found else None) == kind


def test_each_writing_goes_with_its_letter_and_is_followed_by_an_event_of_its_case() -> None:
    for kind in KINDS:
        if kind.letter:
            assert writing_with(kind.letter) is kind
            assert LETTERS[kind.letter].matters == kind.matters
        for matter, event in (kind.sent or {}).items():
            assert matter in kind.matters
            assert Event(event) in MOVE
            assert kind in kinds_of(matter)
    assert writing_with("") is None
    assert writing_with("late-decision") is None


def test_an_assessment_and_a_plan_have_their_own() -> None:
    assert [kind.id for kind in kinds_of(Matter.ASSESSMENT)] == ["request", "advice", "comments"]
    assert [kind.id for kind in kinds_of(Matter.PLAN)] == ["comments", "report"]


def test_what_is_written_once_has_no_occasion_and_a_review_has_the_day_it_was_arranged() -> None:
    facts = {Fact.REVIEW_ARRANGED_ON: ON, Fact.MEETING_ON: ON + timedelta(days=40)}
    assert occasion(REPORT, facts) == ON
    assert occasion(REPORT, {Fact.MEETING_ON: ON}) == ON
    assert occasion(KIND["advice"], facts) is None
    assert occasion(COMMENTS, {Fact.DRAFT_SERVED_ON: ON, Fact.AMENDMENT_NOTICE_ON: ON + timedelta(days=9)}) == ON + timedelta(days=9)


def test_a_case_calls_for_a_request_until_it_is_decided_and_for_comments_once_there_is_something_to_comment_on() -> None:
    assert is_called_for(REQUEST, {Fact.REQUEST_RECEIVED_ON: ON})
    assert not is_called_for(REQUEST, {Fact.REQUEST_RECEIVED_ON: ON, Fact.AGREED_ON: ON})
    assert not is_called_for(COMMENTS, {})
    assert is_called_for(COMMENTS, {Fact.DRAFT_SERVED_ON: ON})
    assert not is_called_for(REPORT, {Fact.PLAN_MADE_ON: ON})
    assert is_called_for(KIND["advice"], {})


@given(begun=DAYS, since=DAYS)
def test_a_finished_report_is_not_that_of_the_next_review_and_a_draft_of_just_before_is(begun: date, since: date) -> None:
    assert goes_on(begun, finished=True, occasion_on=since) is (begun >= since)
    assert goes_on(begun, finished=False, occasion_on=since) is (begun >= since - EARLY)
    assert goes_on(begun, finished=True, occasion_on=None)


def test_a_report_begins_with_a_place_for_each_outcome_and_no_other_writing_does() -> None:
    begun = begun_with(REPORT, ["Tells a story", "Asks for help"])
    assert begun["progress"].count(PLACE) == 2
    assert "Outcome 2: Asks for help" in begun["progress"]
    assert begun_with(REPORT, []) == {}
    assert begun_with(REQUEST, ["Tells a story"]) == {}


def test_the_check_finds_what_is_empty_open_vague_uncounted_and_long() -> None:
    text = "Access to regular support as appropriate.\n20 minutes, four times a week, one to one with a teaching assistant."
    found = check([PROVISION], {"provision": text}, {"provision": ["So " * 31]})
    assert [one.slip for one in found] == [Slip.VAGUE, Slip.NOT_COUNTED, Slip.LONG]
    assert "“access to”, “as appropriate” and “regular”" in found[0].words
    assert "how long each time" in found[1].words
    assert [one.slip for one in check([PROVISION], {}, {})] == [Slip.EMPTY]
    opened = check([PROVISION], {"provision": f"{PLACE}\n{PLACE}"}, {})
    assert opened[0].words == "2 places still to fill in."


def test_words_of_the_plan_that_are_quoted_are_not_held_against_the_writer() -> None:
    amend = next(part for part in REPORT.parts if part.key == "amend_provision")
    assert check([amend], {"amend_provision": "Replace “regular mentoring” by 30 minutes once a week."}, {}) == []
    assert check([amend], {"amend_provision": "Regular mentoring."}, {})[0].slip is Slip.VAGUE


def test_the_check_says_nothing_of_a_part_that_may_stay_empty_nor_of_a_choice() -> None:
    more = next(part for part in COMMENTS.parts if part.key == "more")
    meeting = next(part for part in COMMENTS.parts if part.key == "meeting")
    assert check([more, meeting], {"meeting": "yes"}, {}) == []


@given(st.integers(min_value=0, max_value=3 * MOST_IN_PART))
def test_a_text_that_is_too_long_is_told_by_how_much(length: int) -> None:
    why = why_too_long("Needs", "x" * length)
    assert (why is None) is (length <= MOST_IN_PART)
    if why:
        assert f"Shorten it by {length - MOST_IN_PART:,}" in why


@given(st.dictionaries(st.sampled_from(["can", "progress"]), st.text(alphabet=" \nab", max_size=4)))
def test_only_where_nothing_is_written_it_cannot_go_out(texts: dict[str, str]) -> None:
    begun = {"progress": "b"}
    says_something = any(text.strip() and text != begun.get(key, "") for key, text in texts.items())
    assert (why_not_issue(texts, begun_with=begun) is None) is says_something


def test_a_choice_reads_as_its_words_and_a_heading_names_its_group() -> None:
    part = next(one for one in REPORT.parts if one.key == "recommendation")
    assert {key for key, _ in part.choices} == set(Recommendation)
    assert part.in_words("amend") == "Amend the plan as proposed here."
    assert part.in_words("") == ""
    assert next(one for one in REPORT.parts if one.key == "amend_outcomes").heading == "Proposed amendments: section E"
