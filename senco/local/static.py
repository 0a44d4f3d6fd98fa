"""Whether what was collected for the web server is still what there is to collect, so that a later start is quick."""

import hashlib
from pathlib import Path

STAMP = "static.stamp"
# What decides the result: our own files, the versions of the packages that bring theirs, and which of them are taken.
SOURCES = ("static", "requirements.txt", "senco/staticfiles.py", "senco/settings.py")


def fingerprint(checkout: Path) -> str:
    """A digest of names and contents of all sources."""
    digest = hashlib.sha256()
    for source in SOURCES:
        path = checkout / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                digest.update(f"{file.relative_to(checkout)}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_fresh(checkout: Path, data: Path) -> bool:
    """Was the folder of static files collected from these sources?"""
    stamp = data / STAMP
    return (data / "static").is_dir() and stamp.is_file() and stamp.read_text() == fingerprint(checkout)


def mark(checkout: Path, data: Path) -> None:
    """Note from which sources the folder was collected."""
    (data / STAMP).write_text(fingerprint(checkout))
