"""The law of the tribunal's orders, and of appeals that the council does not oppose.

One duty has another length by what was ordered, so an id stands in more than one row; a case has one order at a time.
"""

from ehcp.rules.counting import Counting
from ehcp.rules.facts import Fact
from ehcp.rules.law.endings import DRAFTED
from ehcp.rules.periods import FINAL, NO_PLAN, Checked, Ending, Nature, Party, Rule
from provision.rules.timing import Force

_NOTE = "From the day of the order, or from the day the council told the tribunal. An order may set other dates: then they hold."
_ASSESS = (Fact.ORDER_ASSESS_ON, Fact.ORDER_REASSESS_ON)
_REASSESSED = Ending(Fact.REASSESSED_PLAN_ON, "the plan after reassessment was issued")
_UNOPPOSED = (Fact.UNOPPOSED_ON,)


def _order(
    id: str,
    title: str,
    short: str,
    triggers: tuple[Fact, ...],
    weeks: int,
    citation: str,
    *,
    met_by: tuple[Fact, ...],
    endings: tuple[Ending, ...] = (),
    if_passed: str = "",
    checked: Checked = Checked.READ,
) -> Rule:
    """A row of this chapter: weeks of a day, the council must. ``if_passed`` makes it a duty that may never arise."""
    return Rule(
        id=id, title=title, short=short, triggers=triggers, length=weeks, counting=Counting.WEEKS_OF, bound=Party.COUNCIL,
        force=Force.MUST, citation=citation, checked=checked, met_by=met_by, endings=endings,
        nature=Nature.IF_SO if if_passed else Nature.DUTY, note=_NOTE, if_passed=if_passed, replaces=True,
    )  # fmt: skip


def _assessment(triggers: tuple[Fact, ...], citation: str) -> tuple[Rule, ...]:
    return (
        _order(
            "ORD-NOTIFY", "Say that the assessment begins", "Start notified by", triggers, 2, citation,
            met_by=(Fact.AGREED_ON, Fact.REASSESSMENT_AGREED_ON),
        ),
        _order(
            "ORD-NOPLAN", "Say so, if there is to be no plan", "“No plan” by", triggers, 10, citation,
            met_by=(Fact.NO_PLAN_ON, Fact.CEASE_DECIDED_ON), endings=(DRAFTED, FINAL, _REASSESSED),
            if_passed="nothing was heard of a draft or of a decision against a plan: ask the council which it will be",
        ),
        _order(
            "ORD-FINAL", "Send the final plan", "Final plan due", triggers, 14, citation,
            met_by=(Fact.FINAL_PLAN_ON, Fact.REASSESSED_PLAN_ON), endings=(NO_PLAN,),
        ),
    )  # fmt: skip


_MAKE = "SEND Regulations 2014, reg 44(2): make and maintain a plan"
_AMEND = "SEND Regulations 2014, reg 44(2): amend the plan"
_AMEND_I = "SEND Regulations 2014, reg 44(2): amend section I"
_CONTINUE = "SEND Regulations 2014, reg 44(2): continue the plan"

ORDERS: tuple[Rule, ...] = (
    *_assessment(_ASSESS, "SEND Regulations 2014, reg 44(2)(b)"),
    *_assessment(_UNOPPOSED, "SEND Regulations 2014, reg 45"),
    _order(
        "ORD-DRAFT", "Send the draft plan", "Draft due", (Fact.ORDER_MAKE_PLAN_ON,), 5, _MAKE,
        met_by=(Fact.DRAFT_SERVED_ON,), endings=(FINAL,),
    ),
    _order(
        "ORD-FINAL", "Send the final plan", "Final plan due", (Fact.ORDER_MAKE_PLAN_ON,), 11, _MAKE,
        met_by=(Fact.FINAL_PLAN_ON,),
    ),
    _order(
        "ORD-AMEND", "Send the amended plan", "Amended plan due", (Fact.ORDER_AMEND_ON,), 5, _AMEND,
        met_by=(Fact.AMENDED_PLAN_ON,), checked=Checked.MEMORY,
    ),
    _order(
        "ORD-AMEND", "Send the plan with section I amended", "Amended plan due", (Fact.ORDER_AMEND_I_ON,), 2, _AMEND_I,
        met_by=(Fact.AMENDED_PLAN_ON,), checked=Checked.MEMORY,
    ),
    _order(
        "ORD-AMEND", "Go on with the plan, and send it amended if that was ordered", "Amended plan due",
        (Fact.ORDER_CONTINUE_ON,), 5, _CONTINUE,
        met_by=(Fact.AMENDED_PLAN_ON,),
        if_passed="no amended plan is recorded: if the order asks for one, it is late",
    ),
)  # fmt: skip
