"""The school's advice for a needs assessment.

Sources: SEND Regulations 2014, reg 6(1)(b) (educational advice from the head teacher, on needs, provision and outcomes) and
reg 8 (six weeks); SEND Code of Practice 9.51 (clear, accessible and specific; from memory, waits to be checked).
"""

from ehcp.rules.writings.kind import Part, Source, WritingKind
from ehcp.rules.writings.shared import ADULTHOOD, CAN, CHILD, INFORMAL, PARENTS

ADVICE = WritingKind(
    id="advice",
    title="The school’s advice",
    paper="The school’s advice for the EHC needs assessment",
    use="What the council asks the school for when it assesses. It should be with the council within six weeks.",
    law="SEND Regulations 2014, reg 6(1)(b) and reg 8",
    matters=frozenset({"assessment"}),
    rules=("EHC-ADVICE",),
    letter="send-advice",
    sent={"assessment": "advice_sent_on"},
    parts=(
        CAN,
        Part(
            "needs", "Special educational needs", "What are the child’s needs? Where and how often does each one show?",
            hint="One need to a paragraph: each becomes a line of section B, and each must get provision in section F.",
            good="Understands two words of an instruction at a time. In a group longer ones are missed, in every lesson.",
            vague="Has communication difficulties.",
            must=True, takes=(Source.NEEDS, Source.ATTENDANCE),
        ),
        Part(
            "done", "What was tried, and what came of it", "Which help was given, how much, for how long, and what changed?",
            hint="Say also what did not work: nobody should have to try it again.",
            good="Sensory breaks of five minutes, three times a day since January: leaves lessons once a week, before that daily.",
            vague="A range of strategies has been used with some success.",
            must=True, promises=True, takes=(Source.RESULTS, Source.TRIED, Source.ADAPTED),
        ),
        Part(
            "outcomes", "Outcomes", "What should the child be able to do, and by when?",
            hint="What the child will do, not what they will be given. Somebody who does not know the child must be able to see it.",
            good="By July of Year 6, asks for help with a sign or a word in four lessons out of five.",
            vague="Will improve communication skills.",
            must=True, takes=(Source.PLAN_OUTCOMES,),
        ),
        Part(
            "provision", "Provision that is needed", "Which provision does each need call for: what, how long, how often, by whom, in how large a group?",
            hint="What the child needs, not what is to be had. One line for each: it can then be read against section F.",
            good="Speech and language programme: 20 minutes, four times a week, one to one with a trained teaching assistant.",
            vague="Access to regular speech and language support as appropriate.",
            must=True, promises=True, by_line=True,
        ),
        CHILD,
        PARENTS,
        Part(
            "others", "Health and social care", "What is known of health and social care that bears on learning? Who is involved?",
            hint="Only what the school knows and may pass on. Name the service and the day.",
            takes=(Source.SERVICES,),
        ),
        INFORMAL,
        ADULTHOOD,
    ),
)  # fmt: skip
