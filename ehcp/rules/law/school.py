"""The school's own duties that hang on no single child's case."""

from datetime import date

from ehcp.rules.counting import Counting
from ehcp.rules.facts import Fact
from ehcp.rules.periods import Checked, Party, Rule
from provision.rules.timing import Force

SCHOOL: tuple[Rule, ...] = (
    Rule(
        id="SENCO-QUALIFIED",
        title="The SENCO holds the qualification",
        short="Qualified by",
        triggers=(Fact.SENCO_APPOINTED_ON,),
        length=36,
        counting=Counting.MONTHS_OF,
        bound=Party.SCHOOL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 49(4), as amended by SI 2024/535",
        checked=Checked.READ,
        met_by=(Fact.SENCO_QUALIFIED_ON,),
        endings=(),
        other_day=(
            date(2027, 8, 31),
            "the last day for the older award (NASENCO, begun before 1 September 2024 and complete before 1 September 2027)",
        ),
        note=(
            "By the third anniversary of becoming SENCO. Not for someone who had been a SENCO for more than twelve months "
            "in all before September 2009."
        ),
    ),
    Rule(
        id="INFO-REPORT",
        title="Publish the SEN information report anew",
        short="Information report by",
        triggers=(Fact.INFORMATION_REPORT_ON,),
        length=12,
        counting=Counting.MONTHS_OF,
        bound=Party.SCHOOL,
        force=Force.SHOULD,
        citation="Children and Families Act 2014, s.69; SEND Code of Practice 6.79",
        checked=Checked.READ,
        met_by=(),
        endings=(),
        note="Once a year, and as soon as possible when something in it changes during the year.",
    ),
    Rule(
        id="PARENT-MEETINGS",
        title="Meet the parents of every pupil with SEN support",
        short="Three meetings a year",
        triggers=(),
        length=3,
        counting=Counting.TIMES_A_YEAR,
        bound=Party.SCHOOL,
        force=Force.SHOULD,
        citation="SEND Code of Practice 6.65",
        checked=Checked.READ,
        met_by=(),
        endings=(),
        note="At least three times a year; the Code sets no dates, so no date is reckoned. Never a breach of law.",
    ),
)
