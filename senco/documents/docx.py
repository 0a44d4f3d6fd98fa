"""A letter as a Word file: the only module that knows python-docx. Real styles, A4, British English, and its language told."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from senco.access.rules.dates import long_date
from senco.documents.letters import Head, LetterPaper, printable_paper
from senco.documents.rules.letter_text import Block, Part

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FACE, PT = "Arial", 11
ACCENT, GREY = RGBColor(0x0F, 0x5A, 0x5E), RGBColor(0x4A, 0x4F, 0x4C)


def letter_docx(letter: LetterPaper) -> bytes:
    """The Word file of a letter, to be printed or changed in Word."""
    letter = printable_paper(letter)
    document = new_document()
    _page(document)
    _styles(document)
    _properties(document, letter)
    _letterhead(document, letter.head)
    _address(document, letter)
    document.add_heading(letter.subject, level=1)
    for block in letter.blocks:
        _block(document, block)
    _foot(document, letter)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(16), Mm(20)


def _styles(document: Any) -> None:
    """The styles of the file: those of Word where it has them, so that its outline and its readers know what is what."""
    styles = document.styles
    _language(styles)
    _face(styles["Normal"], PT, after=7)
    _face(styles["Heading 1"], 13, before=0, after=8, bold=True)
    _face(styles["Heading 2"], PT, before=9, after=3, bold=True, colour=ACCENT)
    _face(styles["List Bullet"], PT, after=2)
    for name, size, colour, bold in (("Letterhead Name", 16, ACCENT, True), ("Letterhead", 9.5, GREY, False)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _face(style, size, after=0, bold=bold, colour=colour)
    for name in ("Address", "Letter Date"):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _face(style, PT, after=0)
    styles["Letter Date"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _language(styles: Any) -> None:
    """Tell the language once, for the whole file."""
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "en-GB")
    defaults.append(language)


def _face(
    style: Any, size: float, *, after: float, before: float = 0, bold: bool = False, colour: RGBColor | None = None
) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bold, False
    style.font.color.rgb = colour or RGBColor(0x1F, 0x24, 0x23)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # the theme's face would win over ours
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15


def _properties(document: Any, letter: LetterPaper) -> None:
    at = datetime.combine(letter.dated, time(), tzinfo=UTC)
    about = document.core_properties
    about.title, about.author, about.language = letter.subject[:255], letter.signed_by[:255], letter.language
    about.last_modified_by, about.comments, about.keywords, about.revision = letter.signed_by[:255], "", "", 1
    about.created = about.modified = at


def _letterhead(document: Any, head: Head) -> None:
    if head.logo is not None:
        picture = document.add_paragraph(style="Letterhead").add_run().add_picture(BytesIO(head.logo), height=Mm(18))
        picture._inline.docPr.set("descr", f"Logo of {head.school}")
    document.add_paragraph(head.school, style="Letterhead Name")
    lines = [", ".join(head.address), " · ".join(head.reach)]
    for line in (one for one in lines if one):
        document.add_paragraph(line, style="Letterhead")
    _rule_under(document.paragraphs[-1])


def _rule_under(paragraph: Any) -> None:
    """A line under the letterhead, as the border of its last paragraph."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "0F5A5E")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    # The order of these elements is part of the format: borders stand before spacing.
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
    paragraph.paragraph_format.space_after = Pt(16)


def _address(document: Any, letter: LetterPaper) -> None:
    document.add_paragraph(long_date(letter.dated), style="Letter Date")
    if letter.reference:
        document.add_paragraph(f"Our reference: {letter.reference}", style="Letter Date")
    for line in letter.to:
        document.add_paragraph(line, style="Address")
    document.paragraphs[-1].paragraph_format.space_after = Pt(18)


def _block(document: Any, block: Block) -> None:
    match block.part:
        case Part.HEADING:
            document.add_heading(block.lines[0], level=2)
        case Part.LIST:
            for line in block.lines:
                document.add_paragraph(line, style="List Bullet")
        case Part.CLOSING:
            first = document.add_paragraph(block.lines[0])
            first.paragraph_format.keep_with_next = True
            first.paragraph_format.space_before = Pt(10)
            if block.lines[1:]:
                _lines(document.add_paragraph(), block.lines[1:]).paragraph_format.space_before = Pt(36)
        case Part.TEXT:
            _lines(document.add_paragraph(), block.lines)


def _lines(paragraph: Any, lines: tuple[str, ...]) -> Any:
    """Several lines in one paragraph."""
    for number, line in enumerate(lines):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
    paragraph.paragraph_format.keep_together = True
    return paragraph


def _foot(document: Any, letter: LetterPaper) -> None:
    """The foot names the case by its number, and the page; it names no child."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style.font.name, paragraph.style.font.size = FACE, Pt(9)
    reference = f"Our reference {letter.reference} · " if letter.reference else ""
    paragraph.add_run(f"{letter.head.school} · {reference}Page ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
