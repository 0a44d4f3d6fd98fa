"""Every paper, for every kind of child and name: sound structure, words that come back, nothing that should not be there."""

import dataclasses
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provision.rules import papers
from provision.rules.boxes import Part, grouped, points_of, profile_parts
from provision.rules.papers import Edition, Paper
from senco.documents.fit import fit_sheet
from senco.documents.pdf import Paper as BuiltPaper
from senco.documents.pdf import render, write
from tests.documents import samples
from tests.documents.paper_text import lost, pages_of, squashed, text_of
from tests.documents.pdfua import problems

NAMES = samples.NAMES.values()


def ipm_pdf(sheet: papers.IpmSheet) -> bytes:
    return fit_sheet(samples.html("ipm_front", sheet), samples.html("ipm_back", sheet)).pdf


@cache
def summary_text() -> str:
    return " ".join(text_of(render(samples.html("parent_summary", samples.summary()))).split())


@pytest.mark.parametrize("name", NAMES, ids=samples.NAMES)
def test_an_ipm_has_two_sound_pages_whatever_the_name(name):
    pdf = ipm_pdf(samples.ipm(name, known_as=name))
    assert problems(pdf) == []
    assert pages_of(pdf) == 2
    assert squashed(name) in squashed(text_of(pdf))


@pytest.mark.parametrize("name", NAMES, ids=samples.NAMES)
def test_a_summary_is_sound_whatever_the_name(name):
    pdf = render(samples.html("parent_summary", samples.summary(name)))
    assert problems(pdf) == []
    assert squashed(name) in squashed(text_of(pdf))


@pytest.mark.parametrize(
    "pdf",
    [
        lambda: ipm_pdf(samples.empty_ipm()),
        lambda: render(samples.html("parent_summary", samples.empty_summary())),
        lambda: render(samples.html("governor_figures", replace(samples.figures(), questions=()))),
        lambda: render(samples.html("governor_figures", samples.figures())),
        lambda: render(samples.html("parent_summary", samples.summary(has_plan=False))),
    ],
    ids=["empty IPM", "empty summary", "no figures", "figures", "SEN support"],
)
def test_papers_are_sound_when_empty_and_when_full(pdf):
    assert problems(pdf()) == []


@pytest.mark.parametrize(
    "edition", [Edition(large=True), Edition(tint=True), Edition(easy_face=True), Edition(mono=True, tint=True)]
)
def test_every_edition_has_the_same_words_and_a_sound_structure(edition):
    pdf = render(samples.html("parent_summary", samples.summary(edition=edition)))
    assert problems(pdf) == []
    foot = r"Meadowbank Primary · Page \d of \d|Siobhán O’Shaughnessy-Núñez, 4W"
    assert _words(re.sub(foot, "", text_of(pdf))) == _words(re.sub(foot, "", summary_text()))


def _words(text: str) -> list[str]:
    return sorted(text.replace("-\n", "-").split())


def test_large_print_is_never_shrunk_and_takes_the_pages_it_needs():
    sheet = replace(samples.ipm(), edition=Edition(large=True))
    pdf = write([BuiltPaper(samples.html(side, sheet)).lay_out() for side in ("ipm_front", "ipm_back")])
    assert pages_of(pdf) > 2
    assert lost(pdf, sheet.name, *[p for part in sheet.front.parts for p in part.points]) == []
    assert problems(pdf) == []


def test_an_ipm_says_whose_it_is_and_which_side_on_each_page():
    front, back = text_of(ipm_pdf(samples.ipm())).split("\f")[:2]
    assert all(name in side for side in (front, back) for name in (samples.NAMES["usual"], "Meadowbank Primary"))
    assert "Meadowbank Primary · Front" in front
    assert "Meadowbank Primary · Back" in back


def test_an_ipm_has_health_and_safety_before_all_else_and_every_part_of_the_profile():
    sheet = samples.ipm()
    text = text_of(ipm_pdf(sheet))
    places = [text.index(h) for h in ("Health and safety first", "What people like about me", "The first five minutes")]
    assert places == sorted(places)
    assert all(part.heading in text for part in sheet.front.parts)


def test_provision_is_counted_and_says_where_it_started():
    text = " ".join(text_of(ipm_pdf(samples.ipm())).replace("\u00a0", " ").split())
    for words in (
        "3 × a week, 20 minutes, 14 weeks",
        "1 to 1",
        "in a pair",
        "group of 4",
        "by 11 Dec 2026",
        "no figure yet",
    ):
        assert words in text
    assert "1,560 minutes promised so far this term, 1,240 given" in text
    assert "Not recorded: 200" in text


def test_a_summary_answers_a_familys_questions_in_order():
    questions = [
        "What we are working on", "The help Shiv gets", "How it is going", "What you can do at home", "What comes next",
        "Who to talk to", "If you do not agree", "This is a summary.",
    ]  # fmt: skip
    places = [summary_text().index(question) for question in questions]
    assert places == sorted(places)
    for words in (
        "Talking help, 3 times a week. 20 minutes each time, with Mrs Kowalczyk-Adeyemi, in the quiet room.",
        "Reading with a partner, 4 times a week. 10 minutes each time.",
        "Better",
        "Too soon to tell",
        "Meadowshire SENDIASS",
    ):
        assert words in summary_text().replace("\u00a0", " ")


def test_only_a_child_with_a_plan_is_told_of_a_legal_document_and_the_tribunal():
    without = text_of(render(samples.html("parent_summary", samples.summary(has_plan=False))))
    for words in ("legal document", "Tribunal"):
        assert words in summary_text()
        assert words not in without


def test_figures_for_governors_stand_on_one_page_of_a4():
    pdf = render(samples.html("governor_figures", samples.figures()))
    assert pages_of(pdf) == 1
    assert "hidden, small group" in text_of(pdf)


@pytest.mark.parametrize("field", ["name", "known_as", "class_name", "school"])
def test_what_people_type_is_printed_and_never_obeyed(field):
    typed = '<img src="file:///etc/passwd"> & {{ paper }} <style>*{display:none}</style>'
    sheet = replace(samples.ipm(), **{field: typed})
    html = samples.html("ipm_front", sheet) + samples.html("ipm_back", sheet)
    assert "<img" not in html
    assert "<style" not in html
    assert lost(ipm_pdf(sheet), typed) == []


@pytest.mark.parametrize("paper", ["ipm_front", "ipm_back", "parent_summary", "governor_figures"])
def test_no_template_styles_or_scripts_itself(paper):
    facts = {"parent_summary": samples.summary, "governor_figures": samples.figures}.get(paper, samples.ipm)()
    html = samples.html(paper, facts)
    assert not re.search(r"style=|<style|<script|\son\w+=|https?:", html)
    assert '<html lang="en-GB" dir="ltr"' in html


def test_no_paper_has_a_place_for_a_pupil_number_or_a_birth_date():
    kinds = [kind for kind in vars(papers).values() if dataclasses.is_dataclass(kind)]
    fields = {field.name for kind in kinds for field in dataclasses.fields(kind)}
    assert not {name for name in fields if re.search("upn|number|birth|dob|address", name)}


def test_each_part_has_a_place_of_its_own_also_when_headings_are_alike_or_in_another_script():
    parts = tuple(Part("مدد", ("a",), wide) for wide in (False, False, False, True, False, True))
    pieces = BuiltPaper(samples.html("ipm_front", replace(samples.ipm(), front=papers.IpmFront(parts=parts)))).pieces()
    assert len({piece.id for piece in pieces}) == len(pieces) == len(parts)


def test_a_paper_in_another_language_says_so_and_runs_its_way():
    sheet = replace(samples.ipm(samples.NAMES["Urdu"]), language="ur")
    assert '<html lang="ur" dir="rtl"' in samples.html("ipm_front", sheet)
    assert problems(ipm_pdf(sheet)) == []
    assert [Paper(school="", language=tag).direction for tag in ("ar-SA", "pl", "ckb")] == ["rtl", "ltr", "rtl"]


def test_typed_lines_become_points_without_their_bullets():
    assert points_of("- one\n\n • two \nthree-fold\n–\n") == ("one", "two", "three-fold", "–")
    assert points_of(" \n") == ()


def test_empty_texts_of_a_profile_make_no_box():
    assert [p.heading for p in profile_parts(liked="I draw.", hard=" \n")] == ["What people like about me"]


PARTS = st.lists(
    st.builds(Part, st.text(max_size=5), st.lists(st.text(max_size=200), max_size=5).map(tuple), st.booleans())
)


@given(PARTS)
def test_every_part_stands_once_on_the_page_and_columns_are_as_even_as_can_be(parts):
    groups = grouped(parts)
    placed = [p for g in groups for p in ([g.wide] if g.wide else [*g.left, *g.right])]
    assert sorted(map(id, placed)) == sorted(map(id, parts))
    assert [g.wide for g in groups if g.wide] == [p for p in parts if p.wide]
    for group in groups:
        left, right = (sum(p.lines for p in column) for column in (group.left, group.right))
        assert abs(left - right) <= max((p.lines for p in (*group.left, *group.right)), default=0)


def test_dates_are_printed_in_words():
    assert "13 November 2026" in text_of(
        render(samples.html("governor_figures", samples.figures()), made_on=date(2026, 11, 13))
    )
