"""When a child with a plan moves to the next phase of education, by the year it is in and the last year of its school.

Source: Special Educational Needs and Disability Regulations 2014 (SI 2014/1530). Regulation 2 names the phase transfers:
from relevant early years education to school, from infant to junior school, from primary to middle school, from primary to
secondary school, from middle to secondary school, and from secondary school to a post-16 institution. Regulation 18(1)
sets the day in the calendar year of the transfer: 31 March for the last of them, 15 February for all others.

So what counts is with which year the phase ends that the child is in:

- Early years end with the second nursery year, at every school: reception is school.
- Year 6 ends the primary phase, and year 11 the secondary one, unless the school says otherwise.
- A school that says its last year is 2 (infant), 3 to 5 (first) or 6, 7 or 8 (junior, primary, middle) ends its phase with
  that year and with no other. Year 6 in a middle school that goes on to year 8 is none, nor is year 6 or 11 in an infant
  school: nobody is taught there.
- A school that goes on to year 11 or beyond is a secondary school, or one for all ages. Where it teaches year 6, the step to
  year 7 is a transfer from primary to secondary in law although the child stays under one roof: the plan names the school
  and has to suit the phase. It is kept.
- Year 11 is the end of secondary education also where the school has a sixth form: whether the child stays or goes to a
  college is decided in that year, so the day of 31 March is kept for both.
- The end of a sixth form (year 13 or 14) makes none. Whether work, university (for which there are no plans) or a college
  follows is not seen in the year. If it is a college, the move is recorded with its day (``Fact.POST_16_MOVE_ON``), whose
  five months end for a September start with the same weeks of spring.

A school whose last year is 9 or 10 leaves for another secondary school, which regulation 2 does not name, so there is
nothing to say. Neither is there of years that stand for no place in the order: X and M.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ehcp.rules.facts import Fact
from pupils.rules.last_year import LAST_YEARS
from pupils.rules.years import LADDER
from senco.access.rules.dates import school_year_start

EARLY_YEARS_END, PRIMARY_ENDS, SECONDARY_ENDS = "N2", "6", "11"


def ends_of_phases(last_year: str = "") -> Mapping[str, Fact]:
    """The years after which a child of a school moves on, and the move each makes.

    ``last_year`` is the last that the school teaches, a code of ``pupils.rules.years``; empty is as usual by year.
    """
    ends = {EARLY_YEARS_END: Fact.MAIN_TRANSFER_IN}
    if last_year in LAST_YEARS and LADDER.index(last_year) < LADDER.index(SECONDARY_ENDS):
        return MappingProxyType({**ends, last_year: Fact.MAIN_TRANSFER_IN})
    return MappingProxyType(
        {**ends, PRIMARY_ENDS: Fact.MAIN_TRANSFER_IN, SECONDARY_ENDS: Fact.POST_16_TRANSFER_IN}
    )


def transfer_facts(year: str, school_year_ends_in: int, last_year: str = "") -> dict[Fact, date]:
    """The move that a child in a national curriculum year makes at the end of this school year or of the next.

    The second is the season in which its review is planned. ``school_year_ends_in`` is the calendar year of this school
    year's summer. A calendar year is kept as its 1 January, as the regulations name years and no days.
    """
    ends = ends_of_phases(last_year)
    if year not in LADDER:
        return {}
    for years_on, reached in enumerate(LADDER[LADDER.index(year) :][:2]):
        if reached in ends:
            return {ends[reached]: date(school_year_ends_in + years_on, 1, 1)}
    return {}


def child_facts(year: str, born_on: date | None, on: date, last_year: str = "") -> dict[Fact, date]:
    """What a plan's clocks take from the child: its move to the next phase and its day of birth.

    ``last_year`` is the last year that its school teaches, empty where the school has said none.
    """
    moves = transfer_facts(year, school_year_start(on).year + 1, last_year)
    return moves if born_on is None else {**moves, Fact.CHILD_BORN_ON: born_on}
