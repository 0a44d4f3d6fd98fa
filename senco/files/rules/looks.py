"""What a file is, told by its bytes: neither its name nor what the browser says of it is believed.

Nothing is unpacked here: of an Office file only the list of its parts is read, and its first lines where they say what it is.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
PARTS_LIMIT = 2_000
"""Parts of an Office file. A report with a hundred pictures has about 200."""
UNPACKED_LIMIT = 200 * MEGABYTE
RATIO_LIMIT = 100
"""How many times larger than packed. Text in Office files is 5 to 20 times larger."""
HEAD = 64 * 1024
"""Bytes of a part that are read to learn what the whole is."""

END_OF_LIST, END_OF_LIST_BYTES = b"PK\x05\x06", 22
"""How the list of parts ends, and how far from there it is to the end of the file where nothing is written behind it."""

TOO_LARGE = (
    f"This file has more than {MOST_BYTES // MEGABYTE} MB. Scan it in black and white or with fewer dots per inch, "
    "or split it, then try again."
)
EMPTY = "This file is empty. Save it again, then choose the new one."
ALLOWED = "PDF, Word (.docx), OpenDocument text (.odt), or a picture (JPEG, PNG, WebP)"
NOT_KNOWN = f"This is not a kind of file that is kept here. Save it as one of these, then try again: {ALLOWED}."
DAMAGED = (
    "This file is damaged: its parts cannot be read. Open it where it was made, save it again, then try the new one."
)
BOMB = "Unpacked, this file would be far too large to be a letter or report. Save it as PDF, then try again."
MACROS = "There is a program (a macro) in this file, which is not kept here. Save it as PDF, then try again."
TWO_IN_ONE = (
    "There is a second file hidden in this one, so it is not kept. Open it, print it to a new PDF, then try that one."
)
PROGRAM = (
    "This file is a program and not a document, so it is not kept. If somebody sent it to you, tell your IT support."
)
PAGE = f"This is a web page or a drawing that can hold programs, so it is not kept. Print it to PDF, or save it as: {ALLOWED}."
OLD_OFFICE = (
    "This is an old Office file, or one with a password. Open it, then save it as PDF or as .docx without a password."
)
OTHER_OFFICE = "Tables and slides are not kept as they are. Print this file to PDF, then try again."
HEIC = (
    "This picture is in Apple's own format. On the iPhone choose Settings, Camera, Formats, Most Compatible; "
    "or open it and save it as JPEG."
)


class Kind(StrEnum):
    """What is kept. The value is the ending that the file gets when it is handed out."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"

    @property
    def is_picture(self) -> bool:
        """Is it drawn anew before it is kept?"""
        return self in (Kind.JPEG, Kind.PNG, Kind.WEBP)

    @property
    def content_type(self) -> str:
        """The content type under which it is handed out."""
        return CONTENT_TYPES[self]

    @property
    def label(self) -> str:
        """The kind in words."""
        return LABELS[self]


CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
}
LABELS = {
    Kind.PDF: "PDF",
    Kind.DOCX: "Word",
    Kind.ODT: "OpenDocument",
    Kind.JPEG: "picture",
    Kind.PNG: "picture",
    Kind.WEBP: "picture",
}


@dataclass(frozen=True)
class Look:
    """What a look at the bytes found: the kind, or why the file is not kept."""

    kind: Kind | None = None
    why_not: str = ""


def look_at(data: bytes) -> Look:
    """What this file is, and whether it may be kept."""
    if not data:
        return Look(why_not=EMPTY)
    if len(data) > MOST_BYTES:
        return Look(why_not=TOO_LARGE)
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"\xff\xd8\xff"):
        return Look(Kind.JPEG)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Look(Kind.PNG)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Look(Kind.WEBP)
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    return Look(why_not=_in_words(data))


def _in_words(data: bytes) -> str:
    """Why something else is not kept."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLD_OFFICE
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"):
        return HEIC
    if data.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")) or start.startswith(
        b"<?php"
    ):
        return PROGRAM
    if start.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<body", b"<head")):
        return PAGE
    return NOT_KNOWN


def _pdf(data: bytes) -> Look:
    body, end, rest = data.rpartition(b"%%EOF")
    if not end:
        return Look(why_not=DAMAGED)
    # What opens as another kind of file too has something before the beginning, behind the end, or between the lines.
    opening = data[:1024].lower()
    if rest.strip(b"\x00 \t\r\n") or any(tag in opening for tag in (b"<html", b"<script", b"<svg", b"<?php")):
        return Look(why_not=TWO_IN_ONE)
    if zipfile.is_zipfile(io.BytesIO(data)):
        return Look(why_not=TWO_IN_ONE)
    return Look(why_not=MACROS) if _launches(body) else Look(Kind.PDF)


def _launches(body: bytes) -> bool:
    """Does this PDF ask to start a program of the reader's computer?"""
    return any(mark in body for mark in (b"/Launch ", b"/Launch/", b"/Launch\r", b"/Launch\n", b"/Launch>"))


def _zip(data: bytes) -> Look:
    if data.rfind(END_OF_LIST) != len(data) - END_OF_LIST_BYTES:
        return Look(why_not=TWO_IN_ONE if END_OF_LIST in data else DAMAGED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _office(packed, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return Look(why_not=DAMAGED)


def _office(packed: zipfile.ZipFile, size: int) -> Look:
    parts = packed.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > PARTS_LIMIT or total > UNPACKED_LIMIT or (total > MEGABYTE and total > RATIO_LIMIT * size):
        return Look(why_not=BOMB)
    names = {part.filename.lower() for part in parts}
    if len(names) != len(parts) or any(_leads_out(name) for name in names):
        return Look(why_not=DAMAGED)
    if min(part.header_offset for part in parts) != 0:
        return Look(why_not=TWO_IN_ONE)
    if any(_is_program(name) for name in names):
        return Look(why_not=MACROS)
    return _which_office(packed, names)


def _which_office(packed: zipfile.ZipFile, names: set[str]) -> Look:
    if "[content_types].xml" in names:
        types = _head_of(packed, "[Content_Types].xml").lower()
        if b"macroenabled" in types or b"vbaproject" in types:
            return Look(why_not=MACROS)
        is_text = b"wordprocessingml.document.main+xml" in types and "word/document.xml" in names
        return Look(Kind.DOCX) if is_text else Look(why_not=OTHER_OFFICE)
    if "mimetype" in names:
        said = _head_of(packed, "mimetype").strip()
        if said == CONTENT_TYPES[Kind.ODT].encode() and "content.xml" in names:
            return Look(Kind.ODT)
        return Look(why_not=OTHER_OFFICE if said.startswith(b"application/vnd.oasis.opendocument") else NOT_KNOWN)
    return Look(why_not=NOT_KNOWN)


def _head_of(packed: zipfile.ZipFile, name: str) -> bytes:
    """The first bytes of a part, however large it says it is."""
    with packed.open(name) as part:
        return part.read(HEAD)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or "\x00" in name or ":" in name


def _is_program(name: str) -> bool:
    ending = name.rsplit(".", 1)[-1]
    folders = name.split("/")[:-1]
    return (
        "vbaproject" in name
        or ending in {"exe", "dll", "js", "vbs", "bat", "cmd", "ps1", "jar", "html", "htm", "svg", "php", "sh", "scr"}
        or bool({"basic", "scripts", "activex"} & set(folders))
    )
