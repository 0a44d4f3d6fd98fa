"""Prints what the measures are and by which rules a change and a provision are judged, as in ``docs/impact.md``."""

from provision.rules.impact.kinds import KINDS, Direction, Kind, Scale
from provision.rules.impact.numbers import in_figures
from provision.rules.impact.reading import age_in_words
from provision.rules.impact.suggestion import CAUTIONS, DECIDES, ROWS

_HEAD = """# Honest impact

Printed by `manage.py impact --explain` from the tables of the rules; a test compares them.

`manage.py impact FILE` (or `-` for standard input) answers a file about one provision and one measure with JSON. It needs no
database and changes nothing. The rules are in `provision/rules/impact/`. There are no pages for it and nothing of it is stored
yet: a school can ask the command, and no child's record knows of it.

```json
{"measure": {"unit": "standardised score", "direction": "up", "sd": 15, "reliability": 0.9},
 "pupils": [{"id": "a", "entry": {"on": "2026-01-08", "value": 80}, "exit": {"on": "2026-07-08", "value": 94}}],
 "hours_delivered": 40, "cost": 760.0, "minimum": 5}
```

Of a measure, `direction` may be left out where the table below has one, `sd` where the scale has one, and `sem` (the standard
error of measurement) may stand for `sd` and `reliability`; `lowest` and `highest` are the ends of a raw score, `steps` the names
of a school's own steps; `name`, `test` and `form`, and `provision` beside the measure, are for who reads the file. A pupil without `exit` is under way and counted apart. A value that cannot be, a day that lies ahead, an
exit before its entry, an id that stands twice, a name that is not known: each is named in `problems`, and the exit status is 1.
What can be answered beside it is answered, but of a group with a pupil who could not be read nothing is suggested.

## A pupil

- **`change`** is the second value less the first, with the sign of the measure: where less is better, a fall is a gain, and the
  words say so. Ages are reckoned in months, steps by their place.
- **`months`** are days divided by 30.4375, a twelfth of a year.
- **`ratio_gain`**, of ages only: months gained for each month that went by. 1 is the pace of age. On one day there is none.
- **`reliable_change`** is Jacobson and Truax's index (1991): the change divided by the standard error of a difference,
  SD · √(1 − reliability) · √2. It has the sign of the change.
- **Clear gain, clear loss**: the index lies beyond 1.96 either way. Without any true change, five in a hundred would. Everything
  nearer is **no clear change**, which is not *no change*: the measure cannot tell. On a measure that compares with children of
  the same age it reads *kept pace with age*.
- **No error known**: without the test's reliability, or its standard error, no change is called clear, however large.
- Percentiles are uneven: the index is reckoned on the normal curve behind them, in doubles. All else is decided with exact
  fractions and rounded where it is said.
- Attendance with `sessions` beside each value: two shares, with one session of each kind added (Agresti and Caffo 2000).
- A list of levels as a goal attainment T-score: Kiresuk and Sherman's formula (1968), equal weights, goals correlated 0.3.

## A group

- Under the school's minimum (5, if the file does not say) only the number and the cost per hour are said: *too few to tell*.
- **`interval`** is made of two of the changes themselves, counted in from both ends (binomial, no shape is assumed): the
  narrowest that holds the middle change of all such children at least 95 times in 100. Its real `coverage` is beside it. Fewer
  than 6 pupils have none. Of ages, the suggestion looks at the gain beyond the time that went by.
- Steps are not averaged: the middle and the quartiles are values that are there.
- **`cost_per_hour`** is by the hour that was delivered, not planned. **`cost_per_clear_gain`** is for all that was spent, on every
  pupil.
"""

_LIMITS = """
## What is not claimed

- That a provision worked, or that it brought anything about. {cautions}
- That the hours were those of these pupils, or that a test was given as its manual says.
- That a clear change matters to the child, or that its absence means that nothing was learned.
- {decides}

An example of why: fourteen schools found 15 months of reading age in 6 months, a ratio gain of 2.5, with no comparison group
(Catch Up Literacy, Australia 2009). A trial of the same scheme with a comparison group, in England, could not tell it from chance
(Education Endowment Foundation 2015).

## Sources

Read: the formula with √2 (psyctc.org, *Reliable change*; Christensen and Mendoza 1986 as it cites them); a worked example of the
Leeds Dependence Questionnaire (SD 7.6, reliability 0.95); the table of intervals for a median (n from 2 to 20); the T-score formula;
the two accounts of Catch Up Literacy. From memory, not read again: the example of Jacobson and Truax (1991, *Journal of
Consulting and Clinical Psychology* 59, 12–19), Agresti and Caffo (2000), the lowest and highest values of the SDQ, Boxall Profile
and pre-key stage standards.
"""


def as_markdown() -> str:
    """The whole page."""
    parts = [_HEAD, "## Measures\n", "| measure | also written | better | values | no change means |", "|---|---|---|---|---|"]
    parts += [_line(kind) for kind in KINDS]
    parts += ["", *(f"- **{kind.unit}**: {kind.note}" for kind in dict.fromkeys(KINDS) if kind.note and kind.scale is not Scale.AGE)]
    parts += ["- **ages**: " + next(kind.note for kind in KINDS if kind.scale is Scale.AGE), ""]
    parts += ["## What is suggested\n", "The first row that holds:\n", "| when | suggested |", "|---|---|"]
    parts += [f"| {row.when} | {row.suggests.value} |" for row in ROWS]
    return "\n".join(parts) + "\n" + _LIMITS.format(cautions=" ".join(CAUTIONS), decides=DECIDES)


def _line(kind: Kind) -> str:
    better = {Direction.UP: "higher", Direction.DOWN: "lower", None: "the file says"}[kind.direction]
    better += ", or as the file says" if kind.either else ""
    also = ", ".join(kind.also[:4])
    return f"| {kind.unit} | {also} | {'' if kind.scale is Scale.WORDS else better} | {_values(kind)} | {'' if kind.scale is Scale.WORDS else kind.still.value} |"


def _values(kind: Kind) -> str:
    if kind.scale is Scale.WORDS:
        return "words"
    if kind.steps:
        return ", ".join(kind.steps)
    if kind.lowest is None or kind.highest is None:
        return "numbers"
    if kind.scale is Scale.AGE:
        return f"{age_in_words(kind.lowest)} to {age_in_words(kind.highest)}"
    if kind.scale is Scale.RANK:
        return "above 0, below 100"
    reach = f"{in_figures(kind.lowest)} to {in_figures(kind.highest)}"
    return f"{reach}; mean {in_figures(kind.mean)}, SD {in_figures(kind.sd)}" if kind.mean is not None and kind.sd is not None else reach
