"""Reading a PDF back with poppler, as a search engine or a screen reader would."""

import re
import subprocess
import unicodedata

INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD])


def text_of(pdf: bytes) -> str:
    """The words of a PDF."""
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    said = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", said)[1])


def squashed(text: str) -> str:
    """Without spaces, line ends and direction marks, so that words broken over lines are found."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).translate(INVISIBLE))


def lost(pdf: bytes, *texts: str) -> list[str]:
    """The words of `texts` that are not in the PDF."""
    shown = squashed(text_of(pdf))
    return [word for text in texts for word in text.split() if squashed(word) not in shown]
