"""HTML to accessible PDF (PDF/UA-1): the only module that knows WeasyPrint, and the door it fetches through.

WeasyPrint takes about half a second to import, so it is imported when the first paper is made.
"""

import logging
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from senco.documents.assets import DRAWN, PAPER_CSS, SCHEME, SHIPPED
from senco.documents.rules.letter_text import printable

VARIANT = "pdf/ua-1"
HTML_LIMIT = 120_000
"""Characters of HTML, mark-up included: about 3 seconds of work. A usual sheet has 8,000, a very full one 25,000."""
ELEMENT_LIMIT = 3_000
"""Elements: 3 to 4 seconds. A sheet with 60 lines of provision has about 600."""
WORD_LIMIT = 500
"""Letters without a place to break. The time to break a word grows with its square: 4,000 letters take 0.3 seconds."""
DEPTH_LIMIT = 60
"""Elements inside each other. Ours have 10; at about 200 the layout would fail with a RecursionError."""

BREAKS_ANYWHERE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
"""Scripts that are written without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese, Korean."""
LONG_WORD = re.compile(rf"[^\s{BREAKS_ANYWHERE}]{{{WORD_LIMIT + 1}}}")


class PaperTooLarge(ValueError):
    """There is more in a paper than can be set in a reasonable time. Its words may be shown to the user."""


class Blocked(ValueError):
    """A paper asked for something that does not ship with the product. Carries no address, so none can be logged."""


@dataclass(frozen=True)
class Piece:
    """A part of a paper's HTML that carries `id` and `data-part`: its name for people, and its rows if it is a table."""

    id: str
    name: str
    rows: int


@dataclass(frozen=True)
class Place:
    """Where a part of an element stands: page (from 0), top and bottom edge in CSS pixels (1/96 inch) from its top."""

    page: int
    top: float
    bottom: float


class Layout:
    """A paper laid out on pages at one size of print."""

    def __init__(self, document: Any) -> None:
        self.document = document

    @property
    def page_count(self) -> int:
        return len(self.document.pages)

    @property
    def page_height(self) -> float:
        """CSS pixels, margins included."""
        return float(self.document.pages[0].height)

    def places(self, element_id: str) -> list[Place]:
        """Where the element stands: one place for each page that it touches."""
        found = ((n, page.anchors.get(element_id)) for n, page in enumerate(self.document.pages))
        return [Place(n, box[1], box[3]) for n, box in found if box]


class Paper:
    """A parsed HTML paper, which may be laid out again and again at different sizes.

    ``drawn`` are pictures made for this paper alone, by name: SVG as text, PNG as bytes. It finds them at
    ``app-asset:drawn/<name>``.
    """

    def __init__(
        self, html: str, *, css: Sequence[str] = (PAPER_CSS,), drawn: Mapping[str, str | bytes] | None = None
    ) -> None:
        html = printable(html)
        _check_length(html)
        fetcher = _fetcher_of(drawn) if drawn else _fetcher()
        self._html = _weasyprint().HTML(string=html, base_url=None, url_fetcher=fetcher)
        self._css = [_stylesheet(address) for address in css]
        _check_shape(self._html.etree_element)

    def lay_out(self, pt: float | None = None) -> Layout:
        """Set the paper on pages. `pt` is the size of print in points; without it the stylesheet decides."""
        css = self._css if pt is None else [*self._css, _size(pt)]
        return Layout(self._html.render(stylesheets=css, font_config=_font_config(), pdf_variant=VARIANT))

    def pieces(self) -> list[Piece]:
        """The named parts of the paper, in order."""
        found = (e for e in self._html.etree_element.iter() if isinstance(e.tag, str) and e.get("data-part"))
        return [Piece(e.get("id", ""), e.get("data-part", ""), sum(1 for _ in e.findall(".//tbody/tr"))) for e in found]


def render(html: str, *, css: Sequence[str] = (PAPER_CSS,), made_on: date | None = None) -> bytes:
    """The PDF of one HTML paper. The same HTML gives the same bytes. `css`: addresses of shipped stylesheets."""
    return write([Paper(html, css=css).lay_out()], made_on=made_on)


def write(layouts: Sequence[Layout], *, made_on: date | None = None) -> bytes:
    """One tagged PDF of the pages of all `layouts` in order; title and language are those of the first.

    Joined before writing: joining PDFs would lose their tags.
    """
    first = layouts[0].document
    joined = first.copy([page for layout in layouts for page in layout.document.pages])
    if made_on is not None:
        joined.metadata.created = made_on.isoformat()
    pdf: bytes = joined.write_pdf(pdf_variant=VARIANT)
    return pdf


def _check_length(html: str) -> None:
    if len(html) > HTML_LIMIT or html.count("<") > 3 * ELEMENT_LIMIT:
        raise PaperTooLarge("This paper is too long to be made. Shorten its longest texts, then try again.")


def _check_shape(root: Any) -> None:
    """Refuse what would exhaust the layout. Walks without recursion, since depth is what is checked."""
    level, count = [root], 0
    for _ in range(DEPTH_LIMIT):
        count += len(level)
        if any(LONG_WORD.search(text) for element in level for text in (element.text, element.tail) if text):
            raise PaperTooLarge(
                f"There is a word of more than {WORD_LIMIT} letters. Put a space in it or shorten it, then try again."
            )
        level = [child for element in level for child in element]
        if not level and count <= ELEMENT_LIMIT:
            return
    raise PaperTooLarge("This paper has too many parts to be made. Leave some out, then try again.")


@cache
def _weasyprint() -> Any:
    import weasyprint

    return weasyprint


@cache
def _fetcher() -> Any:
    """The door of papers that have no picture of their own."""
    return _fetcher_of({})


def _fetcher_of(drawn: Mapping[str, str | bytes]) -> Any:
    """The door: serves what ships with the product and what was drawn for this paper, by exact address, and refuses files,
    network, data and the rest."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OnlyShipped(URLFetcher):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(SCHEME,), allow_redirects=False)

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in pictures:
                content, mime = pictures[url]
                return URLFetcherResponse(url, content, {"Content-Type": mime})
            asset = SHIPPED.get(url)
            if asset is None:
                raise Blocked("not an asset of the product")
            return URLFetcherResponse(url, asset.read(), {"Content-Type": asset.mime})

    pictures = {
        f"{DRAWN}{name}": (one.encode(), "image/svg+xml") if isinstance(one, str) else (one, "image/png")
        for name, one in drawn.items()
    }
    return OnlyShipped()


@cache
def _stylesheet(address: str) -> Any:
    return _weasyprint().CSS(url=address, url_fetcher=_fetcher())


@cache
def _size(pt: float) -> Any:
    return _weasyprint().CSS(string=f"html{{font-size:{pt:g}pt}}", url_fetcher=_fetcher())


_of_this_thread = threading.local()


def _font_config() -> Any:
    """Kept for the life of a thread: making it anew costs a fifth of a layout, and threads must not share it."""
    if not hasattr(_of_this_thread, "fonts"):
        from weasyprint.text.fonts import FontConfiguration

        _of_this_thread.fonts = FontConfiguration()
    return _of_this_thread.fonts


def _without_content(record: logging.LogRecord) -> bool:
    """WeasyPrint's complaints quote addresses and text of a child's paper: keep where in WeasyPrint, drop what."""
    record.msg = f"something in a paper was left out ({record.module}, line {record.lineno})"
    record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
    return True


logging.getLogger("weasyprint").addFilter(_without_content)
logging.getLogger("weasyprint.progress").addFilter(lambda _: False)  # it quotes addresses too, and says nothing else
