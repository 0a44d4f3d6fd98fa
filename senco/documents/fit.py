"""Two sides of one sheet: each side set as large as fits, and words on what to shorten where it cannot fit."""

from dataclasses import dataclass
from datetime import date

from senco.documents.pdf import Layout, Paper, write

START_PT = 12.0
"""Points. The least for clear print; UKAAF G003 would rather have 14."""
FLOOR_PT = 10.0
"""Points. Never smaller, unless a school says so."""
STEP_PT = 0.5
SMALL_PT = 11.0
"""Points. Below this the words are small enough for advice to shorten them."""
TOP_PX, BOTTOM_PX = 13 / 25.4 * 96, 15 / 25.4 * 96
"""CSS pixels of the top and bottom margins of a page: 13 and 15 mm, as in paper.css."""
LINE = 1.4 * 96 / 72
"""CSS pixels of one line of text for each point of its size: the line height of paper.css."""


@dataclass(frozen=True)
class Side:
    """How one side came out: size of print in points, pages used, lines too many, and its longest part in words."""

    name: str
    pt: float
    pages: int
    over_lines: int
    over_at_start: int
    longest: str

    @property
    def fits(self) -> bool:
        return self.pages == 1

    @property
    def advice(self) -> str:
        """What to do about this side, or nothing."""
        if not self.fits:
            return f"The {self.name} is about {_lines(self.over_lines)} too long. {self.longest}".strip()
        if self.pt < SMALL_PT:
            return (
                f"The {self.name} prints at {self.pt:g} point, which is small. "
                f"About {_lines(self.over_at_start)} less would let it print at {START_PT:g} point. {self.longest}"
            ).strip()
        return ""


@dataclass(frozen=True)
class Sheet:
    """A sheet of two sides. The PDF has exactly two pages if `fits`; else all words stand on more pages."""

    pdf: bytes
    front: Side
    back: Side

    @property
    def fits(self) -> bool:
        return self.front.fits and self.back.fits

    @property
    def pages(self) -> int:
        return self.front.pages + self.back.pages

    @property
    def advice(self) -> list[str]:
        """Sentences for the person who writes the sheet; also when it fits, but only in small print."""
        return [side.advice for side in (self.front, self.back) if side.advice]


def fit_sheet(
    front_html: str,
    back_html: str,
    *,
    start_pt: float = START_PT,
    floor_pt: float = FLOOR_PT,
    made_on: date | None = None,
) -> Sheet:
    """Set each side alone, from `start_pt` down to `floor_pt` points, and join them. Never clips.

    The HTML ends in an element with the id `front-end` or `back-end`, and may name parts by `id` and `data-part`.
    """
    front, front_layout = _fit("front", Paper(front_html), start_pt, floor_pt)
    back, back_layout = _fit("back", Paper(back_html), start_pt, floor_pt)
    return Sheet(pdf=write([front_layout, back_layout], made_on=made_on), front=front, back=back)


def fit_page(
    name: str, html: str, *, start_pt: float, floor_pt: float, made_on: date | None = None
) -> tuple[bytes, Side]:
    """Set one side alone, whatever the size of its page; what does not fit stands on more pages. Never clips.

    The HTML ends in an element with the id of ``name`` and ``-end``.
    """
    side, layout = _fit(name, Paper(html), start_pt, floor_pt)
    return write([layout], made_on=made_on), side


def sizes(start_pt: float, floor_pt: float) -> list[float]:
    """Sizes to try in points, largest first, in half points down to the floor."""
    steps = int((start_pt - floor_pt) / STEP_PT)
    tried = [start_pt - STEP_PT * n for n in range(steps + 1)]
    return tried if tried[-1] == floor_pt else [*tried, floor_pt]


def _fit(name: str, paper: Paper, start_pt: float, floor_pt: float) -> tuple[Side, Layout]:
    first = best = paper.lay_out(start_pt)
    tried = sizes(start_pt, max(min(floor_pt, start_pt), 1))
    pt = start_pt
    if first.page_count > 1 and len(tried) > 1:
        best, pt = paper.lay_out(tried[-1]), tried[-1]
        if best.page_count == 1:
            best, pt = _largest_that_fits(paper, tried[1:], best)
    side = Side(
        name=name,
        pt=pt,
        pages=best.page_count,
        over_lines=_over_lines(best, f"{name}-end", pt),
        over_at_start=_over_lines(first, f"{name}-end", start_pt),
        longest="" if first.page_count == 1 else _longest(paper, best, pt),
    )
    return side, best


def _largest_that_fits(paper: Paper, tried: list[float], smallest: Layout) -> tuple[Layout, float]:
    """Halve the list of sizes until the largest that fits is known; the last is known to fit."""
    best, low, high = smallest, 0, len(tried) - 1
    while low < high:
        middle = (low + high) // 2
        layout = paper.lay_out(tried[middle])
        if layout.page_count == 1:
            best, high = layout, middle
        else:
            low = middle + 1
    return best, tried[high]


def _over_lines(layout: Layout, end_id: str, pt: float) -> int:
    """About how many lines of text stand after the first page: 0 if it is the only one."""
    if layout.page_count == 1:
        return 0
    space = layout.page_height - TOP_PX - BOTTOM_PX
    end = layout.places(end_id)[-1]
    over = (end.page - 1) * space + end.bottom - TOP_PX
    return max(round(over / (pt * LINE)), 1)


def _longest(paper: Paper, layout: Layout, pt: float) -> str:
    """A sentence that names the longest part of the side, with its rows or lines."""
    lengths = [(sum(p.bottom - p.top for p in layout.places(piece.id)), piece) for piece in paper.pieces()]
    if not lengths:
        return ""
    height, piece = max(lengths, key=lambda pair: pair[0])
    size = f"{piece.rows} rows" if piece.rows > 1 else f"about {_lines(max(round(height / (pt * LINE)), 1))}"
    return f"The longest part is ‘{piece.name}’ ({size})."


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
