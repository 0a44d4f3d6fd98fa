"""Papers joined into one: all pages in order, still tagged, each on a sheet of its own, with a bookmark for each."""

from io import BytesIO

import pikepdf
import pytest

from senco.documents.joining import MOST_BROUGHT, can_join, joined
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


def brought(**on_the_page: object) -> pikepdf.Pdf:
    """A paper of one page that did not come from here."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    for key, value in on_the_page.items():
        pdf.pages[0].obj[f"/{key}"] = value
    return pdf


def bytes_of(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_paper_that_was_brought_follows_without_its_structure_and_does_nothing() -> None:
    pdf = brought(AA=pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")), StructParents=0)
    act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(2)")
    field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9], V="filled in", A=act)
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(field)])
    loop = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    loop.K = pikepdf.Array([loop])  # to be walked for ever
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=loop, ParentTree=pikepdf.Dictionary(Nums=pikepdf.Array([0, loop])))
    pdf.Root.OpenAction = act
    theirs = bytes_of(pdf)
    assert can_join(theirs)
    whole = joined([("Ours", paper("A"))], title="All", brought=[("Theirs", theirs)])
    assert b"JavaScript" not in whole.pdf
    assert [one for one in problems(whole.pdf) if not one.startswith("page 3")] == problems(paper("A"))
    with pikepdf.open(BytesIO(whole.pdf)) as one:
        assert str(one.pages[2].Annots[0].V) == "filled in", "what was filled in is still seen"
        assert "/OpenAction" not in one.Root


def test_what_is_no_whole_paper_is_not_joined() -> None:
    locked = bytes_of(brought(), encryption=pikepdf.Encryption(owner="a", user="b"))
    flat = brought(MediaBox=pikepdf.Array([0, 0, 0, 0]))
    book = pikepdf.new()
    for _ in range(MOST_BROUGHT + 1):
        book.add_blank_page()
    for content in (locked, bytes_of(flat), bytes_of(book), b"%PDF-1.4\n%%EOF", b""):
        assert not can_join(content)
    assert can_join(bytes_of(brought()))
