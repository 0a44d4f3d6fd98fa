"""The table of measures: what each is called, which way is better, where it begins and ends, what no change means."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum
from fractions import Fraction


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class Scale(Enum):
    """What may be done with the values of a measure."""

    EVEN = "numbers: differences are reckoned, with the test's error where it is known"
    AGE = "ages in years;months: months gained are held against the months that went by"
    RANK = "percentiles: uneven, so clear change is judged on the normal curve behind them"
    SHARE = "a percentage of sessions: clear change is judged by the number of sessions"
    STEPS = "steps in an order: counted, never averaged, no error known"
    WORDS = "words: narrative, no number at all"


class Still(StrEnum):
    """What it means when a value stays the same."""

    PACE = "kept pace with age"
    FALLS_BEHIND = "stood still while age went on"
    GROWS = "stood still where children mostly rise with age"
    STEADY = "stayed as it was"


@dataclass(frozen=True)
class Kind:
    """One row of the table. ``direction`` is None where the file has to say it; ``either`` where it may say otherwise."""

    unit: str
    also: tuple[str, ...]
    scale: Scale
    still: Still
    direction: Direction | None = Direction.UP
    either: bool = False
    lowest: Fraction | None = None
    highest: Fraction | None = None
    whole: bool = False
    mean: Fraction | None = None
    sd: Fraction | None = None
    steps: tuple[str, ...] = ()
    names_first: int = 0
    in_months: bool = False
    point: str = "point"
    note: str = ""


_SIX = "Six months of teaching and six months of growing older are both in it."
_BOXALL = "136 is the highest sum of the 34 items of a part; strands have lower ones, which are not told apart here."
LONGEST_NAME = 100  # letters; nothing longer is compared with names that are known
FURTHEST = Fraction(16, 3)
"""How many standard deviations from the mean a score of a test with norms may lie: 20 to 180 where the mean is 100 and
the SD 15, wider than the scales of the usual tests."""


def _age(unit: str, *also: str, in_months: bool = False) -> Kind:
    return Kind(
        unit, also, Scale.AGE, Still.FALLS_BEHIND, lowest=Fraction(1), highest=Fraction(239), whole=True, in_months=in_months,
        point="month", note=_SIX,
    )  # fmt: skip


def _norm(unit: str, also: tuple[str, ...], mean: int, sd: int, lowest: int | None = None, highest: int | None = None) -> Kind:
    low = Fraction(lowest) if lowest is not None else mean - FURTHEST * sd
    high = Fraction(highest) if highest is not None else mean + FURTHEST * sd
    return Kind(
        unit, also, Scale.EVEN, Still.PACE, either=True, lowest=low, highest=high, mean=Fraction(mean), sd=Fraction(sd),
        note="Compared with children of the same age: who stays the same has learned as much as they have.",
    )  # fmt: skip


def _scored(
    unit: str, also: tuple[str, ...], highest: int, direction: Direction | None, note: str = "",
    still: Still = Still.STEADY, *, lowest: int = 0, whole: bool = True,
) -> Kind:  # fmt: skip
    return Kind(unit, also, Scale.EVEN, still, direction, lowest=Fraction(lowest), highest=Fraction(highest), whole=whole, note=note)


KINDS = (
    _norm("standardised score", ("standard score", "standardized score", "standard age score", "SAS", "SS", "age standardised score", "standardised", "standardised scores", "standard scores", "reading standardised score", "spelling standardised score", "maths standardised score"), 100, 15),
    _norm("T-score", ("t score", "tscore"), 50, 10, 0, 100),
    _norm("subtest score", ("scaled score of a subtest", "subtest scaled score"), 10, 3, 1, 19),
    _norm("stanine", ("stanines",), 5, 2, 1, 9),
    _norm("z-score", ("z score",), 0, 1),
    Kind(
        "percentile", ("percentile rank", "centile", "percentiles", "%ile"), Scale.RANK, Still.PACE, either=True,
        lowest=Fraction(0), highest=Fraction(100), point="percentile point",
        note="From 50 to 60 is a small move, from 5 to 15 a large one. 0 and 100 have no place on the scale.",
    ),
    _age("reading age", "RA", "reading age (years;months)", "word reading age", "comprehension age"),
    _age("spelling age", "SA", "spelling age (years;months)"),
    _age("maths age", "number age", "mathematics age", "maths age (years;months)"),
    _age("language age", "age equivalent", "developmental age", "vocabulary age"),
    _age("age in months", "reading age in months", "reading age (months)", "spelling age in months", "spelling age (months)", "months", in_months=True),
    Kind(
        "words per minute", ("wpm", "words correct per minute", "wcpm", "words/min", "words read per minute", "words a minute", "words correct/min", "words correct a minute", "reading rate", "reading speed"),
        Scale.EVEN, Still.GROWS, lowest=Fraction(0), highest=Fraction(400), point="word per minute",
    ),
    _scored("SDQ total difficulties", ("SDQ", "SDQ total", "strengths and difficulties", "strengths and difficulties questionnaire", "SDQ teacher", "SDQ parent", "SDQ self report", "SDQ total difficulties score"), 40, Direction.DOWN, "Emotional, conduct, hyperactivity and peer scales together; parent's and teacher's forms are not to be mixed."),
    _scored("SDQ scale", ("SDQ subscale", "SDQ emotional", "SDQ conduct", "SDQ hyperactivity", "SDQ peer", "SDQ impact", "SDQ emotional symptoms", "SDQ conduct problems", "SDQ peer problems"), 10, Direction.DOWN),
    _scored("SDQ prosocial", ("SDQ pro-social", "SDQ prosocial scale"), 10, Direction.UP),
    _scored("Boxall developmental", ("Boxall profile developmental", "Boxall developmental strands", "Boxall section 1"), 136, Direction.UP, _BOXALL),
    _scored("Boxall diagnostic", ("Boxall profile diagnostic", "Boxall diagnostic profile", "Boxall section 2"), 136, Direction.DOWN, _BOXALL),
    Kind(
        "attendance", ("attendance %", "attendance percent", "attendance percentage", "percent attendance", "percentage attendance", "% attendance", "attendance rate", "attendance (percent of sessions)", "sessions attended percent"),
        Scale.SHARE, Still.STEADY, lowest=Fraction(0), highest=Fraction(100), point="percentage point",
        note="With “sessions” beside each value the error is known. Absences come in runs, so it is rather larger than that.",
    ),
    Kind(
        "absence", ("absence %", "absence percent", "absence percentage", "percentage absence"),
        Scale.SHARE, Still.STEADY, Direction.DOWN, lowest=Fraction(0), highest=Fraction(100), point="percentage point",
    ),
    Kind("RAG", ("RAG rating", "red amber green", "traffic light", "traffic lights"), Scale.STEPS, Still.STEADY, steps=("red", "amber", "green"), point="step"),
    Kind("Leuven scale", ("Leuven", "Leuven scale of involvement", "Leuven scale of well-being"), Scale.STEPS, Still.STEADY, steps=("1", "2", "3", "4", "5"), point="level"),
    Kind(
        "pre-key stage standard", ("pre-key stage standards", "pre key stage", "pre-key stage", "PKS", "PKSS", "pre-key stage 1 standard", "pre-key stage 2 standard"),
        Scale.STEPS, Still.GROWS, steps=("below", "1", "2", "3", "4", "5", "6"), point="step",
        note="What lies above standard 6 is another scale: say it in words.",
    ),
    Kind(
        "small steps", ("small step", "steps", "own small steps", "school's own steps", "own steps"),
        Scale.STEPS, Still.GROWS, lowest=Fraction(0), highest=Fraction(1000), whole=True, point="step",
        note="The number of steps reached, or the name of the last one where the measure lists its “steps”, lowest first.",
    ),
    Kind(
        "goal attainment", ("goal attainment scaling", "goal attainment scale", "GAS", "GAS level"),
        Scale.STEPS, Still.STEADY, steps=("-2", "-1", "0", "1", "2"), names_first=-2, point="level",
        note="−2 much less than expected, 0 as expected, +2 much more. Each child's goals are its own, so levels are counted "
        "and not averaged.",
    ),
    Kind(
        "goal attainment T-score", ("GAS T-score", "GAS T", "goal attainment T"), Scale.EVEN, Still.STEADY,
        lowest=Fraction(0), highest=Fraction(100),
        note="50 is “as expected” over a child's goals (Kiresuk and Sherman 1968). Levels of the goals may be given as a list.",
    ),
    Kind("rating", ("rating scale", "likert", "likert scale", "scaling question", "confidence rating"), Scale.STEPS, Still.STEADY, None, lowest=Fraction(0), highest=Fraction(10), whole=True, point="step"),
    _scored("SATs scaled score", ("KS2 scaled score", "key stage 2 scaled score", "KS1 scaled score"), 120, Direction.UP, "Of the tests at the end of a key stage; 100 is the expected standard, whatever the month.", Still.GROWS, lowest=80),
    _scored("percentage", ("percent", "percent correct", "percentage correct", "percentage score"), 100, None, "Of right answers, or of anything but sessions. Say which direction is better.", Still.GROWS, whole=False),
    Kind("raw score", ("score", "raw", "points", "marks", "number correct", "items correct", "test score"), Scale.EVEN, Still.GROWS, None, note="Say which direction is better, and “lowest” and “highest” if the test has them."),
    Kind(
        "engagement model", ("engagement", "engagement model areas", "narrative", "the engagement model"), Scale.WORDS, Still.STEADY,
        note="Exploration, realisation, anticipation, persistence, initiation: told in words, for one child.",
    ),
)  # fmt: skip


def plainly(words: str) -> str:
    """A name without what people write differently: capitals, hyphens, brackets, spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", words.casefold().replace("%", " percent ").replace("’", "").replace("'", "")))


NAMES = {plainly(name): kind for kind in KINDS for name in (kind.unit, *kind.also)}


def kind_named(unit: str) -> Kind | None:
    """The row that a school means, however it writes its name."""
    return NAMES.get(plainly(unit))


def like(unit: str) -> list[str]:
    """The names of measures that look like a name nobody knows, nearest first."""
    near = get_close_matches(plainly(unit), NAMES, n=3, cutoff=0.6) if len(unit) <= LONGEST_NAME else []
    return list(dict.fromkeys(NAMES[name].unit for name in near))
