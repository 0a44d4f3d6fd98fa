"""Plain hints about a text for families: sentences that are long, words that are hard, and a reading age.

Nothing here stops anybody from saving. Pure: text in, hints out; nothing is read, fetched or stored.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from senco.documents.glossary import GLOSSARY, Term

LONG_FROM = 20
"""Words. A sentence with more is pointed out. Plain-English advice is 15 to 20 on average."""
ENOUGH_WORDS = 40
"""Fewer words than this are too few for a reading age to mean anything."""
GRADE_TO_AGE = 5
"""Years. A school grade of the Flesch-Kincaid formula plus 5 is about the age of the reader."""
LATIN_SHARE, ENGLISH_SHARE = 0.9, 0.12
"""Shares of letters in Latin script, and of words that are the small change of English, below which we do not guess."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’-](?=[^\W_]))*")
BULLET = re.compile(r"\s*(?:[-*•‣·–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
LINE_END = re.compile(r"(?<=[\n\r\u2028\u2029])")
SENTENCE_END = re.compile(r"[.!?…]+[\"'’”)\]]*(?=\s|$)")
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|St)\.$")
SHORTENED = re.compile(r"\b(?:e\.g|i\.e|a\.m|p\.m|approx|etc|incl|vs|min|mins|hrs?)\.$")
SMALL_WORDS = frozenset(
    WORD.findall(
        "a about all an and are as at be but by can could did do for from had has have he her his how i if in is it "
        "its me my not of on or our out she so that the their them they this to up us was we were what when which who "
        "will with would you your"
    )
)
SPOKEN = {"mr": 2, "mrs": 2, "ms": 1, "dr": 2}
"""Titles that are said longer than they are written, in syllables."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in a text: `text` is exactly `whole[at:end]`."""

    text: str
    at: int
    end: int
    words: int


@dataclass(frozen=True)
class HardWord:
    """A word from the glossary: as written (`whole[at:at + len(word)]`), and what to say instead."""

    word: str
    say: str
    at: int


@dataclass(frozen=True)
class Hints:
    """What may be said about a text. `reading_age` is in years, or None with the reason in `why_no_age`."""

    words: int
    long_sentences: tuple[Sentence, ...]
    jargon: tuple[HardWord, ...]
    reading_age: float | None
    why_no_age: str

    @property
    def age_words(self) -> str:
        """The reading age as one says it, or the reason why there is none."""
        if self.reading_age is None:
            return self.why_no_age
        return "over 18" if self.reading_age > 18 else f"about {round(self.reading_age)}"


def hints(text: str, *, names: Iterable[str] = (), language: str = "en-GB") -> Hints:
    """Read `text` as a family would. `names` (of the child, family and staff) count neither as words nor as jargon."""
    plain = without_names(text, names)
    found = sentences(text, plain)
    words = [word for s in found for word in WORD.findall(plain[s.at : s.end])]
    why = _why_no_age(plain, words, language)
    return Hints(
        words=len(words),
        long_sentences=tuple(s for s in found if s.words > LONG_FROM),
        jargon=jargon(plain) if language.startswith("en") else (),
        reading_age=None if why else _reading_age(words, len(found)),
        why_no_age=why,
    )


def _reading_age(words: list[str], sentence_count: int) -> float:
    """The age in years at which most can read these words, to one decimal, and never below 5.

    Flesch-Kincaid: 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59 is a school grade
    (Kincaid and others, 1975, on adults' technical English: a guide, not a measurement).
    """
    grade = 0.39 * len(words) / sentence_count + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return round(max(grade, 0.0) + GRADE_TO_AGE, 1)


def _why_no_age(text: str, words: list[str], language: str) -> str:
    letters = [c for c in text if c.isalpha()]
    if not words or not letters:
        return "There is nothing to read yet."
    if not language.startswith("en"):
        return "Reading age works for English only."
    if sum(map(_is_latin, letters)) < LATIN_SHARE * len(letters):
        return "Reading age works for English only, and part of this is in another script."
    if len(words) < ENOUGH_WORDS:
        return f"Reading age needs {ENOUGH_WORDS} words or more; there are {len(words)}."
    if sum(w.lower() in SMALL_WORDS for w in words) < ENGLISH_SHARE * len(words):
        return "This does not read like English sentences, so there is no reading age."
    return ""


def _is_latin(letter: str) -> bool:
    """Basic Latin to Latin Extended-B, and Latin Extended Additional (Vietnamese, Yoruba, Welsh)."""
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def without_names(text: str, names: Iterable[str]) -> str:
    """`text` with each part of each name blanked by as many spaces, so that positions stay.

    Only where written as a name is written, with its capitals: Will goes, will stays.
    """
    parts = sorted(
        {p for name in names for p in WORD.findall(name) if p[0] != p[0].lower() or not p.isascii()}, key=len
    )
    for part in reversed(parts):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", lambda m: " " * len(m.group()), text)
    return text


def sentences(text: str, counted: str = "") -> tuple[Sentence, ...]:
    """The sentences of `text`. A line end always ends one, so that list items without full stops count singly.

    `counted` is `text` with the names blanked, if words are to be counted without them.
    """
    spans = ((start + at, start + end) for start, line in _lines(text) for at, end in _spans(line))
    found = (Sentence(text[at:end], at, end, len(WORD.findall((counted or text)[at:end]))) for at, end in spans)
    return tuple(s for s in found if s.words)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in LINE_END.split(text):
        yield start, line
        start += len(line)


def _spans(line: str) -> Iterator[tuple[int, int]]:
    bullet = BULLET.match(line)
    at = bullet.end() if bullet else 0
    for stop in SENTENCE_END.finditer(line, at):
        if _goes_on(line[at : stop.start() + 1], line[stop.end() :].lstrip()):
            continue
        yield _trimmed(line, at, stop.end())
        at = stop.end()
    yield _trimmed(line, at, len(line))


def _goes_on(before: str, after: str) -> bool:
    """Whether the stop at the end of `before` belongs to a title, or to a shortened word in mid sentence."""
    if TITLE.search(before):
        return True
    return bool(SHORTENED.search(before)) and not after[:1].isupper()


def _trimmed(line: str, at: int, end: int) -> tuple[int, int]:
    piece = line[at:end]
    return at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())


def jargon(text: str) -> tuple[HardWord, ...]:
    """The glossary words in `text` in the order in which they stand; the longest spelling wins, none overlap."""
    pattern, terms = _jargon_pattern()
    found = []
    for match in pattern.finditer(text):
        term = terms[match.lastgroup or ""]
        found.append(HardWord(match.group(), term.say, match.start()))
    return tuple(found)


@cache
def _jargon_pattern() -> tuple[re.Pattern[str], dict[str, Term]]:
    spelled = sorted(((w, t) for t in GLOSSARY for w in t.words), key=lambda pair: -len(pair[0]))
    terms = {f"t{i}": term for i, (_, term) in enumerate(spelled)}
    choices = "|".join(f"(?P<t{i}>{_spelling(word)})" for i, (word, _) in enumerate(spelled))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)"), terms


def _spelling(word: str) -> str:
    """A pattern for one glossary word: spaces stretch, a plural s may follow, capitals matter in short forms only."""
    body = r"\s+".join(map(re.escape, word.split()))
    short_form = sum(c.isupper() for c in word) > 1 and " " not in word
    return f"{body}(?:['’]?s)?" if short_form else f"(?i:{body}s?)"


VOWELS = re.compile(r"[aeiouy]+")
APART = re.compile(
    r"""
    (?<![cglnstx])i[ao](?!ge|ur) | ya | iu | [^gp]eo(?!u) | [rd]eas?\b | [^gq]ua(?!r) | [^gq]ue[lnt] | uo(?!t)
    | [aeiouy]ing | ie[rt]\b | iest\b | [aeiou]y[aeiou] | eat[ei] | ei[st]\b | sm\b | [sd]n['’]t
    """,
    re.VERBOSE,
)
"""Neighbours that are one group of vowels in writing and two sounds in speech, and endings said with no vowel."""
SILENT = re.compile(
    r"""
    (?<=[^aeiouyl])e\b | (?<=[aeiouy]l)e\b
    | (?<=[^aeiouytd])(?<![^aeiouyl]l)ed\b
    | (?<=[^aeiouysxzcghl])es\b | (?<=[aeiouy]l)es\b
    | (?<=[^aeiouyl])e(?=ments?\b)
    | (?<=[aeiouy][^aeiouyl])e(?=(?:ly|ful\w*|less\w*|ness|thing|times?|body|where|work|ones?|lines?|tables?)\b)
    """,
    re.VERBOSE,
)
"""An e that is written and not said."""


def syllables(word: str) -> int:
    """About how many syllables an English word has, at least 1: groups of vowels, plus split pairs, less silent e.

    Figures count one a digit. Short forms in capitals are spelled out (EHCP: 4) where they cannot be said (SENCO: 2).
    """
    if word.isdigit():
        return len(word)
    if len(word) > 1 and word.isupper() and (len(word) < 4 or not re.search("[AEIOU]", word[1:])):
        return len(word) + 2 * word.count("W")
    return sum(_syllables(part) for part in word.lower().split("-") if part) or 1


def _syllables(word: str) -> int:
    counted = len(VOWELS.findall(word)) + len(APART.findall(word)) - len(SILENT.findall(word))
    return SPOKEN.get(word) or max(counted, 1)
