"""A letter on paper: a sound PDF of one page where it fits, and a Word file with real styles, in British English."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document as open_document
from PIL import Image

from ehcp.rules.letters.placeholders import MEANS, SAMPLES
from ehcp.rules.letters.table import KINDS
from senco.documents.docx import letter_docx
from senco.documents.letters import Head, LetterPaper, letter_paper, letter_pdf
from senco.documents.pdf import PaperTooLarge
from senco.documents.rules.placeholders import filled
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems, tags

INJECTED = "<script>alert(1)</script> {{ paper.head }} {% load x %} <img src=file:///etc/passwd> & </w:t></w:r>"
TO = "SEN team\nFernshire County Council\nCounty Hall"


def logo() -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (60, 60), (15, 90, 94, 255)).save(out, "PNG")
    return out.getvalue()


def a_letter(subject: str = "About a date", text: str = "Dear reader\n\nWords.", *, with_logo: bool = False) -> LetterPaper:
    head = Head("Elm Primary School", ("12 Elm Road", "FE1 2AB"), ("01632 960 123",), logo() if with_logo else None)
    return letter_paper(head, addressee=TO, dated=date(2026, 12, 14), reference="26-007", subject=subject, text=text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_letter_as_it_ships_is_one_sound_page_with_all_its_words(kind) -> None:
    subject, body = filled(kind.subject, SAMPLES, MEANS), filled(kind.body, SAMPLES, MEANS)
    pdf, pages = letter_pdf(a_letter(subject, body))
    assert problems(pdf) == []
    assert pages == pages_of(pdf) == 1
    assert lost(pdf, subject, TO, body.replace("# ", "").replace("\n- ", "\n")) == []


def test_the_letterhead_holds_the_logo_with_words_for_those_who_do_not_see_it() -> None:
    pdf, _ = letter_pdf(a_letter(with_logo=True))
    assert problems(pdf) == []
    assert tags(pdf)["Figure"] == 1


def test_a_long_letter_takes_more_pages_and_loses_nothing() -> None:
    pdf, pages = letter_pdf(a_letter(text="\n\n".join(f"Paragraph {n} of many words that fill the line." for n in range(80))))
    assert pages == pages_of(pdf) > 1
    assert "Paragraph 79" in text_of(pdf)


def test_what_looks_like_a_program_is_printed_as_it_was_typed() -> None:
    pdf, _ = letter_pdf(a_letter(INJECTED, f"# {INJECTED}\n\n{INJECTED}\n- {INJECTED}\n\nYours sincerely\n{INJECTED}"))
    assert problems(pdf) == []
    assert text_of(pdf).replace("\n", " ").count("alert(1)") >= 5
    assert "root:" not in text_of(pdf)
    words = open_document(io.BytesIO(letter_docx(a_letter(INJECTED, INJECTED))))
    assert [one.text for one in words.paragraphs].count(INJECTED) == 2


def test_a_letter_that_is_far_too_long_is_refused_in_words() -> None:
    with pytest.raises(PaperTooLarge):
        letter_pdf(a_letter(text="x" * 2000))


def test_the_word_file_has_real_styles_and_every_word() -> None:
    text = "Dear reader\n\nFirst\nsecond\n\n# A heading\n\n- one\n- two\n\nYours sincerely\nAnn Lee\nSENCO"
    made = open_document(io.BytesIO(letter_docx(a_letter("About a date", text, with_logo=True))))
    styles = [(one.style.name, one.text) for one in made.paragraphs if one.text]
    assert styles == [
        ("Letterhead Name", "Elm Primary School"),
        ("Letterhead", "12 Elm Road, FE1 2AB"),
        ("Letterhead", "01632 960 123"),
        ("Letter Date", "14 December 2026"),
        ("Letter Date", "Our reference: 26-007"),
        *(("Address", line) for line in TO.split("\n")),
        ("Heading 1", "About a date"),
        ("Normal", "Dear reader"),
        ("Normal", "First\nsecond"),
        ("Heading 2", "A heading"),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Normal", "Yours sincerely"),
        ("Normal", "Ann Lee\nSENCO"),
    ]
    section = made.sections[0]
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(210, abs=1), pytest.approx(297, abs=1))
    assert made.core_properties.title == "About a date"
    assert "26-007" in section.footer.paragraphs[0].text


def test_the_word_file_says_its_language_and_names_its_picture() -> None:
    with ZipFile(io.BytesIO(letter_docx(a_letter(with_logo=True)))) as packed:
        styles, body = packed.read("word/styles.xml").decode(), packed.read("word/document.xml").decode()
    assert 'w:lang w:val="en-GB"' in styles
    assert "en-US" not in styles
    assert 'descr="Logo of Elm Primary School"' in body


def test_characters_that_no_file_can_hold_do_not_stop_a_letter_or_turn_its_lines_around() -> None:
    odd = letter_paper(
        Head("Elm\x0b", ("1 \x07Road",), ("\x1b01632",)), addressee="Sam\x0bO’Lee \u202e王", dated=date(2026, 1, 5), reference="26-\x01007",
        subject="About\x0c Sam \u202e", text="plain \ud800 text\n- a \ufffe point", signed_by="R. \x00Patel",
    )  # fmt: skip
    words = "\n".join(one.text for one in open_document(io.BytesIO(letter_docx(odd))).paragraphs)
    assert "SamO’Lee 王" in words.replace("\n", "")
    pdf, pages = letter_pdf(odd)
    assert pages == 1
    assert "O’Lee 王" in text_of(pdf)
    assert "About Sam" in text_of(pdf)
    assert not set("\u202e\x0b\x07\x1b\x0c") & set(words)
