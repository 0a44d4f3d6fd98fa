"""One sheet, two sides: what fits stands on two pages, and what does not is never lost and said in words."""

import re
from dataclasses import replace
from functools import cache

import pytest

from provision.rules.papers import IpmSheet
from senco.documents.assets import SHIPPED
from senco.documents.fit import BOTTOM_PX, LINE, TOP_PX, Sheet, fit_sheet, sizes
from tests.documents import samples
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems

WORDS = "she reads the signs aloud with a friend before lunch and enjoys maps of rivers and trains"


def fitted(sheet: IpmSheet, **sizes: float) -> Sheet:
    return fit_sheet(samples.html("ipm_front", sheet), samples.html("ipm_back", sheet), **sizes)


@cache
def usual() -> Sheet:
    return fitted(samples.ipm())


@cache
def heavy() -> Sheet:
    return fitted(samples.heavy_ipm())


@cache
def overflowing() -> Sheet:
    return fitted(samples.overflowing_ipm())


def words_of(sheet: IpmSheet) -> list[str]:
    parts = [text for part in sheet.front.parts for text in (part.heading, *part.points)]
    lines = [text for line in sheet.back.lines for text in (line.what, line.who, line.outcome, line.baseline, line.now)]
    return [sheet.name, *parts, *lines, *sheet.back.general, *sheet.back.at_home]


def test_a_usual_child_has_two_pages_in_full_size():
    assert (usual().front.pt, usual().back.pt) == (12, 12)
    assert usual().fits
    assert usual().advice == []
    assert pages_of(usual().pdf) == 2


def test_a_child_with_a_lot_still_has_two_pages_and_a_long_back_does_not_shrink_the_front():
    assert heavy().fits
    assert pages_of(heavy().pdf) == 2
    assert heavy().front.pt == 12 > heavy().back.pt >= 10


def test_small_print_comes_with_advice_how_much_to_shorten():
    side = replace(heavy().back, pt=10.5)
    assert re.fullmatch(
        r"The back prints at 10\.5 point, which is small\. About \d+ lines less would let it print at 12 point\. "
        r"The longest part is ‘What the school does’ \(10 rows\)\.",
        side.advice,
    )


def test_what_cannot_fit_takes_more_pages_and_says_which_side_how_much_and_which_part():
    sheet = overflowing()
    assert not sheet.fits
    assert pages_of(sheet.pdf) == sheet.pages == sheet.front.pages + sheet.back.pages > 2
    front, back = sheet.advice
    assert re.fullmatch(
        r"The front is about \d+ lines too long\. The longest part is ‘How best to support me’ \(about \d+ lines\)\.",
        front,
    )
    assert re.fullmatch(
        r"The back is about \d+ lines too long\. The longest part is ‘What the school does’ \(26 rows\)\.", back
    )


def test_the_lines_too_many_are_about_those_on_the_second_page():
    after = text_of(overflowing().pdf).split("Front\n", 1)[1].split("Front, continued")[0]
    points = len(re.findall(r"Point \d+:", after))
    assert abs(overflowing().front.over_lines - (2 * points + 3)) <= 0.25 * 2 * points


@pytest.mark.parametrize(
    "made", [(samples.ipm, usual), (samples.heavy_ipm, heavy), (samples.overflowing_ipm, overflowing)]
)
def test_no_word_is_clipped_and_the_structure_is_sound(made):
    facts, sheet = made[0](), made[1]()
    assert lost(sheet.pdf, *words_of(facts)) == []
    assert problems(sheet.pdf) == []


def test_texts_far_too_long_for_any_sheet_are_printed_whole():
    huge = " ".join(f"{WORDS} {n}." for n in range(90))
    sheet = samples.ipm(liked=huge, matters=huge, first_minutes=huge, lines=samples.LINES * 15)
    result = fitted(sheet)
    assert not result.fits
    assert lost(result.pdf, *words_of(sheet)) == []
    shown = text_of(result.pdf)
    assert [n for n in range(90) if len(re.findall(rf"\b{n}\.", shown)) < 3] == []


def test_an_empty_sheet_fits_and_says_what_to_do():
    result = fitted(samples.empty_ipm())
    assert result.fits
    assert pages_of(result.pdf) == 2
    assert "Sit down with Bo" in text_of(result.pdf)


def test_print_is_as_large_as_fits():
    taken = heavy().back.pt
    html = samples.html("ipm_front", samples.ipm()), samples.html("ipm_back", samples.heavy_ipm())
    assert not fit_sheet(*html, start_pt=taken + 0.5, floor_pt=taken + 0.5).back.fits


def test_a_school_may_set_another_floor():
    sheet = fitted(samples.overflowing_ipm(), floor_pt=9)
    assert (sheet.front.pt, sheet.back.pt) == (9, 9)
    assert sheet.back.over_lines < overflowing().back.over_lines


def test_sizes_go_down_in_half_points_to_the_floor():
    assert sizes(12, 10) == [12, 11.5, 11, 10.5, 10]
    assert sizes(12, 9.8) == [12, 11.5, 11, 10.5, 10, 9.8]
    assert sizes(12, 12) == [12]


def test_the_figures_of_the_fit_are_those_of_the_stylesheet():
    css = next(iter(SHIPPED.values())).path.read_text()
    top, bottom = re.search(r"@page \{ size: A4; margin: (\d+)mm \d+mm (\d+)mm;", css).groups()
    line = re.search(r"body \{[^}]*line-height: ([\d.]+);", css)[1]
    assert (round(TOP_PX / 96 * 25.4), round(BOTTOM_PX / 96 * 25.4)) == (int(top), int(bottom))
    assert pytest.approx(float(line) * 96 / 72) == LINE
