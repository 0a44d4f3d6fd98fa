"""The picture of an answer: which it is, what is said of it to those who do not see it, and the SVG itself.

Everything is made from the answer as it was kept: what is hidden is not in it, so it is neither in the picture, nor in its
file, its size or its words. A hidden figure is said, never drawn; the scale is that of the figures that are shown.

The SVG has attributes only: no style, script, link or id, so a strict policy of content leaves it as it is. Without a
``width`` it has no view box and stands across in per cent, so that words keep their size at every width.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.rules.answers import Bar, Point
from dashboards.rules.drawing import DARK, LIGHT, PAPER, Drawing, Ink, lines_of

US, ENGLAND = "Us", "England"


@dataclass(frozen=True)
class Look:
    """Where a picture will stand.

    ``beside``: labels at the left of their bars, where there is room; else above them. ``width`` in pixels fixes it, for
    paper. ``size`` is that of the letters in pixels, ``letters`` how many of them a label has in one line. In pixels too:
    ``thick`` a bar, ``gap`` between two, ``high`` the field of a line.
    """

    ink: Ink
    beside: bool = False
    width: int | None = None
    size: int = 14
    letters: int = 32
    thick: int = 16
    gap: int = 12
    high: int = 116


ON_PAPER = Look(PAPER, beside=True, width=330, size=11, letters=21, thick=11, gap=4, high=76)


@dataclass(frozen=True)
class Chart:
    """The picture of one answer. ``alt`` says in words all that it shows. Bars, or where there are terms, a line."""

    key: str
    alt: str
    bars: tuple[Bar, ...] = ()
    trend: tuple[Point, ...] = ()

    def svg(self, look: Look) -> str:
        """The picture as a file of its own."""
        return _line(self.trend, self.alt, look) if self.trend else _bars(self.bars, self.alt, look)


def on_screen(*, dark: bool, wide: bool) -> Look:
    """How a picture looks on a page: ``wide`` where a panel has 440 pixels or more, else down to 248."""
    return Look(DARK if dark else LIGHT, beside=wide, letters=22 if wide else 32)


def chart_of(answer: Mapping[str, Any]) -> Chart | None:
    """The picture of an answer as it was kept, or None where no figure is shown that could be drawn."""
    trend = tuple(Point(**point) for point in answer.get("trend", ()))
    bars = tuple(Bar(**bar) for bar in answer["bars"])
    if trend:
        return Chart(answer["key"], f"Line chart, the share of pupils with SEN. {_said_of_line(trend)}", trend=trend)
    if any(bar.value is not None for bar in bars):
        return Chart(answer["key"], f"Bar chart. {'; '.join(f'{bar.label}: {bar.words}' for bar in bars)}.", bars=bars)
    return None


def _said_of_line(trend: Sequence[Point]) -> str:
    said = []
    for point in trend:
        england = f", England {point.england_words}" if point.england is not None else ""
        said.append(f"{point.term}: {point.words}{england}")
    return f"{'; '.join(said)}."


ROW = 1.35  # a line of words, in sizes of its letters
LABEL, LONGEST = 0.38, 0.44  # of the width: the column of labels, and the longest bar where they stand beside it
LONGEST_ALONE = 0.68  # where they stand above it; the rest is for the words behind the bar


def _bars(bars: Sequence[Bar], alt: str, look: Look) -> str:
    labels = [lines_of(bar.label, look.letters) for bar in bars]
    row = look.size * ROW
    heights = [len(lines) * row if look.beside else len(lines) * row + look.thick + 2 for lines in labels]
    drawing = Drawing(alt, look.ink, look.size, sum(heights) + look.gap * (len(bars) - 1), look.width)
    top = 0.0
    for bar, lines, height in zip(bars, labels, heights, strict=True):
        for number, words in enumerate(lines):
            drawing.words(0, top + (number + 0.78) * row, words)
        _bar(drawing, bar, top + height / 2 if look.beside else top + height - look.thick / 2, look)
        top += height + look.gap
    return drawing.svg()


def _bar(drawing: Drawing, bar: Bar, middle: float, look: Look) -> None:
    """One bar that starts at 0 with its words behind it; of a hidden one only the words."""
    start, longest = (LABEL, LONGEST) if look.beside else (0.0, LONGEST_ALONE)
    base = middle + 0.35 * look.size
    if bar.value is None:
        drawing.words(start, base, bar.words, muted=True)
        return
    long = longest * bar.value / bar.whole
    drawing.box(start, middle - look.thick / 2, long, look.thick, bar.series)
    drawing.words(start + long, base, bar.words, bold=True, right=8 if bar.value else 0)


ABOVE, BELOW = 12, 40  # pixels over and under the field of a line
FIRST, LAST = 0.17, 0.76  # of the width: the first and the last term
APART = 32  # pixels between the words at the ends of two lines
STEPS = (1, 2, 5, 10, 20, 25, 50)


def _line(trend: Sequence[Point], alt: str, look: Look) -> str:
    floor = ABOVE + look.high
    drawing = Drawing(alt, look.ink, look.size, floor + BELOW, look.width)
    step = _step(max(share for point in trend for share in (point.ours, point.england) if share is not None))
    across = [FIRST + (LAST - FIRST) * place / (len(trend) - 1) for place in range(len(trend))]

    def height(share: float) -> float:
        return floor - look.high * share / (2 * step)

    for tick in (0, step, 2 * step):
        drawing.rule(FIRST - 0.03, LAST + 0.02, height(tick), strong=tick == 0)
        drawing.words(FIRST - 0.05, height(tick) + 4, f"{tick}%", muted=True, anchor="end", small=True)
    for at, point in zip(across, trend, strict=True):
        season, _, year = point.term.replace(" term", "").rpartition(" ")
        drawing.words(at, floor + 18, season[:3], muted=True, anchor="middle", small=True)
        drawing.words(at, floor + 34, year, muted=True, anchor="middle", small=True)
        if point.ours is None:
            drawing.words(at, floor - 6, "hidden", muted=True, anchor="middle", small=True)
    england = [None if point.england is None else height(point.england) for point in trend]
    ours = [None if point.ours is None else height(point.ours) for point in trend]
    drawing.line(across, england, "s3")
    drawing.line(across, ours, "s1")
    _ends(drawing, trend[-1], ours[-1], england[-1], floor)
    return drawing.svg()


def _step(most: float) -> int:
    """Half of the scale, which starts at 0 and has room for the most."""
    return next((step for step in STEPS if 2 * step >= most), 50)


def _ends(drawing: Drawing, last: Point, ours: float | None, england: float | None, floor: float) -> None:
    """Whose line it is and where it stands now, at its end; two that end close together make room for each other."""
    found = [(y, name, words, name == US) for y, name, words in (
        (ours, US, last.words), (england, ENGLAND, last.england_words)) if y is not None]  # fmt: skip
    found.sort(key=lambda one: one[0])
    if len(found) == 2 and found[1][0] - found[0][0] < APART:
        middle = min(max((found[0][0] + found[1][0]) / 2, ABOVE + APART / 2), floor - APART / 2)
        found = [(middle + side * APART / 2, *one[1:]) for side, one in zip((-1, 1), found, strict=True)]
    for y, name, words, bold in found:
        drawing.words(LAST, y - 1, name, bold=bold, muted=not bold, right=9, small=True)
        drawing.words(LAST, y + 14, words, bold=bold, muted=not bold, right=9, small=True)
