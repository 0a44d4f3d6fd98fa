"""The law of refusals given up, of reassessment, of mediation and of appeals."""

from ehcp.rules.counting import Counting
from ehcp.rules.facts import Fact
from ehcp.rules.law.endings import DRAFTED
from ehcp.rules.periods import FINAL, NO_PLAN, Checked, Choice, Ending, Limb, Nature, Party, Rule
from provision.rules.timing import Force

_APPEALED = Ending(Fact.APPEALED_ON, "the family appealed")
_ORDERS = (
    Fact.ORDER_ASSESS_ON, Fact.ORDER_MAKE_PLAN_ON, Fact.ORDER_REASSESS_ON, Fact.ORDER_AMEND_ON, Fact.ORDER_AMEND_I_ON,
    Fact.ORDER_CONTINUE_ON,
)  # fmt: skip
_OMBUDSMAN = "Local Government and Social Care Ombudsman, decisions 25 007 473 and 25 013 913"
_STRICT = (
    "The ombudsman's practice where a council gives up a refusal without a word to the tribunal. By R (W) v Hertfordshire "
    "[2023] EWHC 3138 (Admin) the weeks from the request never start again; that date stands beside this one."
)
_STRICT_WHY = "the strict date, from the request: the weeks never start again (R (W) v Hertfordshire [2023] EWHC 3138 (Admin))"

REFUSALS: tuple[Rule, ...] = (
    Rule(
        id="LGO-NOPLAN",
        title="Say so, if there is to be no plan after a refusal was given up",
        short="Ombudsman: “no plan”",
        triggers=(Fact.CONCEDED_ON,),
        length=10,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.PRACTICE,
        citation=_OMBUDSMAN,
        checked=Checked.READ,
        met_by=(Fact.NO_PLAN_ON,),
        endings=(DRAFTED, FINAL),
        nature=Nature.IF_SO,
        note=_STRICT,
        if_passed="the ombudsman would find fault by now; ask the council for its decision",
        beside=(("EHC-NOPLAN", _STRICT_WHY),),
    ),
    Rule(
        id="LGO-FINAL",
        title="Send the final plan after a refusal was given up",
        short="Ombudsman: final plan",
        triggers=(Fact.CONCEDED_ON,),
        length=14,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.PRACTICE,
        citation=_OMBUDSMAN,
        checked=Checked.READ,
        met_by=(Fact.FINAL_PLAN_ON,),
        endings=(NO_PLAN,),
        note=_STRICT,
        if_passed="the ombudsman would find fault by now; the strict date is the one from the request",
        beside=(("EHC-FINAL", _STRICT_WHY),),
    ),
)

REASSESSMENT: tuple[Rule, ...] = (
    Rule(
        id="RE-DECIDE",
        title="Decide whether to reassess, and say so",
        short="Decision due",
        triggers=(Fact.REASSESSMENT_REQUESTED_ON,),
        length=15,
        counting=Counting.DAYS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 25(1)",
        checked=Checked.MEMORY,
        met_by=(Fact.REASSESSMENT_AGREED_ON, Fact.REASSESSMENT_REFUSED_ON),
        endings=(),
        note="Calendar days from the day the request was received.",
    ),
    Rule(
        id="RE-FINAL",
        title="Send the final plan after reassessment",
        short="Final plan due",
        triggers=(Fact.REASSESSMENT_AGREED_ON,),
        length=14,
        counting=Counting.WEEKS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="SEND Regulations 2014, reg 27(2)",
        checked=Checked.READ,
        met_by=(Fact.REASSESSED_PLAN_ON,),
        endings=(),
        note="From the day the council said that it will reassess, or decided to by itself.",
    ),
)

APPEALS: tuple[Rule, ...] = (
    Rule(
        id="TRIB-APPEAL",
        title="Appeal to the tribunal",
        short="Last day to appeal",
        triggers=(Fact.DECISION_LETTER_ON,),
        length=2,
        counting=Counting.MONTHS_OF,
        bound=Party.FAMILY,
        force=Force.MUST,
        citation="Tribunal Procedure (First-tier Tribunal) (HESC) Rules 2008, rule 20; IPSEA on Christmas and August",
        checked=Checked.MEMORY,
        met_by=(Fact.APPEALED_ON,),
        endings=(),
        nature=Nature.RIGHT,
        limbs=(
            Limb(Fact.MEDIATION_CERTIFICATE_ON, 1, Counting.MONTHS_OF, "one month from the certificate ends before the two months"),
        ),
        choose=Choice.LATER,
        own_why="two months from the letter end before the month from the certificate; they hold where only section I is appealed",
        appeals_roll=True,
        note=(
            "The tribunal must have received it by then: the later of two months from the date on the letter and one month "
            "from the date on the certificate. The mediation adviser is asked within the two months; for section I alone "
            "no certificate is needed, and only the two months count. Not for claims about disability."
        ),
        if_passed="an appeal would now be late; the tribunal can be asked for more time",
    ),
    Rule(
        id="MED-MEET",
        title="Arrange the mediation meeting",
        short="Mediation by",
        triggers=(Fact.MEDIATION_ASKED_ON,),
        length=30,
        counting=Counting.DAYS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="IPSEA, The mediation process",
        checked=Checked.READ,
        met_by=(Fact.MEDIATION_MET_ON, Fact.MEDIATION_ENDED_ON),
        endings=(_APPEALED, Ending(Fact.MEDIATION_CERTIFICATE_ON, "the certificate was issued")),
        note="Thirty calendar days from the day the family said they want mediation.",
    ),
    Rule(
        id="MED-CERT",
        title="Issue the mediation certificate",
        short="Certificate due",
        triggers=(Fact.MEDIATION_ENDED_ON,),
        length=3,
        counting=Counting.WORKING_DAYS_OF,
        bound=Party.MEDIATION_ADVISER,
        force=Force.MUST,
        citation="IPSEA, The mediation process",
        checked=Checked.READ,
        met_by=(Fact.MEDIATION_CERTIFICATE_ON,),
        endings=(),
        note="Working days, from the day mediation was declined, ended or counts as failed.",
    ),
    Rule(
        id="TRIB-RESP",
        title="Answer the appeal",
        short="Answer due",
        triggers=(Fact.APPEAL_SENT_ON,),
        length=30,
        counting=Counting.WORKING_DAYS_OF,
        bound=Party.COUNCIL,
        force=Force.MUST,
        citation="IPSEA, questions and answers on appeals",
        checked=Checked.READ,
        met_by=(Fact.APPEAL_ANSWERED_ON,),
        endings=(
            Ending(Fact.UNOPPOSED_ON, "the council told the tribunal that it does not oppose the appeal"),
            Ending(Fact.APPEAL_ENDED_ON, "the appeal was withdrawn or dismissed", undone_by=Fact.APPEAL_SENT_ON),
            *(Ending(fact, "the tribunal decided the appeal", undone_by=Fact.APPEAL_SENT_ON) for fact in _ORDERS),
        ),
        note="Working days, from the day the appeal was sent to the council.",
    ),
)
