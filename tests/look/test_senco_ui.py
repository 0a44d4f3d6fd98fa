"""The words and small pictures that every page shares say what they should."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory

from senco.access.templatetags import senco_ui

TODAY = dt.date(2026, 11, 25)


def page(source: str, **context: object) -> str:
    loaded = engines["django"].from_string("{% load senco_ui %}" + source)
    return loaded.render(context, RequestFactory().get("/s/meadowbank/register?need=SLCN&page=2"))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (dt.date(2026, 11, 25), "today"),
        (dt.date(2026, 11, 26), "tomorrow"),
        (dt.date(2026, 11, 30), "in 5 days"),
        (dt.date(2026, 12, 22), "in 27 days"),
        (dt.date(2026, 12, 23), "in 4 weeks"),
        (dt.date(2027, 11, 24), "in 52 weeks"),
        (dt.date(2028, 1, 31), "in over a year"),
        (dt.date(2026, 11, 24), "1 day late"),
        (dt.date(2026, 11, 23), "2 days late"),
        (dt.date(2026, 10, 1), "7 weeks late"),
    ],
)
def test_a_due_date_says_how_far_it_is(on: dt.date, words: str) -> None:
    assert senco_ui.distance(on, TODAY) == words


def test_what_happened_is_ago_and_never_late() -> None:
    assert senco_ui.distance(dt.date(2026, 11, 24), TODAY, past=True) == "yesterday"
    assert senco_ui.distance(dt.date(2026, 11, 19), TODAY, past=True) == "6 days ago"
    assert senco_ui.distance(TODAY, TODAY, past=True) == "today"


def test_the_distance_is_counted_over_the_change_of_the_clocks_and_a_leap_day() -> None:
    assert senco_ui.distance(dt.date(2026, 10, 26), dt.date(2026, 10, 24)) == "in 2 days"
    assert senco_ui.distance(dt.date(2028, 3, 1), dt.date(2028, 2, 28)) == "in 2 days"


def test_dates_are_written_as_people_write_them() -> None:
    assert senco_ui.short_day(dt.date(2026, 11, 3)) == "Tue 3 Nov"
    assert senco_ui.short_day(dt.date(2027, 9, 1), TODAY) == "Wed 1 Sep 2027"
    assert senco_ui.short_day(dt.date(2027, 1, 14), TODAY) == "Thu 14 Jan"
    assert senco_ui.long_date(dt.date(2027, 1, 14)) == "14 January 2027"
    assert page("{{ none|day }}{{ none|longdate }}", none=None) == ""


def test_a_duty_is_late_soon_or_neither() -> None:
    assert senco_ui.due_class(dt.date(2026, 11, 24), TODAY) == "is-late"
    assert senco_ui.due_class(TODAY, TODAY) == "is-soon"
    assert senco_ui.due_class(dt.date(2026, 12, 2), TODAY) == "is-soon"
    assert senco_ui.due_class(dt.date(2026, 12, 3), TODAY) == ""
    assert senco_ui.due_class(None, TODAY) == ""


def test_the_column_of_dates_says_date_and_distance() -> None:
    late = page("{% when on today %}", on=dt.date(2026, 11, 23), today=TODAY)
    assert '<time datetime="2026-11-23">Mon 23 Nov</time><span>2 days late</span>' in late


def test_an_appointment_today_shows_its_time() -> None:
    at = dt.time(10, 40)
    assert ">Today</time><span>10:40</span>" in page("{% when on today at=at %}", on=TODAY, today=TODAY, at=at)
    friday = page("{% when on today at=at %}", on=dt.date(2026, 11, 27), today=TODAY, at=at)
    assert "<span>in 2 days, 10:40</span>" in friday


def test_a_duty_without_a_date_says_so() -> None:
    assert "No date" in page("{% when on today %}", on=None, today=TODAY)


def test_an_icon_is_decoration_and_may_have_another_name() -> None:
    drawn = page('{% icon "warning" "i-s" %}')
    assert 'class="i i-s"' in drawn
    assert 'aria-hidden="true"' in drawn
    assert "#i-alert" in drawn


def test_every_other_name_and_every_usual_icon_is_drawn() -> None:
    sprite = Path(__file__).parents[2] / "templates" / "_parts" / "sprite.html"
    drawn = set(re.findall(r'id="i-(\w+)"', sprite.read_text()))
    assert set(senco_ui.ALIASES.values()) | set(senco_ui.CHIP_ICONS.values()) <= drawn


def test_a_state_is_an_icon_and_a_word() -> None:
    assert page('{% chip "late" "Overdue 2 days" %}') == (
        '<span class="chip chip-late"><svg class="i" viewBox="0 0 20 20" aria-hidden="true">'
        '<use href="#i-alert"/></svg>Overdue 2 days</span>'
    )
    assert "chip-idle" in page('{% chip "purple" "Something" %}')
    assert "#i-ring" in page('{% chip "idle" "Later" "ring" %}')


def test_words_in_a_chip_are_never_markup() -> None:
    assert "&lt;b&gt;" in page('{% chip "done" words %}', words="<b>")


@pytest.mark.parametrize(("code", "words"), [("N", "No SEN"), ("K", "SEN support"), ("E", "EHC plan")])
def test_sen_status_is_a_letter_and_a_word(code: str, words: str) -> None:
    shown = page("{% sen_status code %}", code=code)
    assert f'<span class="code">{code}</span>{words}' in shown


def test_an_unknown_status_is_shown_and_not_guessed() -> None:
    assert '<span class="code">S</span>Status not known' in page('{% sen_status "S" %}')


def test_a_meter_has_the_figures_as_its_name() -> None:
    shown = page('{% meter 1240 1560 "minutes" %}')
    assert 'aria-label="1,240 of 1,560 minutes"' in shown
    assert '<rect width="79%" height="100%"/>' in shown


def test_a_meter_without_a_name_is_hidden_and_may_be_low() -> None:
    shown = page("{% meter 40 90 low=True %}")
    assert 'aria-hidden="true"' in shown
    assert '<rect class="low" width="44%"' in shown


def test_a_meter_stays_within_its_frame() -> None:
    assert senco_ui.percent(120, 90) == 100
    assert senco_ui.percent(-5, 90) == 0
    assert senco_ui.percent(10, 0) == 0


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Minh Anh Nguyễn", "MN"),
        ("Siobhán O’Shaughnessy-Núñez", "SO"),
        ("王小明 (Xiaoming Wang)", "王"),
        ("Prince", "P"),
        ("Éire ní Bhriain", "ÉB"),
        ("José-María de la Peña y Velasco", "JV"),
        ("", "?"),
    ],
)
def test_initials_come_from_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert senco_ui.initials_of(name) == letters


def test_a_link_changes_one_part_of_the_query_and_keeps_the_rest() -> None:
    assert page("{% query_replace page=3 %}") == "?need=SLCN&amp;page=3"
    assert page("{% query_replace sort='name' page=None %}") == "?need=SLCN&amp;sort=name"
    assert senco_ui.replaced_query(QueryDict("a=1&a=2"), {"a": ""}) == "?"


def test_a_form_carries_as_whom_it_was_shown() -> None:
    shown = page("{% acting_as %}", acting_as_token="meadowbank:staff")
    assert shown == '<input type="hidden" name="acting_as" value="meadowbank:staff">'
    assert 'value=""' in page("{% acting_as %}")


def test_an_empty_part_leaves_no_empty_element() -> None:
    assert page('{% wrapped "aside" "stack" label="Also" %} \n {% endwrapped %}') == ""
    assert page('{% wrapped "p" "lede" %}{{ words }}{% endwrapped %}', words="<b>") == '<p class="lede">&lt;b&gt;</p>'


def test_thousands_are_told_apart() -> None:
    assert page("{{ minutes|thousands }}", minutes=1560) == "1,560"


def test_a_field_name_becomes_words() -> None:
    assert senco_ui.field_words("form-0-next_review_on") == "Next review on"
