"""From bytes to text: which encoding a file is in, or a clear word on what it is instead."""

import codecs
import re

MOST_BYTES = 20 * 1024 * 1024
AS_CSV = "open it there and save it as CSV (comma delimited), then choose that file"

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_KINDS = (
    (b"PK\x03\x04", f"an Excel workbook (.xlsx): {AS_CSV}"),
    (b"\xd0\xcf\x11\xe0", f"an old Excel or Word file: {AS_CSV}"),
    (b"%PDF", "a PDF: export the list as CSV instead"),
    (b"{\\rtf", "a word-processor document: export the list as CSV instead"),
)
_NOT_TEXT = "not a file of text that we can read: export the list as CSV, then choose that file"
# UTF-8 that was once read as Windows-1252 and saved again shows these pairs in place of an accented letter or apostrophe.
_TWICE_ENCODED = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u201a\u0192\u2020-\u2022]|\u00e2\u20ac")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFEFF))


class Unreadable(Exception):
    """The file as a whole cannot be read; `str()` of it says what was found and what to do."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding: byte order mark, then UTF-8, UTF-16, Windows-1252.

    Control characters other than tab and line ends are dropped, since no cell and no database column wants them.
    """
    _refuse_what_is_no_table(data)
    text, encoding = _decoded(data)
    start = text[:200].lstrip().casefold()
    if start.startswith(("<?xml", "<ctfile", "<atfile")):
        raise Unreadable("This is an XML file, perhaps a common transfer file: export the list as CSV instead")
    if start.startswith(("<html", "<!doctype", "<table")):
        raise Unreadable(f"This is a web page, whatever its name ends in. If a spreadsheet opens it, {AS_CSV}")
    if not text.strip():
        raise Unreadable("The file is empty: export the list again and choose the new file")
    return text, encoding


def encoding_notes(text: str, encoding: str) -> tuple[str, ...]:
    """What a person should look at because of how the file was encoded."""
    notes = []
    if encoding == "windows-1252":
        notes.append("The file is in Windows-1252, not UTF-8: look at names with accents or apostrophes")
    if "\ufffd" in text:
        notes.append("Some letters were lost before the file reached us and show as \ufffd: export it again as UTF-8")
    if _TWICE_ENCODED.search(text):
        notes.append("Some accented letters look damaged (like \u00c3\u00a9 for \u00e9): export the file again as UTF-8")
    return tuple(notes)


def _refuse_what_is_no_table(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"The file has more than {MOST_BYTES // 1024 // 1024} MB, which is the most at one time: "
            "export only the columns needed, or one year group"
        )
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise Unreadable(f"This is {kind}")


def _decoded(data: bytes) -> tuple[str, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], codec), codec[:6].rstrip("-")
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return _strictly(data, unmarked), "utf-16"
    try:
        return data.decode("utf-8").translate(_CONTROLS), "utf-8"
    except UnicodeDecodeError:
        return _strictly(data, "cp1252"), "windows-1252"


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by where its zero bytes fall: a table of mostly Latin text has one in nearly every pair."""
    zeros = data.count(0)
    if not zeros:
        return None
    first, second = data[0::2].count(0), data[1::2].count(0)
    if zeros < len(data) / 8 or min(first, second) > max(first, second) / 4:
        raise Unreadable(f"This is {_NOT_TEXT}")
    return "utf-16-le" if second > first else "utf-16-be"


def _strictly(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec).translate(_CONTROLS)
    except UnicodeDecodeError:
        raise Unreadable(f"This is {_NOT_TEXT}") from None
