"""The year of a plan in plain words: it is in place, reviewed, and changed where that is needed.

Sources: Children and Families Act 2014, section 44; SEND Regulations 2014, regulations 18 to 22.
"""

from ehcp.rules.facts import Fact
from ehcp.rules.moves.table import Stage
from ehcp.rules.steps.table import DueWords, FactWords, Step

STEPS: tuple[Step, ...] = (
    Step(
        "in-place",
        "The plan is in place",
        (
            "The council must make sure that your child gets the help in the plan.",
            "The plan is looked at again at least once a year. This is called the annual review.",
        ),
        ("Tell us or the council if some of the help is missing.", "You can ask for an earlier review at any time."),
        "The council and the school",
        "The whole review is over within 12 months of the plan or of the last review.",
        frozenset({Stage.MAINTAINED}),
        done_by=(Fact.REVIEW_ARRANGED_ON,),
        happened=(
            FactWords(Fact.PLAN_MADE_ON, "The plan was made on {day}."),
            FactWords(Fact.LAST_REVIEW_ON, "The last review ended on {day}."),
            FactWords(Fact.AMENDED_PLAN_ON, "The changed plan was sent on {day}."),
        ),
        due=(
            DueWords("AR-CYCLE", "The whole review must be over by {day}.", "The whole review should have been over by {day}."),
        ),
    ),
    Step(
        "invited",
        "You are asked to a review meeting",
        (
            "You are told the day at least 2 weeks before.",
            "You also get the papers 2 weeks before: what the school and others have written.",
        ),
        (
            "Write down what works, and what should change. Your child can do this too.",
            "Tell us if the day does not suit you, or if you need an interpreter.",
        ),
        "The school",
        "At least 2 weeks before the meeting.",
        frozenset({Stage.REVIEWING}),
        done_by=(Fact.INVITED_ON,),
        happened=(
            FactWords(Fact.INVITED_ON, "You were invited on {day}."),
            FactWords(Fact.PAPERS_SENT_ON, "The papers were sent on {day}."),
        ),
        due=(
            DueWords("AR-NOTICE", "The school must invite you by {day}.", "You should have been invited by {day}. Please ask us."),
            DueWords("AR-PAPERS", "The papers must be sent to you by {day}.", "The papers should have been sent by {day}. Please ask us for them."),
        ),
    ),
    Step(
        "meeting",
        "The review meeting",
        (
            "You, the school and others talk about how your child is getting on.",
            "You look at the help, at the aims, and at what should change in the plan.",
        ),
        ("You can bring somebody with you.", "Your child can come, for all of it or for a part."),
        "You, the school and the council",
        "Early enough for the council to decide before the 12 months end.",
        frozenset({Stage.REVIEWING}),
        done_by=(Fact.REPORT_SENT_ON,),
        happened=(FactWords(Fact.MEETING_ON, "The meeting was on {day}.", "The meeting is on {day}."),),
    ),
    Step(
        "report",
        "The school sends a report of the meeting",
        (
            "The report says what was talked about and what people asked to change.",
            "It goes to you and to the council, within 2 weeks of the meeting.",
        ),
        ("Check that it says what you said. Tell us if it does not.",),
        "The school",
        "Within 2 weeks of the meeting.",
        frozenset({Stage.REVIEWED}),
        done_by=(Fact.REPORT_SENT_ON,),
        happened=(FactWords(Fact.REPORT_SENT_ON, "The report was sent on {day}."),),
        due=(
            DueWords("AR-REPORT", "The school must send the report by {day}.", "The report should have been sent by {day}. Please ask us for it."),
        ),
    ),
    Step(
        "decision",
        "The council decides what comes next",
        (
            "The council can keep the plan, change it or end it. It must tell you within 4 weeks of the meeting.",
            "If it wants to change the plan, it sends you the changes with its letter.",
        ),
        ("If the council keeps or ends the plan and you do not agree, you can ask for mediation or appeal.",),
        "The council",
        "Within 4 weeks of the meeting.",
        frozenset({Stage.REVIEWED, Stage.CEASING}),
        done_by=(Fact.AMENDMENT_NOTICE_ON, Fact.REVIEW_DECIDED_ON, Fact.CEASE_DECIDED_ON),
        happened=(
            FactWords(Fact.REVIEW_DECIDED_ON, "The council decided on {day} to keep the plan as it is."),
            FactWords(Fact.CEASE_DECIDED_ON, "The council decided on {day} to end the plan."),
            FactWords(Fact.AMENDMENT_NOTICE_ON, "The council sent you its changes on {day}."),
        ),
        due=(
            DueWords("AR-DECIDE", "The council must tell you by {day}.", "The council should have told you by {day}."),
        ),
    ),
    Step(
        "comment",
        "You have your say on the changes: at least 15 days",
        (
            "If the council wants to change the plan, you can answer. You have at least 15 days.",
            "The day you are sent the changes is day 1. Weekends and holidays count.",
        ),
        ("Say what you agree with, and what you do not.", "You can ask for another school, and ask to meet the council."),
        "You",
        "At least 15 days, from the day you are sent the changes.",
        frozenset({Stage.AMENDING}),
        done_by=(Fact.AMENDMENT_ANSWERED_ON,),
        happened=(FactWords(Fact.AMENDMENT_ANSWERED_ON, "You sent your answer on {day}."),),
        due=(
            DueWords(
                "AR-REPS", "You have until {day} at least. That day still counts.",
                "The days you could be sure of ended on {day}. You can still write: the council may take it in.",
            ),
        ),
    ),
    Step(
        "changed",
        "The council sends the changed plan",
        (
            "It comes within 8 weeks of the letter with the changes, and within 12 weeks of the meeting.",
            "Or the council tells you, with its reasons, that it will not change the plan after all.",
        ),
        ("Check the changes. If you do not agree, you can ask for mediation or appeal. The letter says how, and by when.",),
        "The council",
        "Within 12 weeks of the meeting.",
        frozenset({Stage.AMENDING}),
        done_by=(Fact.AMENDED_PLAN_ON, Fact.NOT_AMENDED_ON),
        happened=(
            FactWords(Fact.ORDER_AMEND_ON, "The tribunal told the council on {day} to change the plan."),
            FactWords(Fact.ORDER_AMEND_I_ON, "The tribunal told the council on {day} to change the part about the school."),
        ),
        due=(
            DueWords("ORD-AMEND", "The council must send the changed plan by {day}.", "The changed plan should have been sent by {day}."),
            DueWords(
                "AR-FINAL", "If the plan is changed, you must have it by {day}.",
                "If the plan is changed, it should have come by {day}. Ask the council about it.",
            ),
        ),
    ),
)  # fmt: skip
