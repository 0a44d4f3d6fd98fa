"""Reading a PDF as a person gets it: how many pages, and what stands on them (poppler's tools)."""

import subprocess
import tempfile
from pathlib import Path


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    lines = _said("pdfinfo", pdf).splitlines()
    return int(next(line for line in lines if line.startswith("Pages:")).split()[1])


def text_of(pdf: bytes) -> str:
    """Its words, with one space between them."""
    return " ".join(_said("pdftotext", pdf, "-").split())


def _said(tool: str, pdf: bytes, *words: str) -> str:
    assert pdf.startswith(b"%PDF"), pdf[:80]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(pdf)
        return subprocess.run([tool, str(file), *words], check=True, capture_output=True, text=True).stdout
