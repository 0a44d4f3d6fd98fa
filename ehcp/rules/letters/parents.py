"""Letters to parents at each step of an assessment: short, in plain words, with who can advise them."""

from ehcp.rules.facts import Fact
from ehcp.rules.letters.kind import ASSESSMENT, BOTH, TO_DO, Audience, LetterKind
from ehcp.rules.letters.kind import MISSED as LATE

HELP = """# Who can help you

You can get free advice that does not come from us or from the council: {sendiass}. You can also ring me at school on {telephone}."""
CLOSE = """Is something in this letter not clear? Would you like to hear it instead, or have it in another language? Please ask us.

Yours sincerely
{senco}
SENCO, the teacher in charge of extra help"""
APPEAL = """# If you do not agree

You can appeal to a tribunal. That is a court that decides about plans. You have two months from the date on the council’s letter. First you need to ring the mediation adviser. The name is in the council’s letter. You do not have to take part in mediation, but you need the certificate. If the certificate comes late, you have one month from its date. The later day counts."""

APPEAL_PLAN = f"{APPEAL} If the named school is all that you do not agree with, you do not need the certificate."


def letter(*parts: str) -> str:
    """A letter to parents: greeting, what it says, who can help, signature."""
    return "\n\n".join(("Dear {parents}", *parts, HELP, CLOSE))


_CLOSED = (Fact.REFUSED_ON, Fact.NO_PLAN_ON, Fact.FINAL_PLAN_ON, Fact.WITHDRAWN_ON)

PARENTS: tuple[LetterKind, ...] = (
    LetterKind(
        id="p-request-sent",
        to=Audience.PARENTS,
        title="The request has been sent",
        use="The council has been asked for an assessment: what that means, and by when it answers.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.REQUEST_RECEIVED_ON,),
        until=(Fact.AGREED_ON, *_CLOSED),
        subject="The council has been asked to look at what help {called} needs",
        body=letter(
            "The council has been asked to find out what help {called} needs. This is called an EHC needs assessment. The "
            "council got the request on {received}.",
            "# What happens now",
            "- The council has six weeks to say yes or no. It must tell you by {decide_by}.\n"
            "- If it says yes, it will ask you, us and others about {called}.\n"
            "- If it says no, it must tell you why. You can then appeal.",
            "# What you can do",
            "You can write to the council and say what you think {called} needs. You can send it letters or reports that you "
            "have. Please tell us if you hear from the council first.",
        ),
    ),
    LetterKind(
        id="p-agreed",
        to=Audience.PARENTS,
        title="The council will assess",
        use="The council has said yes: who is asked, and what the parents can say.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.AGREED_ON, Fact.REFUSAL_REVERSED_ON, Fact.CONCEDED_ON),
        until=(Fact.DRAFT_SERVED_ON, *_CLOSED),
        subject="The council will find out what help {called} needs",
        body=letter(
            "Good news: on {agreed} the council said yes. It will now find out what help {called} needs.",
            "# What happens now",
            "- The council asks you what you think and what you hope for. Your view counts.\n"
            "- It asks us, an educational psychologist, health and social care to write about {called}.\n"
            "- They have six weeks to answer.\n"
            "- Then the council says if there will be a plan. A plan must be finished by {final_by}.",
            "# What you can do",
            "Write down what {called} is good at, what is hard, and what helps. Ask {called} too. We are glad to help you "
            "with it.",
        ),
    ),
    LetterKind(
        id="p-refused",
        to=Audience.PARENTS,
        title="The council will not assess",
        use="The council has said no: what the parents can do next, and by when.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.REFUSED_ON,),
        until=(Fact.REFUSAL_REVERSED_ON, Fact.AGREED_ON, Fact.CONCEDED_ON),
        subject="The council has said no to looking at what help {called} needs",
        body=letter(
            "On {refused} the council said no. It will not find out what help {called} needs. You will have had a letter "
            "from the council that says why. We know that this is hard to read.",
            "# What stays the same",
            "{called} still gets the help that we give at school.",
            APPEAL,
            "# What we would like to do",
            "We would like to meet you soon. We can read the council’s letter with you and talk about what to do. "
            "We can meet on [fill in: a day and a time].",
        ),
    ),
    LetterKind(
        id="p-advice-asked",
        to=Audience.PARENTS,
        title="The school has been asked for its advice",
        use="The council has asked the school to write about the child; the parents can see and add to it.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.ADVICE_REQUESTED_ON,),
        until=(Fact.ADVICE_SENT_ON, Fact.DRAFT_SERVED_ON, *_CLOSED),
        subject="The council has asked us to write about {called}",
        body=letter(
            "The council has asked us to write about {called}. We have until {advice_by} to send it.",
            "# What we write",
            "We write what {called} can do, what is hard, what we have tried and what we think will help.",
            "# What you can do",
            "We would like you to read it before we send it. Please tell us if something is wrong or missing. "
            "You can read it on [fill in: a day and a time].",
            "# What happens then",
            "The council reads what we and the others have written. Then it says if there will be a plan. "
            "A plan must be finished by {final_by}.",
        ),
    ),
    LetterKind(
        id="p-draft",
        to=Audience.PARENTS,
        title="The draft plan has come",
        use="What the 15 days are for, and when they end.",
        matters=frozenset({ASSESSMENT}),
        rules=("EHC-REPS",),
        states=TO_DO,
        after=(Fact.DRAFT_SERVED_ON,),
        until=(Fact.FAMILY_ANSWERED_ON, *_CLOSED),
        subject="Your draft of {called}’s plan: you have until {comments_by}",
        body=letter(
            "On {draft_sent} the council sent you a first draft of {called}’s plan. A draft can still be changed. You have at "
            "least 15 days to answer. They end on {comments_by}. Weekends and holidays count.",
            "# What the 15 days are for",
            "- Say what is wrong or missing, and what you like.\n"
            "- Say which school you want.\n"
            "- Ask the council to meet you. It must say yes.\n"
            "- Ask about a personal budget if you want one.",
            "# What to look for",
            "Is every need of {called} there? Is there help for every need? Does it say how much help, how often, and who gives "
            "it? Words such as “access to” or “as needed” promise very little.",
            "We would like to go through it with you. We can meet on [fill in: a day and a time before {comments_by}].",
        ),
    ),
    LetterKind(
        id="p-consultation",
        to=Audience.PARENTS,
        title="The council has asked if the school can be named",
        use="The council consults the school about naming it in the plan.",
        matters=BOTH,
        after=(Fact.CONSULTATION_RECEIVED_ON,),
        until=(Fact.CONSULTATION_ANSWERED_ON, *_CLOSED),
        subject="The council has asked us if we can meet {called}’s needs",
        body=letter(
            "On {consulted} the council asked us if {called}’s plan can name our school. We have 15 days to answer. Our answer is due "
            "by {consultation_by}.",
            "# What this means",
            "The council asks each school that it may name in the plan. We read the draft and say if we can give the help that it "
            "lists. The council decides. If the plan names a school, that school must take your child.",
            "# What you can do",
            "Tell the council which school you want. Tell us too if you have questions about our answer.",
        ),
    ),
    LetterKind(
        id="p-no-plan",
        to=Audience.PARENTS,
        title="There will be no plan",
        use="The council has assessed and decided against a plan: what the parents can do next.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.NO_PLAN_ON,),
        until=(Fact.DRAFT_SERVED_ON, Fact.FINAL_PLAN_ON),
        subject="The council has said that {called} will not get a plan",
        body=letter(
            "The council has looked at what help {called} needs. On {no_plan} it said that there will be no plan. You will "
            "have had a letter that says why. We know that this is hard to read.",
            "# What stays the same",
            "{called} still gets the help that we give at school. What people wrote about {called} can help us to plan it better.",
            APPEAL,
            "We would like to meet you soon and talk about what to do. We can meet on [fill in: a day and a time].",
        ),
    ),
    LetterKind(
        id="p-final",
        to=Audience.PARENTS,
        title="The final plan has come",
        use="What holds from now on, and what the parents can do if they do not agree.",
        matters=BOTH,
        after=(Fact.FINAL_PLAN_ON,),
        until=(Fact.MEETING_ON,),
        subject="{called}’s plan is finished",
        body=letter(
            "On {final_sent} the council sent the final plan for {called}. From that day, the help in the plan must be given.",
            "# What happens now",
            "- We tell everyone who teaches {called} what the plan says.\n"
            "- We meet you to agree how we will do it. We can meet on [fill in: a day and a time].\n"
            "- At least once a year we look at the plan with you. This is called the annual review.",
            APPEAL_PLAN,
        ),
    ),
    LetterKind(
        id="p-late",
        to=Audience.PARENTS,
        title="The council is late",
        use="A date of the council’s has passed: what the school has done, and what the parents can do.",
        matters=BOTH,
        rules=(
            "EHC-DECIDE", "EHC-FINAL", "AR-CYCLE", "AR-DECIDE", "AR-FINAL", "PT-MAIN", "PT-POST16", "PT-P16-P16",
            "MOVE-TRANSFER", "MOVE-INFORM", "MOVE-REVIEW", "RE-DECIDE", "RE-FINAL",
        ),
        states=LATE,
        subject="The council has missed a date for {called}",
        body=letter(
            "The council had to do this by {due}: {duty}. It has not done it. It is now {days_late} late.",
            "# What we do",
            "We are writing to the council. We ask for a date in writing by {answer_by}.",
            "# What you can do",
            "- Ask the council for a date too.\n"
            "- If nothing happens, you can complain to the council.\n"
            "- If its answer does not help, you can go to the Local Government and Social Care Ombudsman. That is free.",
        ),
    ),
)  # fmt: skip
