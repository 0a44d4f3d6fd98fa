"""Papers joined into one: all pages in order, still tagged, each on a sheet of its own, with a bookmark for each."""

from io import BytesIO

import pikepdf
import pytest

from senco.documents.joining import joined
from senco.documents.pdf import Paper, write
from tests.documents.paper_text import pages_of, text_of
from tests.documents.pdfua import problems, tags

HTML = """<html lang="en-GB"><head><title>Sheet of {name}</title></head><body><h1>{name}</h1>
<p>See <a href="https://example.org">this page</a>.</p>
<table><thead><tr><th scope="col">What</th></tr></thead><tbody><tr><td>Reading with {name}</td></tr></tbody></table>
{more}</body></html>"""
MORE = '<div style="page-break-before: always"><p>The back of the sheet.</p></div>'


def paper(name: str, *, sides: int = 2) -> bytes:
    return write([Paper(HTML.format(name=name, more=MORE * (sides - 1))).lay_out()])


@pytest.fixture(scope="module")
def whole() -> bytes:
    names = ["Ada", "Bo", "Cy"]
    return joined([(name, paper(name, sides=3 if name == "Bo" else 2)) for name in names], title="Three sheets").pdf


def test_every_page_is_there_in_order(whole: bytes) -> None:
    text = text_of(whole)
    assert [text.index(f"Reading with {name}") for name in ("Ada", "Bo", "Cy")] == sorted(
        text.index(f"Reading with {name}") for name in ("Ada", "Bo", "Cy")
    )


def test_each_paper_begins_on_a_front_side(whole: bytes) -> None:
    assert pages_of(whole) == 2 + 4 + 2
    with pikepdf.open(BytesIO(whole)) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Ada", "Bo", "Cy"]
        begins = [opened.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]
    assert begins == [0, 2, 6]


def test_the_whole_is_as_accessible_as_its_parts(whole: bytes) -> None:
    assert problems(paper("Ada")) == []
    assert problems(whole) == []
    one, three = tags(paper("Ada")), tags(whole)
    assert {kind: three[kind] for kind in ("H1", "Table", "TH", "TD", "Link")} == {
        kind: 3 * one[kind] for kind in ("H1", "Table", "TH", "TD", "Link")
    }
    assert three["Part"] == 3 and three["Document"] == 1


def test_no_two_elements_share_an_id_and_every_cell_finds_its_head(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as opened:
        ids, heads, waiting = [], [], [opened.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += list(one)
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                ids += [str(one.ID)] if "/ID" in one else []
                told = one.get("/A", pikepdf.Array())
                for each in told if isinstance(told, pikepdf.Array) else [told]:
                    heads += [str(head) for head in each.get("/Headers", [])]
                waiting += [one.K] if "/K" in one else []
    assert len(ids) == len(set(ids)) == 3
    assert heads and set(heads) <= set(ids)


def test_the_title_is_that_of_the_whole(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as opened, opened.open_metadata() as told:
        assert str(told["dc:title"]) == "Three sheets"


def test_the_same_papers_give_the_same_bytes() -> None:
    papers = [("Ada", paper("Ada"))]
    assert joined(papers, title="One").pdf == joined(papers, title="One").pdf
