"""Who is on the register, as three simple lists: by SEN status, by area of need, by year or key stage.

The three cut the same pupils, so they are only safe together as they stand here. Each is a list with its total and none
is crossed with another; then for any figures that fit each list for itself there is a register that has all three of
them, so that no list narrows what another one hides. The total is what they share: it is shown in all or in none, and
where one list cannot bear it, nothing at all is shown. ``page_layout`` joins them into one network for the attackers.

The number of pupils on roll is known to everybody. Where all but a few of them are on the register, it is left out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboards.rules.answers import Shown
from dashboards.rules.attack import Arc, Layout, Sum
from dashboards.rules.suppression import Cell, Coarser, PublishedList, publish_list
from pupils.rules.need import BY_CODE, NEED_TYPES, BroadArea
from pupils.rules.years import key_stage, label, sort_key

SUPPORT, PLAN = "On SEN support", "With an EHC plan"
STATUS = {"K": SUPPORT, "E": PLAN}


class Listed(NamedTuple):
    """A pupil on the register without a name: SEN status, code of the primary need ("" for none), year."""

    status: str
    need: str
    year: str


@dataclass(frozen=True)
class Register:
    """The three lists as they are shown, and what was done to two of them; nothing where the total is None."""

    total: Cell
    status: Shown
    needs: Shown
    years: Shown
    needs_said: str = ""
    years_said: str = ""


_OTHER, _NO_NEED = "Other, or still being found out", "No need recorded"
_COMMUNICATION, _COGNITION, _SEMH, _SENSORY = (area.label for area in BroadArea)
_AREA = {
    **{row.name: row.area.label if row.area else _OTHER for row in NEED_TYPES},
    _NO_NEED: _OTHER,
    **{area.label: area.label for area in BroadArea},
}
_AREAS = [*(area.label for area in BroadArea), _OTHER]
_RARER = dict.fromkeys((_SENSORY, _OTHER), "Sensory, physical or other")
_RAREST = dict.fromkeys((_SEMH, _SENSORY, _OTHER), "Social and emotional, sensory, physical or other")
_NEED_STEPS = tuple(
    Coarser(said, {name: together.get(area, area) for name, area in _AREA.items()}, {})
    for said, together in (
        ("Needs are shown by broad area.", dict[str, str]()),
        ("Needs are shown by broad area, the rarer ones together.", _RARER),
        ("Needs are shown by broad area, the rarer ones together.", _RAREST),
    )
)

_YEARS = {
    "Years 1 and 2": ("1", "2"), "Years 3 and 4": ("3", "4"), "Years 5 and 6": ("5", "6"),
    "Years 7 to 9": ("7", "8", "9"), "Years 10 and 11": ("10", "11"),
}  # fmt: skip
_TOGETHER = {label(year): years for years, codes in _YEARS.items() for year in codes}
_STAGE = {"EYFS": "Early years", **{f"KS{number}": f"Key stage {number}" for number in range(1, 6)}}
_NO_STAGE = "Not in a year group"
_STAGES = {
    "Early years": "Early years and key stage 1", "Key stage 1": "Early years and key stage 1",
    "Key stage 4": "Key stages 4 and 5", "Key stage 5": "Key stages 4 and 5",
}  # fmt: skip


def register_of(pupils: Sequence[Listed], years: Sequence[str]) -> Register:
    """The three lists of a register; ``years`` are the codes of all years on roll, so that a year without one says 0."""
    codes = sorted({*years, *(pupil.year for pupil in pupils)}, key=sort_key)
    status = publish_list({words: sum(one.status == code for one in pupils) for code, words in STATUS.items()})
    needs = publish_list(_by_need(pupils), _NEED_STEPS)
    by_year = publish_list(_by_year(pupils, codes), _year_steps(codes))
    if any(one.shown.total is None for one in (status, needs, by_year)):
        return Register(None, Shown("status", (), (), None), Shown("needs", (), (), None), Shown("years", (), (), None))
    return Register(
        len(pupils),
        _shown("status", status),
        _shown("needs", needs),
        _shown("years", by_year),
        needs.said,
        by_year.said,
    )


def _shown(name: str, published: PublishedList) -> Shown:
    return Shown(name, published.shown.labels, published.shown.counts, published.shown.total)


def _by_need(pupils: Sequence[Listed]) -> dict[str, int]:
    counts = Counter(BY_CODE[one.need].name if one.need in BY_CODE else _NO_NEED for one in pupils)
    held = {_AREA[name] for name in counts}
    # An area without a pupil stands in the list with 0, so that all areas are named.
    counts.update({area.label: 0 for area in BroadArea if area.label not in held})
    return dict(sorted(counts.items(), key=lambda item: (_AREAS.index(_AREA[item[0]]), -item[1])))


def _by_year(pupils: Sequence[Listed], codes: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for code in codes:
        counts[label(code)] = counts.get(label(code), 0) + sum(one.year == code for one in pupils)
    return counts


def _year_steps(codes: Sequence[str]) -> tuple[Coarser, ...]:
    stages = {label(code): _STAGE.get(key_stage(code) or "", _NO_STAGE) for code in codes}
    return (
        Coarser("Years are shown together.", {year: _TOGETHER.get(year, stage) for year, stage in stages.items()}, {}),
        Coarser("Years are shown by key stage.", stages, {}),
        Coarser("Years are shown by key stage, some together.", {y: _STAGES.get(s, s) for y, s in stages.items()}, {}),
    )


def page_layout(register: Register) -> Layout:
    """All three lists and their total, which comes last, as one network: pupils flow through one list after the other."""
    sums, arcs, first = [], [], 0
    lists = (register.status, register.needs, register.years)
    end = sum(len(one.labels) for one in lists)
    for knot, one in enumerate(lists):
        sums.append(Sum(end, tuple(range(first, first + len(one.labels)))))
        arcs += [Arc(knot, knot + 1)] * len(one.labels)
        first += len(one.labels)
    return Layout(tuple(sums), (*arcs, Arc(len(lists), 0)))
