"""Placeholders of a letter's template: names in curly brackets, from a fixed list, and nothing more.

There is no language behind them: a name is looked up in a table of finished texts, once. What stands in a value is never
looked at again, so nobody can write a placeholder into a child's name. What is missing becomes a gap, ``[fill in: …]``.
"""

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

TOKEN = re.compile(r"\{([^{}\n]{0,80})\}")
BRACKET = re.compile(r"[{}]")
GAP = re.compile(r"\[\s*fill[ -]?in\b[^\]\n]{0,200}\]?", re.IGNORECASE)
LONGEST_QUOTED = 30
"""Characters of a placeholder that is quoted back."""


@dataclass(frozen=True)
class Placeholder:
    """A name that may stand in a template: what it means, which is also what a gap asks for, and an example."""

    name: str
    means: str
    sample: str

    @property
    def written(self) -> str:
        """As it is written in a template: ``{child}``."""
        return f"{{{self.name}}}"


def slips(text: str, known: Collection[str]) -> list[str]:
    """What is wrong with the placeholders of a template, each with what to write instead; empty where all is well."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for match in TOKEN.finditer(line):
            if match.group(1) not in known:
                found.append(_unknown(number, match.group(1), known))
        if BRACKET.search(TOKEN.sub("", line)):
            nearest = _nearest(_after_bracket(line), known)
            found.append(
                f"Line {number}: a curly bracket stands alone. Write a placeholder with one on each side, such as "
                f"{{{nearest}}}, or take the bracket out."
            )
    return found


def filled(text: str, values: Mapping[str, str], means: Mapping[str, str]) -> str:
    """The text with every known placeholder replaced by its value, or by a gap that says what belongs there.

    ``means`` holds every known name. What is not known is left as it stands: ``slips`` refuses it in a template.
    """

    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in means:
            return match.group(0)
        value = " ".join(values.get(name, "").split())
        return value or gap(means[name])

    return TOKEN.sub(put, text)


def gap(what: str) -> str:
    """A gap that somebody has to fill: ``[fill in: the time of the meeting]``."""
    return f"[fill in: {what}]"


def gaps(text: str) -> list[str]:
    """The gaps that still stand in a text, each once, in order."""
    return list(dict.fromkeys(match.group(0).strip() for match in GAP.finditer(text)))


def left_over(text: str, known: Collection[str]) -> list[str]:
    """Known placeholders that still stand in a finished letter, each once, in order."""
    return list(dict.fromkeys(match.group(0) for match in TOKEN.finditer(text) if match.group(1) in known))


def _unknown(line: int, inner: str, known: Collection[str]) -> str:
    quoted = inner if len(inner) <= LONGEST_QUOTED else f"{inner[: LONGEST_QUOTED - 1]}…"
    said = f"“{{{quoted}}}” is no placeholder" if inner.strip() else "a placeholder has no name"
    return f"Line {line}: {said}. The nearest is {{{_nearest(inner, known)}}}; the list beside the text has them all."


def _nearest(inner: str, known: Collection[str]) -> str:
    """The known name that is most like what was written."""
    plain = re.sub(r"[^a-z_]+", "_", inner.lower()).strip("_")
    candidates = sorted(known)
    same_start = [name for name in candidates if plain and plain.startswith(f"{name}_")]
    if same_start:
        return max(same_start, key=len)
    return difflib.get_close_matches(plain, candidates, n=1, cutoff=0.0)[0]


def _after_bracket(line: str) -> str:
    """The word beside a bracket that stands alone."""
    rest = TOKEN.sub("", line)
    word = re.search(r"\{\s*([^\s{}]+)|([^\s{}]+)\s*\}", rest)
    return (word.group(1) or word.group(2)) if word else ""
