"""Letters of the annual review: to the parents, and to those who are asked for advice; and for the school's own advice."""

from ehcp.rules.facts import Fact
from ehcp.rules.letters.kind import ASSESSMENT, PLAN, TO_DO, Audience, LetterKind
from ehcp.rules.letters.parents import APPEAL_PLAN, letter

_ENDED = (Fact.CEASED_ON,)
_TO_COLLEAGUE = """Yours sincerely
{senco}
SENCO, {school}
{telephone}"""


def _asked(*parts: str) -> str:
    return "\n\n".join(("Dear colleague", *parts, _TO_COLLEAGUE))


REVIEW_PARENTS: tuple[LetterKind, ...] = (
    LetterKind(
        id="p-review-invite",
        to=Audience.PARENTS,
        title="Invitation to the annual review",
        use="At least two weeks before the meeting.",
        matters=frozenset({PLAN}),
        rules=("AR-NOTICE",),
        states=TO_DO,
        not_past=Fact.MEETING_ON,
        subject="Let us look at {called}’s plan together: {meeting}",
        body=letter(
            "Once a year we look at {called}’s plan with you. This is called the annual review. We would like you to come. "
            "{called} can come too, for all of it or a part.",
            "# When and where",
            "{meeting}, at [fill in: the time], [fill in: the place]. If you cannot come then, please tell us soon. We will look "
            "for another day.",
            "# What we talk about",
            "- What has gone well, and what has not.\n- What {called} wants.\n- If the plan still fits, or what should change.",
            "# Before the meeting",
            "Please tell us what you think by {review_advice_by}. You can write it, ring us or talk to us. We send you what the "
            "others have written by {papers_by}.",
        ),
    ),
    LetterKind(
        id="p-review-report",
        to=Audience.PARENTS,
        title="The report of the annual review",
        use="Within two weeks of the meeting: what it recommends, and what the council does next.",
        matters=frozenset({PLAN}),
        after=(Fact.MEETING_ON,),
        until=(Fact.REVIEW_DECIDED_ON, Fact.AMENDMENT_NOTICE_ON, *_ENDED),
        subject="What we said at the meeting about {called}’s plan",
        body=letter(
            "Thank you for your part in the meeting on {meeting}. Here is the report. Please read it. Tell us if something is wrong "
            "or missing.",
            "# What the meeting asks for",
            "The meeting asks the council to {recommends}.",
            "# What happens now",
            "The council reads the report. It must tell you by {review_decision_by} if it will keep, change or end the plan. If it "
            "wants to change the plan, it must send you the changes by then too.",
        ),
    ),
    LetterKind(
        id="p-amendment",
        to=Audience.PARENTS,
        title="The council wants to change the plan",
        use="What the 15 days for the proposed changes are for, and when they end.",
        matters=frozenset({PLAN}),
        rules=("AR-REPS",),
        states=TO_DO,
        after=(Fact.AMENDMENT_NOTICE_ON,),
        until=(Fact.AMENDMENT_ANSWERED_ON, Fact.AMENDED_PLAN_ON, Fact.NOT_AMENDED_ON, *_ENDED),
        subject="The council wants to change {called}’s plan: you have until {notice_comments_by}",
        body=letter(
            "On {notice_sent} the council sent you the changes it wants to make to {called}’s plan. You have at least 15 days to "
            "answer. They end on {notice_comments_by}. Weekends and holidays count.",
            "# What the 15 days are for",
            "- Say what is wrong or missing, and what you like.\n- Say which school you want.\n"
            "- Ask the council to meet you.",
            "# What happens then",
            "The council must send the new plan by {amended_by}. Or it must tell you that it will not change the plan. You can "
            "then appeal if you do not agree.",
            "We would like to go through the changes with you. We can meet on [fill in: a day and a time before the 15 days end].",
        ),
    ),
    LetterKind(
        id="p-amended",
        to=Audience.PARENTS,
        title="The changed plan has come",
        use="The council has sent the plan as amended.",
        matters=frozenset({PLAN}),
        after=(Fact.AMENDED_PLAN_ON,),
        until=_ENDED,
        subject="{called}’s plan has been changed",
        body=letter(
            "On {amended_sent} the council sent {called}’s plan with the changes. From that day, the help in the new plan must be given.",
            "# What happens now",
            "We tell everyone who teaches {called} what is new. We meet you to agree how we will do it. "
            "We can meet on [fill in: a day and a time].",
            APPEAL_PLAN,
        ),
    ),
    LetterKind(
        id="p-not-changed",
        to=Audience.PARENTS,
        title="The plan stays as it is",
        use="The council keeps the plan without changes, which can be appealed against.",
        matters=frozenset({PLAN}),
        after=(Fact.REVIEW_DECIDED_ON, Fact.NOT_AMENDED_ON),
        until=(Fact.AMENDMENT_NOTICE_ON, Fact.AMENDED_PLAN_ON, *_ENDED),
        subject="{called}’s plan stays as it is",
        body=letter(
            "The council has looked at the report of our meeting on {meeting}. It says that {called}’s plan stays as it is. "
            "The help in the plan goes on.",
            APPEAL_PLAN,
            "We look at the plan with you again within a year. You can ask for it sooner if things change.",
        ),
    ),
)  # fmt: skip

ADVISERS: tuple[LetterKind, ...] = (
    LetterKind(
        id="a-assessment-advice",
        to=Audience.ADVISERS,
        title="Asking for a contribution to the school’s advice",
        use="To those who work with the child, for the advice that the school owes the council.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.ADVICE_REQUESTED_ON,),
        until=(Fact.ADVICE_SENT_ON, Fact.DRAFT_SERVED_ON, Fact.REFUSED_ON, Fact.NO_PLAN_ON, Fact.FINAL_PLAN_ON, Fact.WITHDRAWN_ON),
        subject="{child}, born {born}: what you know for our advice to the council",
        body=_asked(
            "The council is assessing {child}’s education, health and care needs. On {advice_asked} it asked for the school’s "
            "advice, which has to be sent by {advice_by}. School holidays do not move that day.",
            "# What we ask of you",
            "Please write what you know from your own work with {called}:\n- what {called} can do, and what is hard;\n"
            "- what has been tried, for how long, and what came of it;\n"
            "- what outcomes you would aim at; and\n"
            "- what provision that calls for: what kind, how much, how often, and given by whom.",
            "Please send it to us by [fill in: a day at least two weeks before {advice_by}]. Write it so that the parents can "
            "read it: they will.",
        ),
    ),
    LetterKind(
        id="a-review-advice",
        to=Audience.ADVISERS,
        title="Invitation to the review, and asking for advice",
        use="To those invited: the day of the meeting, and the day by which their advice should come.",
        matters=frozenset({PLAN}),
        rules=("AR-PAPERS",),
        states=TO_DO,
        not_past=Fact.MEETING_ON,
        subject="{child}, born {born}: annual review of the EHC plan on {meeting}",
        body=_asked(
            "We invite you to the annual review of {child}’s EHC plan on {meeting}, at [fill in: the time], [fill in: the place]. "
            "If you cannot come, please name somebody who can, or send your advice all the same.",
            "# Your advice",
            "Please send it to us by {review_advice_by}. By law we have to send everyone the advice at least two weeks before the "
            "meeting, by {papers_by} (SEND Regulations 2014, reg 20(4)).",
            "Please write\n- what progress {called} has made towards each outcome of the plan;\n"
            "- whether the needs and the provision in the plan are still right, and what should change;\n"
            "- what the next steps are; and\n"
            "- from year 9 on, what prepares {called} for adult life.",
        ),
    ),
    LetterKind(
        id="a-papers",
        to=Audience.ADVISERS,
        title="The papers of the review",
        use="To everyone invited, at least two weeks before the meeting.",
        matters=frozenset({PLAN}),
        rules=("AR-PAPERS",),
        states=TO_DO,
        not_past=Fact.MEETING_ON,
        subject="{child}, born {born}: papers for the annual review on {meeting}",
        body=_asked(
            "The annual review of {child}’s EHC plan is on {meeting}. Here is the advice that was gathered for it:",
            "- [fill in: each paper, with whose it is and its date]",
            "Still to come: [fill in: whose advice was asked for and has not come; or take this line out].",
            "Please read the papers before the meeting and keep them safe. They are about a child.",
        ),
    ),
    LetterKind(
        id="a-report",
        to=Audience.ADVISERS,
        title="The report of the review, to those invited",
        use="To everyone invited, within two weeks of the meeting.",
        matters=frozenset({PLAN}),
        rules=("AR-REPORT",),
        states=TO_DO,
        subject="{child}, born {born}: report of the annual review",
        body=_asked(
            "Thank you for your advice for the annual review of {child}’s EHC plan on {meeting}. Here is the report that we "
            "have sent to the council. It says what the meeting recommends, and where views differed.",
            "Please tell us at once if your view is not given as you gave it. The council has to decide by {review_decision_by}.",
        ),
    ),
)  # fmt: skip
