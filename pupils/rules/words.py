"""How the words in a cell are compared: trimmed, folded, with punctuation out of the way."""

import re
import unicodedata

# The marks that files use for an apostrophe: straight, curly, modifier letters, prime, grave and acute.
APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032\uff07`\u00b4"

_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_DROP_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES))
_BLANKS = {"", "null", "na", "n a", "none", "nil", "unknown", "not known", "tbc", "pending", "not supplied", "blank"}


def folded(text: str) -> str:
    """The words of a text in plain small letters: "Down's  Syndrome" and "downs syndrome" come out the same."""
    plain = text.translate(_DROP_APOSTROPHES)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", plain.casefold().replace("&", " and ")).strip()


def squeezed(text: str) -> str:
    """The folded words without their spaces, so that "FirstName" equals "First name"."""
    return folded(text).replace(" ", "")


def says_nothing(text: str) -> bool:
    """Whether a cell of a coded column holds no answer: blank, a dash, "n/a", "NULL", "unknown".

    Never ask this of a name: Null, None and Na are surnames.
    """
    words = folded(text)
    return words in _BLANKS and (words != "" or not any(sign.isalnum() for sign in text))


def shown(text: str, longest: int = 40) -> str:
    """A cell's text as quoted in a sentence: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 3] + "..."
