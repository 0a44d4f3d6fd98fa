"""The table by which a suggestion is made: the first row that holds. A person decides, and gives reasons of their own.

Nothing here says that a provision worked or brought a change about: without a comparison group nobody can know.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from provision.rules.impact.group import Side
from provision.rules.impact.kinds import Still
from senco.access.rules.words import plural


class Suggestion(StrEnum):
    """What is suggested for a provision."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"
    MORE = "need more data"
    TOO_FEW = "too few to tell"
    NARRATIVE = "narrative"


@dataclass(frozen=True)
class Seen:
    """All that the table looks at."""

    n: int
    minimum: int
    gains: int
    losses: int
    unknown: int
    under_way: int
    left_out: int
    still: Still
    side: Side | None
    hours: Fraction | None
    narrative: bool = False

    @property
    def enough_to_end(self) -> bool:
        """Twice the school's minimum: below it nothing is ended or changed because too little was seen."""
        return self.n >= 2 * self.minimum


@dataclass(frozen=True)
class Row:
    """One row: when it holds, in code and in words, what it suggests and why."""

    when: str
    holds: Callable[[Seen], bool]
    suggests: Suggestion
    why: Callable[[Seen], str]


def _of(seen: Seen, number: int) -> str:
    return f"{number} of {plural(seen.n, 'pupil')}"


ROWS = (
    Row(
        "the measure is narrative",
        lambda seen: seen.narrative,
        Suggestion.NARRATIVE,
        lambda seen: "What is told in words is read, not counted: no number is made of it.",
    ),
    Row(
        "fewer pupils were measured twice than the school's minimum",
        lambda seen: seen.n < seen.minimum,
        Suggestion.TOO_FEW,
        lambda seen: f"{plural(seen.n, 'pupil')} measured twice; this school says nothing of fewer than {seen.minimum}.",
    ),
    Row(
        "a pupil of the file could not be read",
        lambda seen: seen.left_out > 0,
        Suggestion.MORE,
        lambda seen: f"{plural(seen.left_out, 'pupil')} could not be read and might turn the picture: mend the file first.",
    ),
    Row(
        "no hour was delivered",
        lambda seen: seen.hours == 0,
        Suggestion.MORE,
        lambda seen: "No hour was delivered, so nothing that was measured can speak of this provision.",
    ),
    Row(
        "the error of a value is not known",
        lambda seen: seen.unknown > 0,
        Suggestion.MORE,
        lambda seen: f"For {_of(seen, seen.unknown)} the error of the measure is not known, so no change can be told from "
        "chance by arithmetic. What the adults saw counts, or a measure whose error is known.",
    ),
    Row(
        "more pupils are still under way than were measured twice",
        lambda seen: seen.under_way > seen.n,
        Suggestion.MORE,
        lambda seen: f"{plural(seen.under_way, 'pupil')} still under way, {seen.n} measured twice: those who are missing may "
        "differ from those who are there.",
    ),
    Row(
        "clear losses outnumber clear gains, and the interval of the middle change lies on the side of loss",
        lambda seen: seen.losses > seen.gains and seen.side is Side.LOSS,
        Suggestion.STOP,
        lambda seen: f"A clear loss for {_of(seen, seen.losses)}, a clear gain for {seen.gains}, and the typical child did "
        + ("not keep pace." if seen.still is Still.FALLS_BEHIND else "worse than at the start."),
    ),
    Row(
        "clear losses outnumber clear gains, and more than one in ten shows one",
        lambda seen: seen.losses > seen.gains and 10 * seen.losses > seen.n,
        Suggestion.CHANGE,
        lambda seen: f"A clear loss for {_of(seen, seen.losses)}, a clear gain for {seen.gains}.",
    ),
    Row(
        "ages: the interval of the middle change lies below the time that went by",
        lambda seen: seen.still is Still.FALLS_BEHIND and seen.side is Side.LOSS,
        Suggestion.CHANGE,
        lambda seen: "The typical child gained fewer months than went by.",
    ),
    Row(
        "clear gains outnumber clear losses, and the interval of the middle change lies on the side of gain (of ages: above the "
        "time that went by; measures on which children mostly rise with age need the next row)",
        lambda seen: seen.still is not Still.GROWS and seen.side is Side.GAIN and seen.gains > seen.losses,
        Suggestion.KEEP,
        lambda seen: f"A clear gain for {_of(seen, seen.gains)}, a clear loss for {seen.losses}, and the typical child "
        + {
            Still.PACE: "caught up with children of its age.",
            Still.FALLS_BEHIND: "gained more months than went by.",
        }.get(seen.still, "did better than at the start."),
    ),
    Row(
        "at least half show a clear gain and at most one in ten a clear loss (of ages this alone is not enough)",
        lambda seen: seen.still is not Still.FALLS_BEHIND and 2 * seen.gains >= seen.n and 10 * seen.losses <= seen.n,
        Suggestion.KEEP,
        lambda seen: f"A clear gain for {_of(seen, seen.gains)}, a clear loss for {seen.losses}."
        + (" Children mostly rise on this measure as they grow, whatever is done." if seen.still is Still.GROWS else ""),
    ),
    Row(
        "the interval lies on the side of gain, and no pupil shows a clear change",
        lambda seen: seen.side is Side.GAIN and seen.gains == 0,
        Suggestion.MORE,
        lambda seen: "The typical change is a gain, but for no child is it larger than the measure's error: measure over a "
        "longer time, or with a finer measure.",
    ),
    Row(
        "compared with age, and no pupil shows a clear gain",
        lambda seen: seen.still is Still.PACE and seen.gains == 0,
        Suggestion.CHANGE,
        lambda seen: (f"All but {seen.losses} kept" if seen.losses else "All kept")
        + " pace with children of their age, and none clearly caught up. If keeping pace was the aim, it was met: then keep it.",
    ),
    Row(
        "no pupil shows a clear gain, of at least twice the minimum (not compared with age)",
        lambda seen: seen.gains == 0 and seen.enough_to_end,
        Suggestion.STOP,
        lambda seen: f"Not one of {plural(seen.n, 'pupil')} shows a clear gain.",
    ),
    Row(
        "some show a clear gain and others not, of at least twice the minimum",
        lambda seen: seen.enough_to_end,
        Suggestion.CHANGE,
        lambda seen: f"A clear gain for {_of(seen, seen.gains)}, a clear loss for {seen.losses}: look for whom it went well, "
        "and what was different for the others.",
    ),
    Row(
        "anything else",
        lambda seen: True,
        Suggestion.MORE,
        lambda seen: f"A clear gain for {_of(seen, seen.gains)}, a clear loss for {seen.losses}: with so few it could turn "
        "either way.",
    ),
)

CAUTIONS = (
    "There was no comparison group: nobody knows how these children would have changed without it.",
    "Low starters tend to rise: children who are chosen for a poor value mostly have a better one the second time, whatever is done.",
)
DECIDES = "This is a suggestion. A person decides, and writes down why."


def suggest(seen: Seen) -> tuple[Suggestion, str]:
    """The suggestion of the first row that holds, with its reason."""
    row = next(row for row in ROWS if row.holds(seen))
    return row.suggests, row.why(seen)
