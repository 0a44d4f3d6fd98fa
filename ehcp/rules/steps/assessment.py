"""The nine steps from the request to the plan, in plain words.

Sources: SEND Regulations 2014, regulations 4 to 14; Code of Practice chapter 9. Each period is told as it stands in
``ehcp/rules/periods.py``: where no law sets a day, that is said too.
"""

from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Stage
from ehcp.rules.steps.table import DueWords, FactWords, Step

_FINAL = "The council must send the final plan by {day}."
_FINAL_LATE = "The final plan should have been sent by {day}."
_NO = "If the answer is no, the council must tell you by {day}."
_NO_PASSED = "If the answer is no, you should have been told by {day}. Ask the council what it has decided."

STEPS: tuple[Step, ...] = (
    Step(
        "asked",
        "Somebody asks the council for help",
        (
            "You can ask, and so can the school. A young person over 16 can ask too.",
            "The weeks below are counted from the day the council gets the request.",
        ),
        ("You can ask at any time. No test or diagnosis has to come first.",),
        "You or the school",
        "There is no day by which to ask.",
        frozenset(),
        done_by=(Fact.REQUEST_RECEIVED_ON,),
        happened=(FactWords(Fact.REQUEST_RECEIVED_ON, "The council got the request on {day}."),),
    ),
    Step(
        "decide",
        "The council says if it will assess",
        (
            "To assess means to find out what your child needs.",
            "The council must give you its answer within 6 weeks of the request.",
        ),
        ("Tell the council what you see at home.", "Send it any letters or reports that you have."),
        "The council",
        "Within 6 weeks of the request.",
        frozenset({Stage.REQUESTED, Stage.REFUSED}),
        done_by=(Fact.DECISION_NOTIFIED_ON, Fact.AGREED_ON, Fact.REFUSED_ON),
        happened=(
            FactWords(Fact.REFUSED_ON, "The council said no on {day}."),
            FactWords(Fact.CONCEDED_ON, "The council changed its answer to yes on {day}."),
            FactWords(Fact.UNOPPOSED_ON, "The council gave way in the appeal on {day}."),
            FactWords(Fact.ORDER_ASSESS_ON, "The tribunal told the council to assess on {day}."),
            FactWords(Fact.AGREED_ON, "The council said yes on {day}."),
        ),
        due=(
            DueWords("EHC-DECIDE", "The council must give you its answer by {day}.", "The council’s answer should have come by {day}."),
        ),
    ),
    Step(
        "advice",
        "People who know your child give advice",
        (
            "The council asks you, the school and an educational psychologist. It asks health and social care as well.",
            "Those who are asked have 6 weeks to send their advice.",
        ),
        (
            "Say what matters to you and to your child.",
            "You can ask the council to hear other people too, if there is a good reason.",
        ),
        "The council, the school and others",
        "6 weeks from the day each of them is asked.",
        frozenset({Stage.ASSESSING}),
        done_by=(Fact.ADVICE_SENT_ON,),
        happened=(
            FactWords(Fact.ADVICE_REQUESTED_ON, "The council asked our school on {day}."),
            FactWords(Fact.ADVICE_SENT_ON, "Our school sent its advice on {day}."),
        ),
        due=(
            DueWords("ORD-NOTIFY", "The council must tell you by {day} that it has begun to assess.", "The council should have told you by {day} that it has begun to assess."),
            DueWords("EHC-ADVICE", "Our school should send its advice by {day}.", "Our school’s advice should have been sent by {day}. Please ask us about it."),
        ),
    ),
    Step(
        "need",
        "The council decides if a plan is needed",
        (
            "The council reads all the advice.",
            "If it says no, it must tell you within 16 weeks of the request. If it says yes, it writes a draft.",
        ),
        ("You can ask the council how far it has got.",),
        "The council",
        "If the answer is no, within 16 weeks of the request.",
        frozenset({Stage.ASSESSING, Stage.NO_PLAN}),
        done_by=(Fact.NO_PLAN_ON, Fact.FIRST_DRAFT_SERVED_ON, Fact.ORDER_MAKE_PLAN_ON),
        happened=(
            FactWords(Fact.NO_PLAN_ON, "The council said on {day} that it will not make a plan."),
            FactWords(Fact.ORDER_MAKE_PLAN_ON, "The tribunal told the council on {day} to make a plan."),
        ),
        due=(DueWords("EHC-NOPLAN", _NO, _NO_PASSED), DueWords("ORD-NOPLAN", _NO, _NO_PASSED)),
    ),
    Step(
        "draft",
        "The council sends you a draft plan",
        (
            "A draft is a first version. It says what your child needs and what help they must get.",
            "It does not name a school yet.",
        ),
        ("Read it with somebody you trust.", "Mark what is wrong or missing. Ask us about any word that is not clear."),
        "The council",
        "No law sets a day. Many councils aim for week 16 after the request.",
        frozenset({Stage.ASSESSING}),
        done_by=(Fact.FIRST_DRAFT_SERVED_ON, Fact.DRAFT_SERVED_ON),
        happened=(FactWords(Fact.DRAFT_SERVED_ON, "The council sent the draft on {day}."),),
        due=(
            DueWords("ORD-DRAFT", "The council must send the draft by {day}.", "The draft should have been sent by {day}."),
            DueWords(
                "EHC-DRAFT", "Many councils aim to send it by {day}. No law sets this day.",
                "Many councils would have sent it by {day}. No law sets this day, but the final plan has one.",
            ),
        ),
    ),
    Step(
        "comment",
        "You have your say: at least 15 days",
        (
            "You can answer the draft. You have at least 15 days.",
            "The day you are sent the draft is day 1. Weekends and holidays count.",
        ),
        (
            "Say what should change in the draft.",
            "Name the school that you would like.",
            "Ask to meet somebody from the council.",
            "Ask for a personal budget. That is money for the help, and you have a say in how it is spent.",
        ),
        "You",
        "At least 15 days, from the day you are sent the draft.",
        frozenset({Stage.DRAFT_ISSUED}),
        done_by=(Fact.FAMILY_ANSWERED_ON,),
        happened=(FactWords(Fact.FAMILY_ANSWERED_ON, "You sent your answer on {day}."),),
        due=(
            DueWords(
                "EHC-REPS", "You have until {day} at least. That day still counts.",
                "The days you could be sure of ended on {day}. You can still write: the council may take it in.",
            ),
        ),
    ),
    Step(
        "consult",
        "The council asks the school",
        (
            "The council asks the school you named if it can give the help in the plan. It may ask other schools too.",
            "A school should answer within 15 days. Weekends and holidays count.",
        ),
        ("You can visit schools, and talk to them.", "Ask the council which schools it has asked."),
        "The council and the schools",
        "A school should answer within 15 days.",
        frozenset({Stage.DRAFT_ISSUED}),
        done_by=(Fact.CONSULTATION_ANSWERED_ON,),
        happened=(
            FactWords(Fact.CONSULTATION_RECEIVED_ON, "The council asked our school on {day}."),
            FactWords(Fact.CONSULTATION_ANSWERED_ON, "Our school answered on {day}."),
        ),
        due=(
            DueWords(
                "EHC-CONSULT", "Our school should answer by {day}.",
                "Our school should have answered by {day}. Please ask us about it.",
            ),
        ),
    ),
    Step(
        "change",
        "The council changes the draft",
        (
            "The council thinks about what you and the schools have said. It changes the plan where it agrees.",
            "If it wants to make other changes, it sends you a new draft. Then you have 15 days again.",
        ),
        ("Ask which of your points are in the plan now, and why others are not.",),
        "The council",
        "In time for the final plan.",
        frozenset({Stage.DRAFT_ISSUED}),
        done_by=(Fact.FINAL_PLAN_ON,),
    ),
    Step(
        "final",
        "The council sends the final plan",
        (
            "The council must send it within 20 weeks of the request.",
            "The final plan names the school, or the kind of school. From then on the help in it must be given.",
        ),
        (
            "Check that the plan says what your child needs, how much help, and where.",
            "If you do not agree, you can ask for mediation or appeal. The council’s letter says how, and by when.",
        ),
        "The council",
        "Within 20 weeks of the request.",
        frozenset(),
        done_by=(Fact.FINAL_PLAN_ON,),
        happened=(FactWords(Fact.FINAL_PLAN_ON, "The council sent the final plan on {day}."),),
        due=(DueWords("ORD-FINAL", _FINAL, _FINAL_LATE), DueWords("EHC-FINAL", _FINAL, _FINAL_LATE)),
    ),
)  # fmt: skip
