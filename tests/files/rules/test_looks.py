"""What a file is, is told by its bytes; what is not kept is refused with the reason and what to do instead."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.files.rules import looks
from senco.files.rules.looks import MOST_BYTES, Kind, look_at
from senco.files.rules.naming import LONGEST, handed_out_name, shown_name, size_words
from tests.factories import today
from tests.files.samples import PDF, docx, odt, packed, picture

KEPT = {
    "a PDF": (PDF, Kind.PDF),
    "a PDF with line ends behind it": (PDF + b"\r\n\x00", Kind.PDF),
    "a Word file": (docx(), Kind.DOCX),
    "an OpenDocument text": (odt(), Kind.ODT),
    "a JPEG": (picture(), Kind.JPEG),
    "a PNG": (picture("PNG"), Kind.PNG),
    "a WebP": (picture("WEBP"), Kind.WEBP),
}
BOMB = docx(word__media__image1="0" * 30_000_000)
REFUSED = {
    "nothing": (b"", looks.EMPTY),
    "too much": (PDF + b" " * MOST_BYTES, looks.TOO_LARGE),
    "a web page": (b"<!DOCTYPE html><script>alert(1)</script>", looks.PAGE),
    "a web page behind blanks": (b"\n  \t<html>", looks.PAGE),
    "a drawing that can hold programs": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", looks.PAGE),
    "XML": (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", looks.PAGE),
    "a program for Windows": (b"MZ\x90\x00" + b"\0" * 60, looks.PROGRAM),
    "a program for Linux": (b"\x7fELF" + b"\0" * 60, looks.PROGRAM),
    "a script": (b"#!/bin/sh\nrm -rf ~", looks.PROGRAM),
    "PHP": (b"<?php system($_GET['c']); ?>", looks.PROGRAM),
    "an old Office file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, looks.OLD_OFFICE),
    "an Apple picture": (b"\0\0\0\x18ftypheic" + b"\0" * 60, looks.HEIC),
    "plain words": (b"Dear Ms Shah,", looks.NOT_KNOWN),
    "a PDF that is cut off": (PDF[:40], looks.DAMAGED),
    "a PDF that is a web page as well": (b"%PDF-1.4\n<html><script>x</script>\n%%EOF", looks.TWO_IN_ONE),
    "a PDF with something behind its end": (PDF + b"<script>x</script>", looks.TWO_IN_ONE),
    "a PDF with a zip behind its end": (PDF + packed(a="b"), looks.TWO_IN_ONE),
    "a PDF with a zip inside": (b"%PDF-1.4\n" + packed(a="b") + b"\n%%EOF", looks.TWO_IN_ONE),
    "a PDF that starts a program": (PDF.replace(b"/Type", b"/S /Launch /F (cmd.exe) /Type"), looks.MACROS),
    "a Word file with a macro": (docx(word__vbaProject="x"), looks.MACROS),
    "a Word file that says it has macros": (docx(**{"[Content_Types].xml": "macroEnabled.main+xml"}), looks.MACROS),
    "a Word file with a program inside": (docx(**{"word/embeddings/a.exe": "MZ"}), looks.MACROS),
    "an OpenDocument text with a macro": (packed(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "", "Basic/a.xml": ""}), looks.MACROS),
    "a table": (docx(**{"[Content_Types].xml": "spreadsheetml.sheet.main+xml"}), looks.OTHER_OFFICE),
    "a zip of anything": (packed(a="b"), looks.NOT_KNOWN),
    "a zip that leads out": (docx(**{"../../etc/passwd": "x"}), looks.DAMAGED),
    "a zip with something behind its end": (docx() + b"<script>", looks.TWO_IN_ONE),
    "a zip that is cut off": (docx()[:-30], looks.DAMAGED),
    "a zip bomb": (BOMB, looks.BOMB),
    "a zip of very many parts": (packed(**{f"p{n}": "" for n in range(2_001)}), looks.BOMB),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_what_people_bring_is_known_by_its_bytes(name: str) -> None:
    data, kind = KEPT[name]
    assert look_at(data).kind is kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_kept_is_refused_with_what_to_do(name: str) -> None:
    data, why = REFUSED[name]
    look = look_at(data)
    assert look.kind is None
    assert look.why_not == why


def test_a_bomb_is_refused_without_being_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a part was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    assert len(BOMB) < 100_000
    assert look_at(BOMB).why_not == looks.BOMB


def test_a_bomb_that_lies_about_its_size_is_read_no_further_than_its_head() -> None:
    zipped = packed(**{"[Content_Types].xml": "0" * 30_000_000, "word/document.xml": ""})
    lying = zipped.replace((30_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert look_at(lying).kind is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", PDF, docx()[:200], b"RIFF0000WEBP"]))
def test_any_bytes_are_either_of_a_known_kind_or_refused_in_words(data: bytes, start: bytes) -> None:
    look = look_at(start + data)
    assert (look.kind is None) == bool(look.why_not)


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Report.pdf", "Report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\a.pdf", "a.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("safe\u202efdp.exe", "safefdp.exe"),
        ("Zoë Ní Bhriain.docx", "Zoë Ní Bhriain.docx"),
        ("<script>alert(1)</script>.pdf", "script>.pdf"),
        ("", "File without a name"),
        ("...", "File without a name"),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(given_name: str, shown: str) -> None:
    assert shown_name(given_name) == shown


@given(st.text(max_size=400))
def test_any_name_fits_and_has_no_folder_and_no_control_character(name: str) -> None:
    shown = shown_name(name)
    assert 0 < len(shown) <= LONGEST
    assert not {"/", "\\", "\x00", "\n", "\u202e"} & set(shown)


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    assert shown_name(f"{'x' * 300}.pdf").endswith("x.pdf")


def test_the_name_for_the_folder_of_downloads_names_no_child() -> None:
    assert handed_out_name("report", today(), Kind.PDF) == f"report-{today().isoformat()}.pdf"


def test_sizes_are_said_in_words() -> None:
    assert [size_words(n) for n in (1, 4_000, 3 * 1024**2, 5 * 1024**3)] == ["1 KB", "4 KB", "3.0 MB", "5.0 GB"]
