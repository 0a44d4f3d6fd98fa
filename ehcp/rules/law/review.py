"""The law of the annual review of a plan, and of its amendment."""

from ehcp.rules.counting import Counting
from ehcp.rules.facts import Fact
from ehcp.rules.law.endings import CEASED
from ehcp.rules.periods import Checked, Choice, Ending, Limb, Nature, Party, Rule, Step
from provision.rules.timing import Force

_NOT_AMENDED = Ending(Fact.NOT_AMENDED_ON, "the council decided not to amend the plan")
_AMENDED = Ending(Fact.AMENDED_PLAN_ON, "the amended plan was issued")
_TRANSFERRED = Ending(
    Fact.PLAN_TRANSFERRED_ON, "another council has its own time to review the plan since it was transferred",
    undone_by=Fact.LAST_REVIEW_ON,
)  # fmt: skip
_HELD = Ending(Fact.MEETING_ON, "the meeting was held")
_DECIDED = tuple(
    Ending(fact, "the council has decided") for fact in (Fact.REVIEW_DECIDED_ON, Fact.AMENDED_PLAN_ON, Fact.NOT_AMENDED_ON)
)
_KEPT = Ending(
    Fact.REVIEW_DECIDED_ON, "the council decided without amending the plan", undone_by=Fact.AMENDMENT_NOTICE_ON
)
_TO_CEASE = Ending(
    Fact.CEASE_DECIDED_ON, "the council decided to end the plan", undone_by=Fact.AMENDMENT_NOTICE_ON
)
_DEVON = "R (L, M and P) v Devon [2022] EWHC 493 (Admin)"

REVIEW: tuple[Rule, ...] = (
    Rule(
        id="AR-CYCLE",
        title="Complete the review of the plan",
        short="Review complete by",
        triggers=(Fact.LAST_REVIEW_ON, Fact.PLAN_MADE_ON, Fact.FINAL_PLAN_ON),
        length=12,
        counting=Counting.MONTHS_BEGINNING_WITH,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="Children and Families Act 2014, s.44(1)",
        checked=Checked.MEMORY,
        met_by=(),
        endings=(CEASED, _TRANSFERRED),
        replaces=True,
        note=(
            "The period starts with the day the plan was made or last reviewed, so its last day is the eve of the "
            "anniversary. The council's decision has to fall into it too. An earlier review may be asked for at any time."
        ),
        steps=(Step(4, "the latest meeting, so that the council's four weeks to decide end in time"),),
        beside=(
            ("AR-UNDER-FIVE", "the Code asks councils to consider a review every three to six months under the age of five"),
        ),
    ),
    Rule(
        id="AR-UNDER-FIVE",
        title="Consider an early review for a child under five",
        short="Early review by",
        triggers=(Fact.LAST_REVIEW_ON, Fact.PLAN_MADE_ON, Fact.FINAL_PLAN_ON),
        length=6,
        counting=Counting.MONTHS_OF,
        bound=Party.COUNCIL,
        force=Force.SHOULD,
        citation="SEND Code of Practice 9.178",
        checked=Checked.MEMORY,
        met_by=(),
        endings=(CEASED, _TRANSFERRED),
        replaces=True,
        under_years=5,
        nature=Nature.IF_SO,
        if_passed="no early review is recorded: ask the council whether it considers one",
        note="Every three to six months while the child is under five. It takes nothing from the twelve months.",
    ),
    Rule(
        id="AR-NOTICE",
        title="Invite to the review meeting",
        short="Invite by",
        triggers=(Fact.MEETING_ON,),
        length=2,
        counting=Counting.WEEKS_BEFORE,
        bound=Party.SCHOOL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 20(2) and 20(3)",
        checked=Checked.READ,
        met_by=(Fact.INVITED_ON,),
        endings=(_HELD, CEASED),
        note="At least two weeks before the meeting. Whoever arranges the meeting is bound; usually that is the school.",
    ),
    Rule(
        id="AR-PAPERS",
        title="Send the advice to everyone invited",
        short="Papers out by",
        triggers=(Fact.MEETING_ON,),
        length=2,
        counting=Counting.WEEKS_BEFORE,
        bound=Party.SCHOOL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 20(4)",
        checked=Checked.READ,
        met_by=(Fact.PAPERS_SENT_ON,),
        endings=(_HELD, CEASED),
        note="At least two weeks before the meeting. Whoever arranges the meeting is bound; usually that is the school.",
        steps=(Step(1, "practice: have the advice collected by then"),),
    ),
    Rule(
        id="AR-REPORT",
        title="Send the report of the review meeting",
        short="Our report due",
        triggers=(Fact.MEETING_ON,),
        length=2,
        counting=Counting.WEEKS_OF,
        bound=Party.SCHOOL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 20(7) to 20(9)",
        checked=Checked.MEMORY,
        met_by=(Fact.REPORT_SENT_ON,),
        endings=(*_DECIDED, CEASED),
        note="To the council and to everyone invited, with the advice and with what people did not agree on.",
    ),
    Rule(
        id="AR-DECIDE",
        title="Decide to keep, amend or cease the plan, and say so",
        short="Decision due",
        triggers=(Fact.MEETING_ON,),
        length=4,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation=f"SEND Regulations 2014, reg 20(10); {_DEVON}",
        checked=Checked.MEMORY,
        met_by=(Fact.REVIEW_DECIDED_ON, Fact.AMENDMENT_NOTICE_ON, Fact.CEASE_DECIDED_ON, Fact.CEASED_ON),
        endings=(),
        note=(
            "From the meeting, not from the report. If the plan is to be amended, the amendments go with the decision. "
            "A decision to keep or to cease the plan can be appealed against; until that time has run out or the appeal is "
            "decided, a plan that is to be ceased goes on."
        ),
    ),
    Rule(
        id="AR-REPS",
        title="Comment on the proposed amendments",
        short="Family's 15 days end",
        triggers=(Fact.AMENDMENT_NOTICE_ON,),
        length=15,
        counting=Counting.DAYS_BEGINNING_WITH,
        bound=Party.FAMILY,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 22(2)(c)",
        checked=Checked.READ,
        met_by=(Fact.AMENDMENT_ANSWERED_ON,),
        endings=(_AMENDED, _NOT_AMENDED, _TO_CEASE, CEASED),
        nature=Nature.RIGHT,
        note="The council must give at least this long. It may give longer.",
        if_passed="the days the family can be sure of have ended; the council may still accept an answer",
    ),
    Rule(
        id="AR-FINAL",
        title="Send the amended plan",
        short="Amended plan due",
        triggers=(Fact.AMENDMENT_NOTICE_ON,),
        length=8,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation=f"SEND Regulations 2014, reg 22(3); {_DEVON}",
        checked=Checked.READ,
        met_by=(Fact.AMENDED_PLAN_ON,),
        endings=(_NOT_AMENDED, _KEPT, _TO_CEASE, CEASED),
        nature=Nature.IF_SO,
        limbs=(Limb(Fact.MEETING_ON, 12, Counting.WEEKS_OF, "twelve weeks from the meeting are the most there can be (Devon)"),),
        choose=Choice.EARLIER,
        own_why="eight weeks from the notice alone; a late notice does not move the twelve weeks from the meeting",
        note="Eight weeks from the notice, and never more than twelve from the meeting. It falls due only if the plan is amended.",
        if_passed="no amended plan is recorded: if the plan is to be amended, it is late; ask the council which it will be",
    ),
    Rule(
        id="AR-NOAMEND",
        title="Say so, if the plan is not to be amended after all",
        short="“No change” by",
        triggers=(Fact.AMENDMENT_NOTICE_ON,),
        length=8,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 22(4)",
        checked=Checked.READ,
        met_by=(Fact.NOT_AMENDED_ON,),
        endings=(_AMENDED, _TO_CEASE, CEASED),
        nature=Nature.IF_SO,
        note="With the reasons and the right of appeal. The end of this paragraph was not read in the source.",
        if_passed="neither an amended plan nor a decision against one is recorded: ask the council which it will be",
    ),
)
