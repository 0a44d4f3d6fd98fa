"""The picture of a case: everything in its place, nothing over anything else, and one sentence that says it."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp.rules.clock import deadlines
from ehcp.rules.facts import Fact
from ehcp.rules.labels import Label, placed
from ehcp.rules.law.table import OF_ASSESSMENT
from ehcp.rules.moves.table import Event
from ehcp.rules.stages import Happened, facts_of, why_not
from ehcp.rules.timeline import LEFT, RIGHT, timeline

START = date(2026, 7, 13)
CASE = [
    Happened(Event.REQUEST_RECEIVED, START),
    Happened(Event.AGREED, date(2026, 9, 8)),
    Happened(Event.ADVICE_ASKED, date(2026, 9, 8)),
    Happened(Event.ADVICE_SENT, date(2026, 10, 14)),
    Happened(Event.DRAFT_ISSUED, date(2026, 11, 9)),
    Happened(Event.CONSULTED, date(2026, 11, 12)),
    Happened(Event.FAMILY_ANSWERED, date(2026, 11, 20)),
]


def draw(case, on):
    return timeline(START, case, deadlines(facts_of(case), on), on)


def test_week_nought_stands_left_and_week_twenty_right():
    picture = draw(CASE, date(2026, 11, 25))
    assert picture.weeks == 20
    assert [(tick.week, tick.x) for tick in picture.ticks[:2]] == [(0, LEFT), (2, 12.24)]
    assert (picture.ticks[-1].week, picture.ticks[-1].x) == (20, RIGHT)
    assert picture.happened[0].x == LEFT
    assert next(mark for mark in picture.due if mark.label == "Final plan due").x == RIGHT


def test_what_the_school_did_is_a_diamond_and_a_deadline_a_dash():
    picture = draw(CASE, date(2026, 11, 25))
    assert [mark.label for mark in picture.happened if mark.shape == "diamond"] == ["Our advice sent"]
    assert {mark.shape for mark in picture.due} == {"dash"}


def test_the_bar_runs_to_today():
    picture = draw(CASE, date(2026, 11, 25))
    assert picture.today.x == picture.bar_to == 92.1
    assert picture.bar_width == 89.1
    assert picture.today.week == 19


def test_a_closed_case_ends_where_it_was_closed_and_has_no_today():
    case = [*CASE, Happened(Event.FINAL_ISSUED, date(2027, 2, 9))]
    picture = draw(case, date(2028, 5, 1))
    assert picture.today is None
    assert picture.weeks == 31
    assert picture.bar_to == picture.happened[-1].x
    assert picture.finding == (
        "The final plan has been issued, on Tue 9 Feb 2027, 30 weeks and 1 day after the request and 71 days late."
    )


def test_a_case_that_nobody_appealed_in_says_so_and_a_plan_that_ceased_counts_from_no_request():
    refused = [CASE[0], Happened(Event.REFUSED, date(2026, 8, 20), ((Fact.DECISION_LETTER_ON, date(2026, 8, 20)),))]
    on = date(2027, 3, 1)
    assert timeline(START, refused, deadlines(facts_of(refused), on, OF_ASSESSMENT), on).finding == (
        "The council has refused to assess. The last day to appeal was Tue 20 Oct 2026, and no appeal is recorded."
    )
    plan = [Happened(Event.PLAN_MADE, date(2025, 3, 3)), Happened(Event.CEASED, date(2026, 3, 5))]
    assert draw(plan, date(2026, 6, 1)).finding == "The plan was ceased, on Thu 5 Mar 2026."


def test_what_is_still_to_come_is_not_drawn_as_having_happened():
    assert len(draw(CASE, date(2026, 10, 1)).happened) == 3


def test_one_sentence_says_what_is_next():
    assert draw(CASE, date(2026, 11, 25)).finding == (
        "Week 19: nothing is overdue; next is “Answer the council's consultation” (the school), "
        "due Fri 27 Nov 2026, in 2 days."
    )


def test_one_sentence_says_what_is_late_and_what_else():
    assert draw(CASE, date(2026, 12, 2)).finding == (
        "Week 20: “Answer the council's consultation” (the school) is 5 days overdue and 1 other date too; "
        "no other date is running."
    )


def test_before_the_request_there_is_nothing_to_draw_but_the_axis():
    picture = timeline(START, CASE, deadlines({}, START), START - timedelta(days=1))
    assert picture.finding == "The request has not been received yet."
    assert picture.happened == ()


def test_the_table_below_has_every_mark_in_order():
    picture = draw(CASE, date(2026, 11, 25))
    assert [row.on for row in picture.rows] == sorted(row.on for row in picture.rows)
    assert len(picture.rows) == len(picture.happened) + len(picture.due)
    assert {row.what for row in picture.rows if row.state == "Happened"} == {
        "The council received the request",
        "The council agreed to assess",
        "The council asked for the school's advice",
        "The school sent its advice",
        "The council sent the draft plan",
        "The council consulted the school",
        "The family commented on the draft",
    }


def test_a_case_that_takes_two_years_still_has_a_readable_axis():
    picture = draw(CASE[:1], START + timedelta(weeks=104))
    assert len(picture.ticks) <= 13
    assert picture.ticks[-1].week <= picture.weeks == 104


@st.composite
def cases(draw_one):
    case = [Happened(Event.REQUEST_RECEIVED, START)]
    for event, day in draw_one(
        st.lists(st.tuples(st.sampled_from(list(Event)), st.integers(min_value=0, max_value=260)), max_size=14)
    ):
        happened_on = START + timedelta(days=day)
        if why_not(event, case, date(2027, 12, 31), happened_on) is None:
            case.append(Happened(event, happened_on))
    return case


@settings(max_examples=150)
@given(cases(), st.integers(min_value=0, max_value=400))
def test_every_mark_lies_inside_the_picture(case, day):
    picture = draw(case, START + timedelta(days=day))
    for mark in (*picture.happened, *picture.due, *([picture.today] if picture.today else [])):
        assert LEFT <= mark.x <= RIGHT
        assert 0 < mark.label_y < mark.day_y < picture.height
        assert mark.line_from <= mark.line_to
        assert mark.week >= 0
    assert LEFT <= picture.bar_to <= RIGHT
    assert picture.finding.endswith(".")
    assert "\n" not in picture.finding


labels = st.lists(
    st.tuples(st.floats(min_value=3, max_value=95), st.floats(min_value=9, max_value=24)), max_size=14
).map(lambda pairs: [Label(x, width) for x, width in sorted(pairs)])


@settings(max_examples=200)
@given(labels)
def test_no_words_stand_over_other_words_or_outside_the_picture(given_labels):
    places = placed(given_labels)
    for index, one in enumerate(places):
        assert one.start >= 0
        assert one.end <= 100
        for other in places[index + 1 :]:
            assert one.row != other.row or one.end <= other.start or other.end <= one.start


def test_no_line_runs_through_words_in_a_case_at_any_stage():
    for day in range(0, 150, 7):
        on = START + timedelta(days=day)
        picture = draw(CASE, on)
        below = [*picture.happened, *([picture.today] if picture.today else [])]
        for marks in (below, picture.due):
            for line in marks:
                for words in marks:
                    width = max(len(words.label), len(words.day)) * 1.15
                    start = words.x - {"start": 0, "middle": width / 2, "end": width}[words.anchor]
                    inside = start < line.x < start + width and line is not words
                    reached = min(line.line_from, line.line_to) < words.day_y - 4 and line.line_to > words.label_y
                    assert not (inside and reached), (on, line.label, words.label)
