"""A school as uneven as a small one is, and what a page answers about it."""

from datetime import date

from dashboards.rules.figures import (
    Before,
    Counts,
    figures_of,
)
from dashboards.rules.figures_register import Listed

ON = date(2026, 11, 25)
PRIMARY = ("R", "1", "2", "3", "4", "5", "6")


def small_school():
    """210 pupils, 30 on the register: as uneven as such a school is."""
    codes = ["SLCN"] * 10 + ["ASD"] * 4 + ["MLD"] * 4 + ["SPLD"] * 3 + ["SEMH"] * 6 + ["PD", "HI", "OTH"]
    years = [*"R" * 3, *"1" * 3, *"2" * 4, *"3" * 4, *"4" * 6, *"5" * 5, *"6" * 5]
    statuses = ["E"] * 5 + ["K"] * 25
    outcomes = [{"met": 1, "partly": 1}] * 14 + [{"partly": 1, "no_change": 1}] * 8 + [{"met": 2}] * 4
    dates = [{"review_on_time": 2}] * 24 + [{"review_late": 1, "case_on_time": 1}] * 3 + [{"council_late": 1}] * 2
    return Counts(
        "primary", 210, PRIMARY, tuple(map(Listed, statuses, codes, years)),
        tuple(outcomes), tuple(dates), ({"clear": 1},) * 9 + ({"partly": 1},) * 3, date(2025, 9, 1),
    )  # fmt: skip


BEFORE = Before(
    date(2026, 5, 15), {"term": "Summer term 2026", "pupils": 208, "register": 27, "support": None, "plan": None}
)


def answers_of(counts, before=BEFORE):
    figures = figures_of(counts, on=ON, earlier=(before,) if before else (), checked_by="the SENCO")
    return {answer["key"]: answer for answer in figures["answers"]}


def shown_figures(register):
    """The figures of a register that a page shows, in the order of its layout."""
    return [*register.status.counts, *register.needs.counts, *register.years.counts, register.total]
