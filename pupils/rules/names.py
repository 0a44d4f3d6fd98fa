"""How names are looked for and put in order; a name itself is kept exactly as it was given."""

import re
import unicodedata

from pupils.rules.words import APOSTROPHES

# Letters that do not come apart into a plain letter and a mark.
_PLAIN = {
    "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00f8": "o", "\u00e6": "ae", "\u0153": "oe", "\u00fe": "th",
    "\u0131": "i", "\u0127": "h", "\u0167": "t", "\u014b": "n", "\u0259": "e", "\u0138": "k",
}  # fmt: skip
_TO_PLAIN = str.maketrans(_PLAIN)
_DROP = str.maketrans(dict.fromkeys(APOSTROPHES))
# Marks of Latin, Greek and Cyrillic letters. Vowel signs of other scripts are letters to their readers and stay.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_ACUTE = " \u0301"  # what the acute accent, typed for an apostrophe, comes apart into
_MOST_ROUNDS = 8


def search_key(text: str) -> str:
    """What a name is found by: small letters, no accents, no apostrophes, hyphens as spaces, one space between words.

    Equal for both ways of encoding an accent (NFC, NFD) and for either or no apostrophe. Applying it again changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    for _ in range(_MOST_ROUNDS):
        again = _folded_once(text)
        if again == text:
            break
        text = again
    return text


def sort_key(surname: str, forename: str) -> str:
    """What a list of people is ordered by, code point by code point (in PostgreSQL: COLLATE "C").

    The tab between the names comes before every other character, so Smith comes before Smith Jones.
    """
    return f"{search_key(surname)}\t{search_key(forename)}"


def display_name(surname: str, forename: str) -> str:
    """A name for a list: "Smith, Jack", or the one name of someone who has only one."""
    return ", ".join(part for part in (surname, forename) if part)


def parse_sex(text: str) -> str | None:
    """The census code F or M that a cell means; None for anything else, number codes included (files differ on them)."""
    word = "".join(letter for letter in text.casefold() if letter.isalpha())
    return {"f": "F", "female": "F", "girl": "F", "m": "M", "male": "M", "boy": "M"}.get(word)


def _folded_once(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).replace(_ACUTE, "").translate(_DROP)
    plain = unicodedata.normalize("NFKD", apart.casefold().translate(_TO_PLAIN))
    return " ".join("".join(_kept(letter) for letter in _MARKS.sub("", plain)).split())


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cf", "Cs"):
        return ""
    return " " if category[0] in "PZC" else letter


# The same for the letters and signs of plain ASCII, which most names are made of.
_ASCII = {code: "" if chr(code) in APOSTROPHES else _kept(chr(code)) for code in range(128)}
