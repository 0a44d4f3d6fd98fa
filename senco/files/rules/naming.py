"""The name under which a file came, made safe to show; and the one under which it leaves, which names no child."""

import unicodedata
from datetime import date

from senco.files.rules.looks import Kind

LONGEST = 150
NAMELESS = "File without a name"


def shown_name(given: str) -> str:
    """A file's own name without folders, control characters and marks that turn the direction of writing.

    A long one keeps its beginning and its end. It is shown as text only and never leads anywhere on the disk.
    """
    last = given.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    line = " ".join(kept.split()).strip(". ")
    if len(line) > LONGEST:
        line = f"{line[: LONGEST - 21]}…{line[-20:]}"
    return line or NAMELESS


def handed_out_name(what: str, on: date, kind: Kind) -> str:
    """The name for the folder of downloads: what it is, its day and the ending that its bytes ask for."""
    return f"{what}-{on.isoformat()}.{kind.value}"


def size_words(size: int) -> str:
    """How large, in words: ``12 KB``, ``3.4 MB``, ``1.2 GB``."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    if size < 1024**3:
        return f"{size / 1024**2:.1f} MB"
    return f"{size / 1024**3:.1f} GB"
