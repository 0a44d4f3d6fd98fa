"""What is answered to a file about a provision, as plain values: pupil by pupil, and the group."""

from datetime import date
from fractions import Fraction
from typing import Any

from provision.rules.impact.change import Change, Verdict, change_between
from provision.rules.impact.given import Given, Row, read_file
from provision.rules.impact.group import Group, Interval, grouped
from provision.rules.impact.kinds import Scale
from provision.rules.impact.numbers import rounded
from provision.rules.impact.reading import Measure
from provision.rules.impact.suggestion import CAUTIONS, DECIDES, Seen, Suggestion, suggest
from provision.rules.impact.words import change_in_words, error_of, interval_in_words, moved
from senco.access.rules.words import plural


def answer(given: object, today: date) -> dict[str, Any]:
    """Answer a file as far as it can be read; what could not be is in ``problems``, of the file and of each pupil."""
    found = read_file(given, today)
    if found.measure is None:
        return nothing(*found.problems)
    measure = found.measure
    changes = {id(row): change_between(measure, row.entry, row.after) for row in found.rows if row.entry and row.after}
    return {
        "measure": {
            "unit": measure.kind.unit,
            "direction": measure.direction.value,
            "scale": measure.kind.scale.value,
            "error": error_of(measure),
            "note": measure.kind.note,
        },
        "pupils": [_pupil(row, changes.get(id(row)), measure) for row in found.rows],
        "group": _group(found, list(changes.values()), measure),
        "problems": found.problems,
    }


def nothing(*problems: str) -> dict[str, Any]:
    """The answer to what cannot be answered."""
    return {"measure": None, "pupils": [], "group": {}, "problems": list(problems)}


def has_problems(said: dict[str, Any]) -> bool:
    """Whether anything in an answer is a problem."""
    return bool(said["problems"]) or any(pupil["problems"] for pupil in said["pupils"])


def _pupil(row: Row, change: Change | None, measure: Measure) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": row.id, "change": None, "months": None, "ratio_gain": None, "reliable_change": None, "verdict": None,
        "in_words": "", "problems": row.problems,
    }  # fmt: skip
    if row.under_way:
        said |= {"verdict": Verdict.UNDER_WAY.value, "in_words": "Under way: there is no second value yet."}
    elif row.told:
        said |= {"verdict": Verdict.NARRATIVE.value, "in_words": "Told in words at both times: read them side by side."}
    elif change is not None:
        said |= {
            "change": rounded(change.value),
            "months": rounded(change.months),
            "ratio_gain": None if change.ratio is None else rounded(change.ratio),
            "reliable_change": None if change.index is None else rounded(change.index),
            "verdict": change.verdict.value,
            "in_words": change_in_words(change, measure),
        }
        if change.norm_scores is not None:
            before, after = change.norm_scores
            said["as_standardised_scores"] = {"entry": rounded(before, 1), "exit": rounded(after, 1), "change": rounded(after - before, 1)}
    return said


def _group(found: Given, changes: list[Change], measure: Measure) -> dict[str, Any]:
    narrative, steps = measure.kind.scale is Scale.WORDS, measure.kind.scale is Scale.STEPS
    group = grouped(changes, steps=steps)
    n = sum(row.told for row in found.rows) if narrative else group.n
    under_way, left_out = sum(row.under_way for row in found.rows), sum(row.left_out for row in found.rows)
    seen = Seen(
        n=n, minimum=found.minimum, gains=group.gains, losses=group.losses, unknown=group.counts.get(Verdict.UNKNOWN, 0),
        under_way=under_way, left_out=left_out, still=measure.still, side=group.side, hours=found.hours, narrative=narrative,
    )  # fmt: skip
    suggestion, why = suggest(seen)
    notes: list[str] = []
    said: dict[str, Any] = {"n": n, "under_way": under_way, "left_out": left_out, "minimum": found.minimum}
    said |= _laid_out(group, measure, notes, hidden=narrative or n < found.minimum)
    said |= _costs(found, group, seen, notes)
    if same_day := sum(one.days == 0 for one in changes):
        notes.append(f"{plural(same_day, 'pupil')} measured twice on one day, with no time between.")
    if under_way:
        notes.append(f"{plural(under_way, 'pupil')} still under way, counted apart; hours and cost are for all.")
    said |= {
        "verdict": suggestion.value,
        "reasons": [why],
        "notes": notes,
        "cautions": list(CAUTIONS),
        "decision": "" if suggestion in (Suggestion.TOO_FEW, Suggestion.NARRATIVE) else DECIDES,
    }
    return said


def _laid_out(group: Group, measure: Measure, notes: list[str], *, hidden: bool) -> dict[str, Any]:
    """How the changes lie; nothing of it where there are too few to tell."""
    said: dict[str, Any] = dict.fromkeys(
        ("distribution", "median_change", "interval", "median_ratio_gain", "ratio_gain_interval", "share_clear_gain", "share_clear_loss")
    )
    spread = group.spread
    if hidden or spread is None:
        return said
    said["distribution"] = {
        "lowest": rounded(spread.lowest), "lower_quartile": rounded(spread.lower), "median": rounded(spread.middle),
        "upper_quartile": rounded(spread.upper), "highest": rounded(spread.highest),
        "verdicts": {verdict.value: group.counts[verdict] for verdict in Verdict if verdict in group.counts},
    }  # fmt: skip
    said |= {"median_change": rounded(spread.middle), "interval": _interval(group.interval)}
    notes.append(f"For the child in the middle the value {moved(spread.middle, measure)}.")
    if group.interval is None:
        notes.append("For an interval of 95 in 100 at least 6 pupils are needed.")
    else:
        notes.append(interval_in_words(group, group.interval))
    if measure.kind.scale is Scale.RANK:
        notes.append("Percentile points are uneven: read the middle change with the standardised scores beside each pupil.")
    if group.ratio is not None:
        said |= {"median_ratio_gain": rounded(group.ratio), "ratio_gain_interval": _interval(group.ratio_interval)}
    if not group.counts.get(Verdict.UNKNOWN):
        said |= {
            "share_clear_gain": rounded(Fraction(group.gains, group.n), 3),
            "share_clear_loss": rounded(Fraction(group.losses, group.n), 3),
        }
    return said


def _interval(interval: Interval | None) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {"low": rounded(interval.low), "high": rounded(interval.high), "coverage": rounded(interval.coverage, 4)}


def _costs(found: Given, group: Group, seen: Seen, notes: list[str]) -> dict[str, Any]:
    """Money by the hour that was delivered, and by the clear gain, each only where it can be said."""
    hours, cost = found.hours, found.cost
    by_hour = by_gain = None
    if cost is None or hours is None:
        missing = [name for name, value in (("hours_delivered", hours), ("cost", cost)) if value is None]
        notes.append(f"No cost per hour: {' and '.join(missing)} not known.")
    elif hours == 0:
        notes.append("No cost per hour: no hour was delivered.")
    else:
        by_hour = rounded(cost / hours)
    if cost is not None and not seen.narrative and seen.n >= seen.minimum:
        if seen.unknown:
            notes.append("No cost per clear gain: the error of the measure is not known.")
        elif not group.gains:
            notes.append("No cost per clear gain: there was none.")
        else:
            by_gain = rounded(cost / group.gains)
    return {
        "hours_delivered": None if hours is None else rounded(hours),
        "cost": None if cost is None else rounded(cost),
        "cost_per_hour": by_hour,
        "cost_per_clear_gain": by_gain,
    }
