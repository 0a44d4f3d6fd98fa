"""Terms, when a set of figures may be published, and the same figures as paper."""

import json
from datetime import date

import pytest

from dashboards.rules.figures import (
    Published,
    counted_since,
    figures_of,
    mark_of,
    page_title,
    paper_of,
    term_title,
    why_not_publish,
)
from tests.dashboards.rules.small_school import BEFORE, ON, small_school


@pytest.mark.parametrize(
    ("on", "title", "since"),
    [
        (date(2026, 11, 25), "Autumn term 2026", date(2025, 9, 1)),
        (date(2027, 2, 1), "Spring term 2027", date(2026, 9, 1)),
        (date(2027, 6, 1), "Summer term 2027", date(2026, 9, 1)),
    ],
)
def test_the_title_follows_from_the_day_and_the_work_is_counted_since_a_september(on, title, since):
    assert term_title(on) == title
    assert counted_since(on) == since


def test_a_term_is_published_once():
    reason = why_not_publish(ON, pupils=9, published=[Published("Autumn term 2026", date(2026, 10, 9))])
    assert reason.startswith(
        "The figures of the autumn term 2026 were published as at 9 October 2026 and stay as they are"
    )
    assert reason.endswith("The next can be published from 1 January 2027.")


def test_two_terms_are_not_published_within_days_of_each_other():
    last = [Published("Spring term 2026", date(2026, 3, 27))]
    assert "joined or left in between" in why_not_publish(date(2026, 4, 2), pupils=9, published=last)
    assert "from 24 April 2026" in why_not_publish(date(2026, 4, 2), pupils=9, published=last)
    assert why_not_publish(date(2026, 4, 24), pupils=9, published=last) is None


def test_earlier_figures_do_not_follow_later_ones():
    later = [Published("Autumn term 2026", ON)]
    assert "earlier ones cannot follow" in why_not_publish(date(2026, 6, 1), pupils=9, published=later)


def test_an_empty_school_publishes_nothing_and_a_new_one_can():
    assert why_not_publish(ON, pupils=0, published=[]).startswith("There are no pupils on roll yet.")
    assert why_not_publish(ON, pupils=9, published=[]) is None


def test_the_paper_says_what_the_page_says():
    figures = figures_of(small_school(), on=ON, earlier=(BEFORE,), checked_by="the SENCO")
    paper = paper_of(figures, "Meadowbank Primary")
    assert page_title(figures, "Meadowbank Primary") == "SEND at Meadowbank Primary, autumn term 2026"
    assert (paper.title, paper.published_on, paper.published_by) == ("SEND figures, autumn term 2026", ON, "the SENCO")
    assert [one.finding for one in paper.questions] == [one["finding"] for one in figures["answers"]]
    assert all(all(one.table.columns) for one in paper.questions if one.table)


def test_the_mark_changes_with_the_figures_and_with_nothing_else():
    one = figures_of(small_school(), on=ON, earlier=(BEFORE,), checked_by="the SENCO")
    assert mark_of(one) == mark_of(json.loads(json.dumps(one)))
    other = figures_of(small_school(), on=ON, checked_by="the SENCO")
    assert mark_of(one) != mark_of(other)
