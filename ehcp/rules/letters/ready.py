"""What still stands in the way of making a letter: gaps that nobody filled, placeholders that were left, no address."""

from ehcp.rules.letters.placeholders import KNOWN
from senco.access.rules.words import listed
from senco.documents.rules.placeholders import gaps, left_over

LONGEST_QUOTED = 48  # letters of a gap where it is named; enough to find it by
NO_ADDRESSEE = "Write to whom the letter goes: the name on the first line, the address under it."


def unready(*, addressee: str, subject: str, text: str) -> dict[str, str]:
    """The reason for each of the three parts that is not ready, by its name; empty where the letter can be made."""
    parts = {"addressee": addressee, "subject": subject, "text": text}
    found = {name: why for name, words in parts.items() if (why := _why_not(words))}
    if not addressee.strip():
        found["addressee"] = NO_ADDRESSEE
    return found


def _why_not(words: str) -> str:
    if open_gaps := gaps(words):
        number = "A gap is" if len(open_gaps) == 1 else f"{len(open_gaps)} gaps are"
        return f"{number} still open: {listed([_shortened(one) for one in open_gaps])}. Write what belongs there, or take it out with its brackets."
    if left := left_over(words, KNOWN):
        return f"{listed(left)} belongs in the wording that the school keeps. Here, write what shall stand in its place."
    return ""


def _shortened(gap: str) -> str:
    return gap if len(gap) <= LONGEST_QUOTED else f"{gap[: LONGEST_QUOTED - 2].rstrip()}…]"
