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
    ("said", "words"),
    [
        ("on|day", "Wed 3 Feb 2027"),
        ("on|day:today", "Wed 3 Feb"),
        ("on|fullday", "Wednesday 3 February 2027"),
        ("on|fullday:today", "Wednesday 3 February"),
        ("on|longdate", "3 February 2027"),
        ("on|longdate:today", "3 February"),
        ("on|shortdate", "3 Feb 2027"),
        ("on|shortdate:today", "3 Feb"),
        ("on|weekday", "Wednesday"),
        ("on|iso", "2027-02-03"),
    ],
)
def test_a_page_says_a_day_in_the_words_of_the_house(said: str, words: str) -> None:
    assert page("{{ " + said + " }}", on=dt.date(2027, 2, 3), today=TODAY) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("at|moment", "1 July 2027, 00:30"),
        ("at|shortmoment", "1 Jul 2027, 00:30"),
        ("at|clock", "00:30"),
        ("at|longdate", "1 July 2027"),
        ("at|iso", "2027-07-01"),
    ],
)
def test_a_moment_is_said_by_the_clock_on_the_wall_in_england(said: str, words: str) -> None:
    assert page("{{ " + said + " }}", at=dt.datetime(2027, 6, 30, 23, 30, tzinfo=dt.UTC)) == words


def test_where_there_is_no_date_there_are_no_words() -> None:
    for said in ("day", "fullday", "longdate", "shortdate", "weekday", "iso", "moment", "shortmoment", "clock", "day:today"):
        assert page("{{ on|" + said + " }}", on=None, today=TODAY) == ""
    assert page("{% distance on today %}", on=None, today=TODAY) == ""


def test_a_page_says_how_far_off_a_day_is() -> None:
    assert page("{% distance on today %}", on=dt.date(2026, 11, 23), today=TODAY) == "2 days late"
    assert page("{% distance on today past=True %}", on=dt.date(2026, 11, 23), today=TODAY) == "2 days ago"


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
