"""How many of whom: the figures of a two-form primary of 420 pupils, and the same shape at another size.

The figures are a sketch for trying things out, near to what England published for 2024/25 and 2025/26 (16 plans and 65
on SEN support among 420); they are no benchmark.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FULL = 420
ONE_FORM_UP_TO = 300
YEARS = ("R", "1", "2", "3", "4", "5", "6")

_PLAN_NEEDS = {"ASD": 5, "SLCN": 5, "SEMH": 2, "MLD": 1, "SPLD": 1, "PD": 1, "DS": 1}
_SUPPORT_NEEDS = {
    "SLCN": 22, "SEMH": 13, "MLD": 10, "SPLD": 7, "ASD": 6, "OTH": 2, "NSA": 2, "PD": 1, "HI": 1, "VI": 1,
}  # fmt: skip
# On the register by year: most of them about the age of nine.
_BY_YEAR = {"R": 7, "1": 9, "2": 11, "3": 12, "4": 15, "5": 14, "6": 13}


@dataclass(frozen=True)
class Shape:
    """The counts of one school. ``plan`` is pupils with an EHC plan, ``support`` those on SEN support, ``rest`` the others."""

    pupils: int
    forms: int
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

    plan, support = max(2, part(16)), max(9, part(65))
    rest = pupils - plan - support
    return Shape(
        pupils=pupils,
        forms=1 if pupils <= ONE_FORM_UP_TO else 2,
        plan_needs=shared(plan, _PLAN_NEEDS),
        support_needs=shared(support, _SUPPORT_NEEDS),
        by_year=shared(plan + support, _BY_YEAR),
        plan_boys=round(plan * 11 / 16),
        support_boys=round(support * 40 / 65),
        rest_boys=round(rest * 0.48),
        plan_fsm=round(plan * 7 / 16),
        support_fsm=round(support * 26 / 65),
        rest_fsm=round(rest * 0.22),
        eal=round(pupils * 0.22),
        looked_after=max(1, part(3)),
        watched=max(2, part(10)),
        back_on_track=max(1, part(5)),
    )


def shared(number: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Share a number out by weights, whole, by largest remainders; those that get nothing are left out."""
    whole = sum(weights.values())
    exact = {name: number * weight / whole for name, weight in weights.items()}
    given = {name: int(value) for name, value in exact.items()}
    left = number - sum(given.values())
    for name in sorted(exact, key=lambda one: (given[one] - exact[one], -weights[one]))[:left]:
        given[name] += 1
    return {name: count for name, count in given.items() if count}
