"""A structural check of PDF/UA-1 for what WeasyPrint writes: not a certificate, but it finds the faults we can make."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

PAINTS = frozenset({"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "BI"})
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def problems(pdf: bytes) -> list[str]:
    """What is wrong with the structure of this PDF, in words; an empty list if nothing was found."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [*_catalogue(opened), *_metadata(opened), *_fonts(opened)]
        if "/StructTreeRoot" not in opened.Root:
            return [*found, "no structure tree"]
        tree = Tree(opened.Root.StructTreeRoot)
        return [*found, *tree.problems, *_links(opened, tree), *_untagged(opened)]


def tags(pdf: bytes) -> Counter[str]:
    """How often each kind of structure element is used, such as H1 or TD."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return Tree(opened.Root.StructTreeRoot).kinds


def _kids(element: Dictionary) -> list:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        yield "not marked as tagged"
    if not LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield "no language of the document"
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "the title is not shown in the window"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "no XMP metadata"
        return
    with pdf.open_metadata() as xmp:
        if not str(xmp.get("dc:title") or "").strip():
            yield "no title"
        if str(xmp.get("{http://www.aiim.org/pdfua/ns/id/}part")) != "1":
            yield "does not say that it is PDF/UA-1"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for font in page.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
            inner = font.get("/DescendantFonts", [font])[0]
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.get("/FontDescriptor", Dictionary()).keys()):
                yield f"font not embedded: {font.get('/BaseFont')}"
            if "/ToUnicode" not in font:
                yield f"font without a way back to letters: {font.get('/BaseFont')}"


@dataclass
class Table:
    """The cells of a table that lack what ties them to headers or cells."""

    headers: int = 0
    cells: int = 0


@dataclass
class Tree:
    """The structure tree, walked once."""

    root: Dictionary
    kinds: Counter[str] = field(default_factory=Counter)
    linked: set[tuple] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.headings: list[int] = []
        for kid in _kids(self.root):
            self._walk(kid, None)
        if self.headings and self.headings[0] != 1:
            self.problems.append("the first heading is not H1")
        for before, after in zip(self.headings, self.headings[1:], strict=False):
            if after > before + 1:
                self.problems.append(f"a heading is skipped between H{before} and H{after}")

    def _walk(self, element: Dictionary, table: Table | None) -> None:
        kind = str(element.get("/S", ""))[1:]
        self.kinds[kind] += 1
        if re.fullmatch(r"H[1-6]", kind):
            self.headings.append(int(kind[1]))
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            self.problems.append("a figure has no alternative text")
        own = Table() if kind == "Table" else table
        self._count_cell(kind, element.get("/A", Dictionary()), own)
        for kid in _kids(element):
            if not isinstance(kid, Dictionary) or kid.get("/Type") == Name.MCR:
                continue
            if kid.get("/Type") == Name.OBJR:
                self.linked.add((kid.Obj.objgen, kind))
            else:
                self._walk(kid, own)
        if kind == "Table" and own.headers and own.cells:
            self.problems.append("a table has headers without scope and cells that name no header")

    @staticmethod
    def _count_cell(kind: str, attributes: Dictionary, table: Table | None) -> None:
        if table is not None and kind == "TH" and "/Scope" not in attributes:
            table.headers += 1
        if table is not None and kind == "TD" and not len(attributes.get("/Headers", [])):
            table.cells += 1


def _links(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        notes = list(page.get("/Annots", []))
        if notes and page.get("/Tabs") != Name.S:
            yield f"page {number}: the tab order is not that of the structure"
        for note in notes:
            if note.get("/Subtype") == Name.Link and (note.objgen, "Link") not in tree.linked:
                yield f"page {number}: a link stands outside of a Link tag"
            if note.get("/Subtype") == Name.Link and "/Contents" not in note:
                yield f"page {number}: a link has no description"


def _untagged(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Anything painted must be tagged content or marked as decoration."""
    numbers = list(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()).get("/Nums", []))
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for number, page in enumerate(pdf.pages, 1):
        known = len(parents.get(int(page.get("/StructParents", -1)), []))
        inside: list[bool] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            verb = str(operator)
            if verb in ("BDC", "BMC"):
                inside.append(_is_accounted_for(operands, known))
            elif verb == "EMC":
                inside.pop()
            elif verb in PAINTS and not any(inside):
                yield f"page {number}: something is painted that is neither tagged nor decoration ({verb})"
                break


def _is_accounted_for(operands: list, known: int) -> bool:
    if str(operands[0]) == "/Artifact":
        return True
    properties = operands[1] if len(operands) > 1 else None
    return isinstance(properties, Dictionary) and "/MCID" in properties and int(properties.MCID) < known
