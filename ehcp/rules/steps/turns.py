"""What is said to a family where a case takes another turn or a date is late. Nothing is promised that the law does not give."""

from collections.abc import Mapping
from types import MappingProxyType

from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Stage
from ehcp.rules.steps.table import DueWords, FactWords, Turn

_APPEAL = (
    DueWords(
        "TRIB-APPEAL", "The last day to appeal, as we count it, is {day}. The council’s letter has the day that holds.",
        "The time to appeal ended on {day}. You can still ask the tribunal for more time.",
    ),
    DueWords("MED-MEET", "The council must arrange the mediation meeting by {day}.", "The mediation meeting should have been arranged by {day}."),
)  # fmt: skip
_APPEALED = (
    FactWords(Fact.MEDIATION_ASKED_ON, "You asked for mediation on {day}."),
    FactWords(Fact.MEDIATION_CERTIFICATE_ON, "The mediation certificate has the date {day}."),
    FactWords(Fact.APPEALED_ON, "The tribunal got your appeal on {day}."),
    FactWords(Fact.APPEAL_ENDED_ON, "The appeal ended on {day}."),
)
_RIGHTS = (
    "The council’s letter must give its reasons. Ask for them if they are missing.",
    "You can ask for mediation. You meet the council with somebody neutral. It costs you nothing.",
    "You can appeal to the tribunal. It is like a court, and it can change the decision. Most people need a certificate from "
    "a mediation adviser first. The letter says whom to ring. You do not have to go to mediation to get it.",
    "Help at school goes on. Talk to us about what your child needs now.",
)
_CHANGED = "This step comes only if the answer is changed."

TURNS: Mapping[Stage, Turn] = MappingProxyType(
    {
        Stage.REFUSED: Turn(
            "The council said no to an assessment",
            ("This is hard to hear. It does not have to be the end.",),
            (*_RIGHTS, "You can ask again later, for example when things have changed."),
            _APPEAL, _APPEALED, _CHANGED,
        ),
        Stage.NO_PLAN: Turn(
            "The council decided not to make a plan",
            (
                "This is hard to hear. It does not have to be the end.",
                "The advice that was gathered can still help. We can use it at school.",
            ),
            _RIGHTS, _APPEAL, _APPEALED, _CHANGED,
        ),
        Stage.DECISION_STANDS: Turn(
            "The council’s answer stays as it is",
            ("The appeal is over, and the answer was not changed.",),
            (
                "Help at school goes on. Talk to us about what your child needs now.",
                "You can ask the council again when things have changed.",
            ),
            happened=_APPEALED, rest="This step did not come.",
        ),
        Stage.WITHDRAWN: Turn(
            "The request was taken back",
            ("The council has stopped. No plan will come from this request.",),
            (
                "You can ask again at any time. So can the school.",
                "Help at school goes on. Talk to us about what your child needs now.",
            ),
            happened=(FactWords(Fact.WITHDRAWN_ON, "The request was taken back on {day}."),),
            rest="This step did not come.",
        ),
        Stage.FINAL_ISSUED: Turn(
            "The plan is there",
            ("From now on the help in the plan must be given. It is looked at again within 12 months.",),
            (
                "Read it with us. We will tell you who gives which help, and when.",
                "If you do not agree with what it says, you can ask for mediation or appeal. The council’s letter says how, "
                "and by when.",
            ),
        ),
        Stage.CEASING: Turn(
            "The council wants to end the plan",
            ("The plan and its help go on until the time to appeal is over. If you appeal, they go on until that is decided.",),
            _RIGHTS[:3], _APPEAL, _APPEALED, _CHANGED,
        ),
        Stage.CEASED: Turn(
            "The plan has ended",
            ("The council no longer has to give the help in the plan.",),
            (
                "Talk to us about the help that your child needs now. A school must still do its best to give it.",
                "If things change, you or the school can ask the council again.",
            ),
            happened=(FactWords(Fact.CEASED_ON, "The plan ended on {day}."),),
            rest="This step did not come.",
        ),
    }
)  # fmt: skip

# The council has decided, and the time to appeal has run out: the case is closed, and what was said of an appeal is past.
TIME_OVER = (
    "Help at school goes on. Talk to us about what your child needs now.",
    "You can ask the council again when things have changed.",
)

IF_LATE: tuple[str, ...] = (
    "Ask the council in writing when it will be done. Say which day has gone by, and keep a copy.",
    "The law excuses a late date for a few reasons only. If the council says that there is one, ask which.",
    "If that does not help, use the council’s complaints procedure. After that you can go to the Local Government and "
    "Social Care Ombudsman. That is free.",
)
IF_SCHOOL_IS_LATE = "If something from our school is late, please ask us. You can also use the school’s complaints procedure."

NO_MEETING = "There is no meeting before this change."
