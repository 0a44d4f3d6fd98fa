"""Says in words what was found for one pupil and for a group, with the sign of a change and the limits of what is known."""

from fractions import Fraction

from provision.rules.impact.change import CLEAR, NORM_SD, Change, Verdict
from provision.rules.impact.group import Group, Interval
from provision.rules.impact.kinds import Direction, Scale, Still
from provision.rules.impact.numbers import in_figures, rounded
from provision.rules.impact.reading import Measure
from senco.access.rules.words import plural


def moved(value: Fraction, measure: Measure, time: str = "") -> str:
    """A change in words: ``rose by 14 points``, ``fell by 6 points in 5.9 months, which on this measure is better``."""
    if value == 0:
        return f"stayed the same{time}"
    size = abs(value)
    point = measure.kind.point
    many = point.replace("word per", "words per") if point.startswith("word ") else f"{point}s"
    said = f"{'rose' if value > 0 else 'fell'} by {in_figures(size)} {point if size == 1 else many}{time}"
    if measure.direction is Direction.DOWN:
        said += f", which on this measure is {'worse' if value > 0 else 'better'}"
    return said


def change_in_words(change: Change, measure: Measure) -> str:
    """One sentence or two for a pupil."""
    time = f" in {in_figures(change.months, 1)} months" if change.days else " on one day, with no time between"
    said = [f"{change.verdict.value.capitalize()}: the value {moved(change.value, measure, time)}."]
    if change.verdict is Verdict.UNKNOWN:
        said.append("Whether that is more than the measure's error cannot be told." if change.value else "")
    if change.verdict is Verdict.NONE:
        said.append("That is within the measure's error." if change.value else "")
    if measure.still is Still.PACE and (change.verdict is Verdict.NONE or change.value == 0):
        far = ", as far as this measure can tell" if change.value else ""
        said.append(f"It kept pace with age{far}: children of the same age moved on, and so did this child.")
    if change.ratio is not None:
        said.append(f"{in_figures(change.ratio)} months gained for each month that went by{_pace(change)}.")
    return " ".join(part for part in said if part)


def _pace(change: Change) -> str:
    """How a gain stands beside the time that went by: more or less than it only beyond the measure's error."""
    if change.beyond_is_clear is None or change.beyond_age is None:
        return "; 1 is the pace of age"
    if not change.beyond_is_clear:
        return ": as far as this measure can tell, the pace of age"
    return ": clearly more than the time" if change.beyond_age > 0 else ": clearly less than the time"


def error_of(measure: Measure) -> dict[str, object]:
    """What is known of a measure's error, and from which change on it is clear."""
    if measure.variance is not None:
        spread = float(measure.variance) ** 0.5
        unit = measure.kind.point + "s"
        return {
            "standard_error_of_difference": rounded(spread, 3),
            "clear_beyond": rounded(float(CLEAR) * spread, 2),
            "in_words": f"A change is clear beyond {in_figures(float(CLEAR) * spread)} {unit} either way.",
        }
    if measure.kind.scale is Scale.RANK and measure.reliability is not None:
        spread = float(2 * (1 - measure.reliability)) ** 0.5 * NORM_SD
        return {
            "clear_beyond_in_standardised_points": rounded(float(CLEAR) * spread, 2),
            "in_words": f"A change is clear beyond {in_figures(float(CLEAR) * spread)} points of a standardised score either way; how many "
            "percentile points that is depends on where it begins.",
        }
    if measure.kind.scale is Scale.SHARE:
        return {"in_words": "Known for each pupil whose “sessions” are given, since it is a share of them. Absences come in runs, so the true error is larger."}
    said = {
        Scale.STEPS: "Steps have no error that is known: how many were moved is said, and never called clear.",
        Scale.WORDS: "The engagement model is told in words and gets no number.",
    }
    return {
        "in_words": said.get(
            measure.kind.scale,
            "No error is known, so no change is called clear. The test's manual gives its reliability and standard deviation, or its "
            "standard error of measurement.",
        )
    }


def interval_in_words(group: Group, interval: Interval) -> str:
    """How sure the middle change is."""
    return (
        f"With {plural(group.n, 'pupil')}, an interval made this way holds the middle change of all such children about "
        f"{in_figures(100 * interval.coverage, 1)} times in 100."
    )
