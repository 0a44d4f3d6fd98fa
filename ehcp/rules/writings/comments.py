"""What a family says to a draft plan, or to a notice of changes. Plain words: it is written by the family, or with them.

Sources: SEND Regulations 2014, reg 13(1) (draft: at least fifteen days beginning with the day it was served, to say what they
think, to ask for a school and for a meeting) and reg 22(2)(c) (the same for a notice); Children and Families Act 2014, s.38
and s.39 (asking for a school), s.49 (personal budget).
"""

from ehcp.rules.writings.kind import Part, Source, WritingKind

COMMENTS = WritingKind(
    id="comments",
    title="The family’s comments",
    paper="Our comments on the plan",
    use="What the family says to a draft or to changes of a plan. They have at least fifteen days from the day it was sent.",
    law="SEND Regulations 2014, reg 13(1) and reg 22(2)(c)",
    matters=frozenset({"assessment", "plan"}),
    rules=("EHC-REPS", "AR-REPS"),
    sent={"assessment": "family_answered_on", "plan": "amendment_answered_on"},
    often=True,
    by_family=True,
    parts=(
        Part(
            "right", "What is right", "What in the paper is right, and should stay as it is?",
            hint="Start with this. It is easier to talk about the rest when it is clear what you agree with.",
            good="Section A says well what Sam likes and what scares him.",
            vague="It is mostly fine.",
        ),
        Part(
            "child", "Our child (section A)", "Does it sound like your child? What is missing: what they can do, what they like, what they want?",
            takes=(Source.CHILD_SAYS,),
        ),
        Part(
            "needs", "Needs (section B, health in C, care in D)", "Which needs are missing, or are not said as they are?",
            hint="Where a report says it better, name the report and the page.",
            good="The report of 3 March says on page 4 that he cannot hear in a noisy room. Section B does not say it.",
            vague="The needs are not all there.",
            takes=(Source.PLAN_NEEDS, Source.NEEDS),
        ),
        Part(
            "outcomes", "Aims (section E)", "Are these the right aims? Can you tell from the words when each one is reached?",
            takes=(Source.PLAN_OUTCOMES,),
        ),
        Part(
            "provision", "Help at school (section F)", "Does every need get help? Does each line say how long, how often, by whom, and in how large a group?",
            hint="Words such as “regular” and “access to” promise nothing that can be counted. Ask for the number.",
            good="Please put “30 minutes, twice a week, one to one with a therapist” where it says “regular therapy”.",
            vague="He needs more support.",
            must=True, takes=(Source.DRAFT_CHECK, Source.PLAN_PROVISION),
        ),
        Part("others", "Help with health and care (sections G and H)", "What is missing or not clear in the help with health, or at home?"),
        Part(
            "informal", "What we do ourselves", "What do you, family and friends do already? What would help you to go on with it?",
            takes=(Source.HOME,),
        ),
        Part(
            "school", "The school we ask for (section I)", "Which school or college do you ask for, and why?",
            hint="Its full name. A draft has to leave this open: now is the time to say it.",
        ),
        Part(
            "meeting", "A meeting", "Do you want to meet somebody of the council about it?",
            choices=(("yes", "Yes, we ask for a meeting."), ("no", "No, we do not need a meeting.")),
        ),
        Part(
            "budget", "A personal budget (section J)", "Do you want the council to look at a personal budget? For what?",
            hint="Money for some of the help in the plan, which you can ask for while the draft is open.",
        ),
        Part(
            "adulthood", "Getting ready for adult life", "What should the plan say about work, a home, friends and health as an adult?",
            adulthood=True, takes=(Source.CHILD_SAYS,),
        ),
        Part("more", "Anything else", "What else should the council know?"),
    ),
)  # fmt: skip
