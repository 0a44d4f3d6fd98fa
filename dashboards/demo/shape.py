"""How many of whom: the figures of a two-form primary of 420 pupils, and the same shape at another size.

The figures are a sketch for trying things out, near to what England published for 2024/25 and 2025/26 (16 plans and 65
on SEN support among 420); they are no benchmark.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FULL = 420
ONE_FORM_UP_TO = 300
SECONDARY_FROM = 901  # a school so large has Years 7 to 13
YEARS = ("R", "1", "2", "3", "4", "5", "6")
"""The seven years of a school by place: what is written for Reception is fit for the youngest only. In a secondary school
they stand for Years 7 to 13 (``Shape.code``)."""
_PRIMARY, _SECONDARY = "primary", "secondary"
MOST_IN_CLASS = 32

_PLAN_NEEDS = {"ASD": 5, "SLCN": 5, "SEMH": 2, "MLD": 1, "SPLD": 1, "PD": 1, "DS": 1}
_SUPPORT_NEEDS = {
    "SLCN": 22, "SEMH": 13, "MLD": 10, "SPLD": 7, "ASD": 6, "OTH": 2, "NSA": 2, "PD": 1, "HI": 1, "VI": 1,
}  # fmt: skip
# On the register by year: most of them about the age of nine.
_BY_YEAR = {"R": 7, "1": 9, "2": 11, "3": 12, "4": 15, "5": 14, "6": 13}
# Of 1,000 in a secondary school: fewer on the register, other needs, and a small sixth form. A sketch as well.
_PLAN_NEEDS_LATER = {"ASD": 10, "SEMH": 8, "SLCN": 5, "MLD": 4, "SPLD": 1, "PD": 1, "HI": 1, "VI": 1}
_SUPPORT_NEEDS_LATER = {
    "SEMH": 35, "SPLD": 30, "MLD": 20, "SLCN": 19, "ASD": 15, "OTH": 7, "NSA": 4, "PD": 3, "HI": 3, "VI": 1,
}  # fmt: skip
_BY_YEAR_LATER = {"R": 17, "1": 17, "2": 17, "3": 17, "4": 16, "5": 9, "6": 7}
_PUPILS_BY_YEAR_LATER = {"R": 17, "1": 17, "2": 17, "3": 16, "4": 16, "5": 9, "6": 8}


@dataclass(frozen=True)
class Shape:
    """The counts of one school. ``plan`` is pupils with an EHC plan, ``support`` those on SEN support, ``rest`` the others."""

    pupils: int
    phase: str
    forms: int
    sizes: Mapping[str, int]
    plan_needs: Mapping[str, int]
    support_needs: Mapping[str, int]
    by_year: Mapping[str, int]
    plan_boys: int
    support_boys: int
    rest_boys: int
    plan_fsm: int
    support_fsm: int
    rest_fsm: int
    eal: int
    looked_after: int
    watched: int
    back_on_track: int

    @property
    def is_secondary(self) -> bool:
        """Has it Years 7 to 13?"""
        return self.phase == _SECONDARY

    @property
    def older(self) -> int:
        """By how many years the children are older than those of a primary school."""
        return len(YEARS) if self.is_secondary else 0

    def code(self, year: str) -> str:
        """The national curriculum year of a place among the years: ``R`` is ``7`` in a secondary school."""
        return str(7 + YEARS.index(year)) if self.is_secondary else year

    @property
    def plan(self) -> int:
        """How many have a plan."""
        return sum(self.plan_needs.values())

    @property
    def support(self) -> int:
        """How many are on SEN support."""
        return sum(self.support_needs.values())

    @property
    def rest(self) -> int:
        """How many are not on the register."""
        return self.pupils - self.plan - self.support


def shape_of(pupils: int) -> Shape:
    """The shape at a size; at 420 the figures themselves."""

    def part(of_full: int) -> int:
        return round(of_full * pupils / FULL)

    later = pupils >= SECONDARY_FROM
    needs = (_PLAN_NEEDS_LATER, _SUPPORT_NEEDS_LATER) if later else (_PLAN_NEEDS, _SUPPORT_NEEDS)
    plan = round(pupils * 0.031) if later else max(2, part(16))
    support = round(pupils * 0.137) if later else max(9, part(65))
    rest = pupils - plan - support
    sizes = shared(pupils, _PUPILS_BY_YEAR_LATER if later else dict.fromkeys(YEARS, 1))
    return Shape(
        pupils=pupils,
        phase=_SECONDARY if later else _PRIMARY,
        forms=_forms(pupils, max(sizes.values())),
        sizes=sizes,
        plan_needs=shared(plan, needs[0]),
        support_needs=shared(support, needs[1]),
        by_year=shared(plan + support, _BY_YEAR_LATER if later else _BY_YEAR),
        plan_boys=round(plan * 11 / 16),
        support_boys=round(support * 40 / 65),
        rest_boys=round(rest * 0.48),
        plan_fsm=round(plan * 7 / 16),
        support_fsm=round(support * 26 / 65),
        rest_fsm=round(rest * 0.22),
        eal=round(pupils * 0.22),
        looked_after=max(1, part(3)),
        watched=max(2, part(10)),
        back_on_track=max(1, part(12)),
    )


def _forms(pupils: int, largest_year: int) -> int:
    if pupils <= ONE_FORM_UP_TO:
        return 1
    return max(2, -(-largest_year // MOST_IN_CLASS))


def shared(number: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Share a number out by weights, whole, by largest remainders; those that get nothing are left out."""
    whole = sum(weights.values())
    exact = {name: number * weight / whole for name, weight in weights.items()}
    given = {name: int(value) for name, value in exact.items()}
    left = number - sum(given.values())
    for name in sorted(exact, key=lambda one: (given[one] - exact[one], -weights[one]))[:left]:
        given[name] += 1
    return {name: count for name, count in given.items() if count}
