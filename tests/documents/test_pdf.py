"""The door through which papers fetch, the structure they get, and the limits on what is set."""

import base64
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from senco.documents import pdf
from senco.documents.assets import PAPER_CSS, SHIPPED
from senco.documents.pdf import ELEMENT_LIMIT, HTML_LIMIT, Paper, PaperTooLarge, render, write
from tests.documents.pdfua import problems, tags

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
XXE = '<!DOCTYPE svg [<!ENTITY e SYSTEM "{file}">]><svg xmlns="http://www.w3.org/2000/svg"><text y="9">&e;</text></svg>'
PAYLOADS = {
    "img http": '<img alt="x" src="{http}/img.png">',
    "img file": '<img alt="x" src="{file}">',
    "css import http": "<style>@import url({http}/a.css);</style>",
    "css import file": "<style>@import url({file});</style>",
    "link": '<link rel="stylesheet" href="{http}/b.css">',
    "background": '<p style="background:url({http}/c.png)">x</p>',
    "attachment file": '<link rel="attachment" href="{file}">',
    "attachment http": '<a rel="attachment" href="{http}/d">x</a>',
    "attachment FILE": '<link rel="attachment" href="{FILE}">',
    "attachment relative": '<link rel="attachment" href="{path}">',
    "attachment base": '<base href="file:///"><link rel="attachment" href="{relative}"><img alt="x" src="{relative}">',
    "redirect to http": '<img alt="x" src="{http}/to-http">',
    "redirect to file": '<img alt="x" src="{http}/to-file">',
    "svg image": '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><image href="{http}/e.png"/><image href="{file}"/></svg>',
    "object and embed": '<object data="{http}/f.svg">x</object><embed src="{file}">',
    "font": "<style>@font-face{{font-family:F;src:url({http}/g.ttf),url({file})}} p{{font-family:F}}</style><p>x</p>",
    "data": '<img alt="x" src="data:image/png;base64,{png}">',
    "xxe": '<img alt="x" src="data:image/svg+xml;base64,{xxe}">',
}
opened: set[str] = set()


def _note_opened(event: str, args: tuple) -> None:
    if event == "open" and isinstance(args[0], str | bytes):
        opened.add(args[0] if isinstance(args[0], str) else args[0].decode(errors="replace"))


sys.addaudithook(_note_opened)


class Trap:
    """A file and a server that nothing may reach, and whether something did."""

    def __init__(self, folder: Path) -> None:
        self.secret = folder / "secret.png"
        self.secret.write_bytes(PNG)
        self.hits: list[str] = []
        trap = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                trap.hits.append(self.path)
                to = {"/to-http": f"{trap.http}/there.png", "/to-file": trap.secret.as_uri()}.get(self.path)
                self.send_response(302 if to else 200)
                if to:
                    self.send_header("Location", to)
                self.end_headers()
                self.wfile.write(PNG)

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def html(self, payload: str) -> str:
        uri = self.secret.as_uri()
        xxe = base64.b64encode(XXE.format(file=uri).encode()).decode()
        body = PAYLOADS[payload].format(
            http=self.http, file=uri, FILE=uri.replace("file:", "FILE:"), path=self.secret,
            relative=str(self.secret)[1:], png=base64.b64encode(PNG).decode(), xxe=xxe,
        )  # fmt: skip
        return f"<!doctype html><html lang=en><head><title>t</title></head><body><h1>t</h1>{body}</body></html>"

    @property
    def reached(self) -> list[str]:
        return self.hits + [path for path in opened if path == str(self.secret)]


@pytest.fixture(scope="module")
def _the_trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trap]:
    trap = Trap(tmp_path_factory.mktemp("trap"))
    yield trap
    trap.server.shutdown()
    trap.server.server_close()


@pytest.fixture
def trap(_the_trap: Trap) -> Trap:
    _the_trap.hits.clear()
    opened.clear()
    return _the_trap


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_paper_reaches_no_file_no_network_and_no_data_whatever_its_html_says(payload, trap):
    with pikepdf.open(BytesIO(render(trap.html(payload)))) as made:
        pictures = [page.get_images() for page in made.pages if page.get_images()]
        attached = list(made.attachments)
    assert trap.reached == []
    assert pictures == []
    assert attached == []


@pytest.mark.parametrize("payload", ["img http", "img file", "redirect to http", "attachment FILE"])
def test_the_trap_would_catch_a_paper_that_fetches(payload, trap):
    from weasyprint import HTML

    HTML(string=trap.html(payload)).write_pdf()
    assert trap.reached


@pytest.mark.parametrize(
    "url",
    [
        "app-asset:../secret",
        "app-asset:css/../../manage.py",
        "APP-ASSET:css/paper.css",
        "app-asset:",
        "file:///etc/passwd",
    ],
)
def test_the_door_serves_exact_addresses_only(url):
    with pytest.raises(pdf.Blocked) as refused:
        pdf._fetcher()(url)
    assert url not in str(refused.value)


def test_the_door_serves_every_shipped_asset():
    for address, asset in SHIPPED.items():
        assert pdf._fetcher()(address).read() == asset.path.read_bytes()


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title><rect width="9" height="9"/></svg>'


def test_a_picture_drawn_for_a_paper_is_found_by_that_paper_at_its_exact_address_and_by_no_other():
    fetcher = pdf._fetcher_of({"square": SQUARE})
    assert fetcher("app-asset:drawn/square").read() == SQUARE.encode()
    for url in ("app-asset:drawn/circle", "app-asset:drawn/", "app-asset:drawn/../square", "APP-ASSET:drawn/square"):
        with pytest.raises(pdf.Blocked):
            fetcher(url)
    with pytest.raises(pdf.Blocked):
        pdf._fetcher()("app-asset:drawn/square")


def test_a_paper_with_a_picture_is_accessible_and_says_it_in_words():
    html = _page('<h1>Title</h1><img src="app-asset:drawn/square" alt="A square.">')
    made = write([Paper(html, drawn={"square": SQUARE}).lay_out()], made_on=date(2026, 11, 13))
    assert problems(made) == []
    assert tags(made)["Figure"] == 1


def test_a_drawn_picture_opens_no_door_of_its_own(trap):
    html = _page('<h1>Title</h1><img src="app-asset:drawn/x" alt="x">')
    for inside in ('<image href="{http}/e.png"/>', '<image href="{file}"/>', '<style>@import url({http}/a.css);</style>'):
        svg = SQUARE.replace("<title>", inside.format(http=trap.http, file=trap.secret.as_uri()) + "<title>")
        write([Paper(html, drawn={"x": svg}).lay_out()])
    assert not trap.reached


def test_what_was_blocked_is_logged_without_its_address_or_the_childs_words(trap, caplog):
    with caplog.at_level(logging.DEBUG, logger="weasyprint"), caplog.at_level(logging.DEBUG):
        for payload in PAYLOADS:
            render(trap.html(payload))
    said = "\n".join(f"{record.getMessage()} {record.exc_text or record.exc_info or ''}" for record in caplog.records)
    assert "something in a paper was left out" in said
    for word in ("127.0.0.1", "secret", "file:", "FILE:", "base64"):
        assert word not in said


def _page(body: str, lang: str = "en", title: str = "A paper") -> str:
    return f"<!doctype html><html lang='{lang}'><head><title>{title}</title></head><body>{body}</body></html>"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}<rect width="9" height="9"/></svg>'
GOOD_TABLE = "<table><thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead><tr><th scope=row>C</th><td>1</td></tr></table>"


@pytest.mark.parametrize(
    "body",
    ["<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", "<h1>a</h1><p><a href='https://example.org/'>plain link</a></p>", f"<h1>a</h1>{GOOD_TABLE}", "<h1>a</h1>" + SVG.format("<title>x</title>")],
)  # fmt: skip
def test_sound_html_makes_a_sound_pdf(body):
    assert problems(render(_page(body))) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (_page("<h2>a</h2>"), "first heading"),
        (_page("<h1>a</h1><h3>b</h3>"), "heading is skipped"),
        (_page("<h1>a</h1><a href='https://example.org/'>the <b>site</b></a>"), "outside of a Link tag"),
        (_page("<h1>a</h1><p style='opacity:.5'>a</p>"), "neither tagged nor decoration"),
        (_page("<h1>a</h1>" + SVG.format("")), "no alternative text"),
        (
            _page("<h1>a</h1><table><tr><td></td><th>B</th></tr><tr><th scope=row>C</th><td>1</td></tr></table>"),
            "name no header",
        ),
        (_page("<h1>a</h1>", title=""), "no title"),
        (_page("<h1>a</h1>", lang=""), "no language"),
    ],
)
def test_the_structural_check_finds_the_faults_that_templates_can_make(html, fault):
    assert any(fault in problem for problem in problems(render(html)))


def test_the_same_html_gives_the_same_bytes_also_in_another_process():
    html = _page(f"<h1>Zoë عائشہ</h1>{GOOD_TABLE}")
    here = render(html, made_on=date(2026, 11, 25))
    code = f"import sys, datetime; from senco.documents.pdf import render; sys.stdout.buffer.write(render({html!r}, made_on=datetime.date(2026, 11, 25)))"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert render(html, made_on=date(2026, 11, 25)) == here == there
    with pikepdf.open(BytesIO(here)) as made:
        assert str(made.docinfo["/CreationDate"]) == "D:20261125"


def test_papers_joined_into_one_keep_their_tags():
    joined = write([Paper(_page(f"<h1>{n}</h1>{GOOD_TABLE}")).lay_out() for n in range(3)])
    assert problems(joined) == []
    assert tags(joined)["Table"] == tags(joined)["H1"] == 3


@pytest.mark.parametrize(
    "body",
    ["word " * (HTML_LIMIT // 5), "<p>" * (4 * ELEMENT_LIMIT), "<p>x</p>" * (ELEMENT_LIMIT + 1), "<div>" * 200 + "x", "x" * 501],
    ids=["letters", "tags", "elements", "depth", "one word"],
)  # fmt: skip
def test_what_would_take_too_long_is_refused_in_plain_words(body):
    with pytest.raises(PaperTooLarge, match=r"(Shorten|Leave some out|shorten it).*, then try again\."):
        Paper(_page(body))


@pytest.mark.parametrize("words", ["x" * 500, "王" * 2000, "กินข้าว" * 200, "https://example.org/" + "a/" * 240])
def test_long_words_and_scripts_without_spaces_are_set(words):
    assert render(_page(f"<h1>{words}</h1>"))


def test_pages_named_in_the_stylesheet_are_a4():
    with pikepdf.open(BytesIO(render(_page("<h1>a</h1>"), css=(PAPER_CSS,)))) as made:
        assert [round(float(side)) for side in made.pages[0].MediaBox] == [0, 0, 595, 842]
