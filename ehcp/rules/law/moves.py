"""The law of moves: to the next phase of education, and to another council."""

from ehcp.rules.counting import Counting
from ehcp.rules.facts import Fact
from ehcp.rules.law.endings import CEASED
from ehcp.rules.periods import Checked, Choice, Ending, Limb, Party, Rule, Step
from provision.rules.timing import Force

_MEETING = Step(12, "the latest review meeting, so that the twelve weeks after it end in time")
_BY = Step(0, "the Code and many councils say “by” the day after; the regulation says before it, so this day is the last")
# The first review after the transfer; from then on the plan has its twelve months like any other.
_REVIEWED = Ending(Fact.LAST_REVIEW_ON, "the plan was reviewed after the move", undone_by=Fact.PLAN_TRANSFERRED_ON)

MOVES: tuple[Rule, ...] = (
    Rule(
        id="PT-MAIN",
        title="Review and amend the plan, naming the next school",
        short="Next school named by",
        triggers=(Fact.MAIN_TRANSFER_IN,),
        length=1,
        counting=Counting.BEFORE_15_FEBRUARY,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 18(1)(b)",
        checked=Checked.READ,
        met_by=(Fact.AMENDED_PLAN_ON,),
        endings=(CEASED,),
        note=(
            "Before 15 February of the calendar year of the move: into school, from infant to junior, to middle and to "
            "secondary school, also within one school for all ages."
        ),
        steps=(_BY, _MEETING),
    ),
    Rule(
        id="PT-POST16",
        title="Review and amend the plan, naming the post-16 setting",
        short="Post-16 named by",
        triggers=(Fact.POST_16_TRANSFER_IN,),
        length=1,
        counting=Counting.BEFORE_31_MARCH,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 18(1)(a)",
        checked=Checked.READ,
        met_by=(Fact.AMENDED_PLAN_ON,),
        endings=(CEASED,),
        note="Before 31 March of the calendar year of the move from secondary school.",
        steps=(_BY, _MEETING),
    ),
    Rule(
        id="PT-P16-P16",
        title="Review and amend the plan before a move between post-16 settings",
        short="Next setting named by",
        triggers=(Fact.POST_16_MOVE_ON,),
        length=5,
        counting=Counting.MONTHS_BEFORE,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 18(2)",
        checked=Checked.READ,
        met_by=(Fact.AMENDED_PLAN_ON,),
        endings=(CEASED,),
        note="At least five months before the move.",
        steps=(_MEETING,),
    ),
    Rule(
        id="MOVE-TRANSFER",
        title="Transfer the plan to the new council",
        short="Plan transferred by",
        triggers=(Fact.OLD_COUNCIL_AWARE_ON,),
        length=15,
        counting=Counting.WORKING_DAYS_BEGINNING_WITH,
        bound=Party.OLD_COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 15(2)",
        checked=Checked.READ,
        met_by=(Fact.PLAN_TRANSFERRED_ON,),
        endings=(CEASED,),
        limbs=(Limb(Fact.MOVED_ON, 0, Counting.DAYS_OF, "the day of the move, had the old council known 15 working days before"),),
        choose=Choice.LATER,
        own_why="the fifteen working days end before the move",
        note=(
            "On the day of the move if the old council knew of it at least fifteen working days before; else within "
            "fifteen working days beginning with the day it became aware. These are working days."
        ),
    ),
    Rule(
        id="MOVE-INFORM",
        title="Tell the family about the transfer, assessment and review",
        short="Family told by",
        triggers=(Fact.PLAN_TRANSFERRED_ON,),
        length=6,
        counting=Counting.WEEKS_OF,
        bound=Party.NEW_COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 15(4)",
        checked=Checked.READ,
        met_by=(Fact.NEW_COUNCIL_WROTE_ON,),
        endings=(CEASED,),
        note="That the plan was transferred, whether the new council will assess, and when it will review.",
    ),
    Rule(
        id="MOVE-REVIEW",
        title="Review the plan after the move",
        short="Review complete by",
        triggers=(Fact.LAST_REVIEW_ON, Fact.PLAN_MADE_ON, Fact.FINAL_PLAN_ON),
        length=12,
        counting=Counting.MONTHS_BEGINNING_WITH,
        bound=Party.NEW_COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 15(5)",
        checked=Checked.MEMORY,
        met_by=(),
        endings=(CEASED, _REVIEWED),
        limbs=(Limb(Fact.PLAN_TRANSFERRED_ON, 3, Counting.MONTHS_BEGINNING_WITH, "three months beginning with the transfer"),),
        choose=Choice.LATER,
        needs_all=True,
        replaces=True,
        own_why="twelve months beginning with the day the plan was made or last reviewed",
        note="The later of the two. Needs the day the plan was made or last reviewed, and the day it was transferred.",
    ),
)
