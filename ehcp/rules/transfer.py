"""When a child with a plan moves to the next phase of education, by the year it is in.

Source: SEND Regulations 2014, reg 2 and 18: from early years to school, from primary to secondary, from secondary to
post-16. A move from an infant or a middle school hangs on the school and is not seen in the year alone.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ehcp.rules.facts import Fact
from senco.access.rules.dates import school_year_start

# The year before a move, and the fact that the move is of. The year before that one is when its review is planned.
LAST_YEARS: Mapping[str, Fact] = MappingProxyType(
    {"N2": Fact.MAIN_TRANSFER_IN, "6": Fact.MAIN_TRANSFER_IN, "11": Fact.POST_16_TRANSFER_IN}
)
YEAR_BEFORE: Mapping[str, str] = MappingProxyType({"N1": "N2", "5": "6", "10": "11"})


def transfer_facts(year: str, school_year_ends_in: int) -> dict[Fact, date]:
    """The move that a child in a national curriculum year makes at the end of this school year or of the next.

    ``school_year_ends_in`` is the calendar year of its summer. A calendar year is kept as its 1 January, as the
    regulations name years and no days.
    """
    ends_in = school_year_ends_in
    if year in YEAR_BEFORE:
        year, ends_in = YEAR_BEFORE[year], ends_in + 1
    return {LAST_YEARS[year]: date(ends_in, 1, 1)} if year in LAST_YEARS else {}


def child_facts(year: str, born_on: date | None, on: date) -> dict[Fact, date]:
    """What a plan's clocks take from the child: its move to the next phase and its day of birth."""
    moves = transfer_facts(year, school_year_start(on).year + 1)
    return moves if born_on is None else {**moves, Fact.CHILD_BORN_ON: born_on}
