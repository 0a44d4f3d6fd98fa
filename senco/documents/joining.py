"""Papers of many children joined into one PDF, each still tagged for screen readers, and each on a sheet of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from senco.documents.rules.letter_text import printable

MOST_BROUGHT = 200  # pages; a report has a dozen
FROM_THE_FIRST = ("/Lang", "/MarkInfo", "/ViewerPreferences", "/Metadata")


@dataclass(frozen=True)
class Joined:
    """One PDF of several, and how many pages it has, the blank ones included."""

    pdf: bytes
    pages: int


def joined(papers: Sequence[tuple[str, bytes]], *, title: str, brought: Sequence[tuple[str, bytes]] = ()) -> Joined:
    """One PDF of papers in their order, with a bookmark for each: (its name, its bytes), at least one.

    ``papers`` are ours. ``brought`` are those that somebody brought and that ``can_join``: they follow, as they look.
    A paper with an odd number of pages is followed by a blank one, so that printed on both sides each begins on a front.
    qpdf copies pages without their structure, which would leave nothing for a screen reader: it is carried over here.
    """
    whole = pikepdf.Pdf.new()
    root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    numbers, begins = Array(), []
    for place, (_, content) in enumerate((*papers, *brought)):
        begins.append(len(whole.pages))
        with pikepdf.open(BytesIO(content)) as one:
            if place < len(papers):
                _add(whole, one, root, numbers, f"{len(begins)}.")
            else:
                _follow(whole, one)
        if len(whole.pages) % 2:
            whole.add_blank_page(page_size=_size(whole.pages[-1]))
    root.ParentTree = whole.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(numbers) // 2
    whole.Root.StructTreeRoot = root
    _name(whole, printable(title), [printable(name) for name, _ in (*papers, *brought)], begins)
    out = BytesIO()
    whole.save(out, min_version="1.7", deterministic_id=True)
    return Joined(out.getvalue(), len(whole.pages))


def can_join(content: bytes) -> bool:
    """Can the pages of a PDF that somebody brought follow ours: is it whole, without a password, and no book?"""
    try:
        with pikepdf.open(BytesIO(content)) as one:
            sizes = [_size(page) for page in list(one.pages)[:MOST_BROUGHT]]
            return 0 < len(one.pages) <= MOST_BROUGHT and not one.is_encrypted and all(min(size) > 0 for size in sizes)
    except (pikepdf.PdfError, pikepdf.PasswordError, AttributeError, KeyError, TypeError, ValueError):
        return False


def _follow(whole: pikepdf.Pdf, one: pikepdf.Pdf) -> None:
    """The pages of a paper that somebody brought: what is seen on them, filled-in fields too, and nothing that acts or points
    into our structure.

    Their own structure is not carried over. It may be broken, or made to be walked for ever.
    """
    first = len(whole.pages)
    whole.pages.extend(one.pages)
    for page in whole.pages[first:]:
        _without(page.obj, "/StructParents", "/Tabs", "/AA")
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, Array) else ():
            if isinstance(note, Dictionary):
                _without(note, "/StructParent", "/A", "/AA", "/Parent", "/Popup", "/IRT")


def _without(one: Any, *keys: str) -> None:
    for key in keys:
        if key in one:
            del one[key]


def _add(whole: pikepdf.Pdf, one: pikepdf.Pdf, root: Any, numbers: Any, mark: str) -> None:
    """The pages of a paper and its structure; the keys by which a page finds its part of it begin where the last ended."""
    first, offset = len(whole.pages), len(numbers) // 2
    whole.pages.extend(one.pages)
    if not first:
        for key in FROM_THE_FIRST:
            if key in one.Root:
                whole.Root[key] = _copied(whole, one, key)
    tree = whole.copy_foreign(one.Root.StructTreeRoot)
    if "/RoleMap" in tree and "/RoleMap" not in root:
        root.RoleMap = tree.RoleMap
    for kid in _listed(tree.get("/K")):
        kid.S, kid.P = Name.Part, root.K
        _mark(kid, mark)
        root.K.K.append(kid)
    known = dict(_numbered(tree.ParentTree))
    for number in range(max(known, default=-1) + 1):
        numbers.append(offset + number)
        numbers.append(known.get(number) or Array())
    for page in whole.pages[first:]:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + offset
        for note in page.obj.get("/Annots", Array()):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + offset


def _copied(whole: pikepdf.Pdf, one: pikepdf.Pdf, key: str) -> Any:
    return whole.copy_foreign(one.make_indirect(one.Root[key]))


def _mark(element: Any, mark: str) -> None:
    """Put a mark before the ids of a paper's elements: two papers may use the same, and then heads of tables would mix."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, Dictionary) or "/S" not in one:
            continue  # marked content and annotations
        if "/ID" in one:
            one.ID = String(f"{mark}{one.ID}")
        for told in _listed(one.get("/A")):
            if isinstance(told, Dictionary) and "/Headers" in told:
                told.Headers = Array([String(f"{mark}{head}") for head in told.Headers])
        waiting += _listed(one.get("/K"))


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    """The keys and values of a tree of numbers, whose leaves hold them in turn."""
    for kid in tree.get("/Kids", Array()):
        yield from _numbered(kid)
    held = list(tree.get("/Nums", Array()))
    yield from ((int(key), value) for key, value in zip(held[::2], held[1::2], strict=True))


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _name(whole: pikepdf.Pdf, title: str, names: Sequence[str], begins: Sequence[int]) -> None:
    with whole.open_metadata(set_pikepdf_as_editor=False) as told:
        told["dc:title"] = title
    whole.docinfo["/Title"] = title
    with whole.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(name, page) for name, page in zip(names, begins, strict=True))
