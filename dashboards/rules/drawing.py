"""A small SVG of bars, lines and words, made of attributes only; across in parts of the width, down in pixels."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

SVG = "http://www.w3.org/2000/svg"
FACES = "Inter, 'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, Roboto, 'Noto Sans', sans-serif"
PAPER_FACE = "Noto Sans"
ROUND = 3  # pixels, of the corners of a bar


@dataclass(frozen=True)
class Ink:
    """The colours of a picture, as the tokens of the page have them: words, second words, lines, axis, and the series.

    ``ground`` is set where the words could not be read on white: a picture may be printed, or opened by itself.
    """

    words: str
    muted: str
    line: str
    edge: str
    series: Mapping[str, str]
    faces: str = FACES
    ground: str = ""


LIGHT = Ink("#1f2423", "#565b58", "#e3ded6", "#7d7871",
            MappingProxyType({"s1": "#0f5a5e", "s2": "#b06a12", "s3": "#8a8478"}))  # fmt: skip
DARK = Ink("#ece9e4", "#b3b8b4", "#363e3c", "#8f9692",
           MappingProxyType({"s1": "#7accc8", "s2": "#eba94f", "s3": "#a09a8e"}), ground="#1c2120")  # fmt: skip
PAPER = Ink(LIGHT.words, "#4a4f4c", "#b9b2a7", LIGHT.edge, LIGHT.series, PAPER_FACE)


def lines_of(label: str, letters: int) -> list[str]:
    """A label in as many lines as it takes; a word that is longer than a line stays whole."""
    return textwrap.wrap(label, letters, break_long_words=False, break_on_hyphens=False) or [""]


class Drawing:
    """An SVG that grows. ``size`` is that of its letters in pixels; ``width`` in pixels, or None for any width."""

    def __init__(self, title: str, ink: Ink, size: int, height: float, width: int | None) -> None:
        self.ink, self.size = ink, size
        box = {"width": "100%"} if width is None else {"width": str(width), "viewBox": f"0 0 {width} {_short(height)}"}
        face = {"font-family": ink.faces, "font-size": str(size), "fill": ink.words}
        self._root = Element("svg", {"xmlns": SVG, **box, "height": _short(height), "role": "img", **face})
        SubElement(self._root, "title").text = title
        if ink.ground:
            SubElement(self._root, "rect", {"width": "100%", "height": "100%", "fill": ink.ground})

    def words(
        self, across: float, down: float, words: str, *, bold: bool = False, muted: bool = False, small: bool = False,
        anchor: str = "start", right: int = 0,
    ) -> None:  # fmt: skip
        """Words on a base line; ``right`` moves them by pixels."""
        given = {"x": _part(across), "y": _short(down)}
        given |= {"dx": str(right)} if right else {}
        given |= {"text-anchor": anchor} if anchor != "start" else {}
        given |= {"font-weight": "700"} if bold else {}
        given |= {"fill": self.ink.muted} if muted else {}
        given |= {"font-size": str(self.size - 1)} if small else {}
        SubElement(self._root, "text", given).text = words

    def box(self, across: float, down: float, wide: float, high: float, series: str) -> None:
        """A bar; of one that is 0 there is nothing."""
        if wide:
            place = {"x": _part(across), "y": _short(down), "width": _part(wide), "height": _short(high)}
            SubElement(self._root, "rect", {**place, "rx": str(ROUND), "fill": self.ink.series[series]})

    def rule(self, start: float, end: float, down: float, *, strong: bool = False) -> None:
        """A thin line across."""
        ends = {"x1": _part(start), "x2": _part(end), "y1": _short(down), "y2": _short(down)}
        SubElement(self._root, "line", {**ends, "stroke": self.ink.edge if strong else self.ink.line})

    def line(self, across: Sequence[float], down: Sequence[float | None], series: str) -> None:
        """A line through points, with gaps where there is none: ours whole with dots, another dashed with squares."""
        colour, ours = self.ink.series[series], series == "s1"
        for (x1, y1), (x2, y2) in pairwise(zip(across, down, strict=True)):
            if y1 is not None and y2 is not None:
                ends = {"x1": _part(x1), "y1": _short(y1), "x2": _part(x2), "y2": _short(y2)}
                dashes = {} if ours else {"stroke-dasharray": "5 4"}
                SubElement(self._root, "line", {**ends, "stroke": colour, "stroke-width": "2", **dashes})
        for x, y in zip(across, down, strict=True):
            if y is None:
                continue
            if ours:
                SubElement(self._root, "circle", {"cx": _part(x), "cy": _short(y), "r": "4.5", "fill": colour})
            else:
                place = {"x": _part(x), "y": _short(y - 4), "width": "8", "height": "8", "transform": "translate(-4)"}
                SubElement(self._root, "rect", {**place, "fill": colour})

    def svg(self) -> str:
        """The picture as text."""
        return tostring(self._root, encoding="unicode")


def _part(share: float) -> str:
    return f"{_short(100 * share)}%"


def _short(number: float) -> str:
    return f"{round(number, 2):g}"
