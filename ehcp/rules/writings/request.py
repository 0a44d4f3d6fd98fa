"""The school's request for a needs assessment.

Sources: Children and Families Act 2014, s.36(1) (who may ask) and s.36(8) (the test); SEND Code of Practice 9.14 (what a
council should look at; from memory, waits to be checked). No cycle, no spending and no agreement of anybody comes first.
"""

from ehcp.rules.writings.kind import Part, Source, WritingKind
from ehcp.rules.writings.shared import ADULTHOOD, CAN, CHILD, INFORMAL, PARENTS

REQUEST = WritingKind(
    id="request",
    title="The school’s request",
    paper="Request for an EHC needs assessment",
    use="What the school tells the council when it asks for an assessment. It can be written before anything is sent.",
    law="Children and Families Act 2014, s.36(1) and s.36(8)",
    matters=frozenset({"assessment"}),
    letter="send-request",
    parts=(
        Part(
            "why", "Why we ask", "Why may this child need an EHC plan?",
            hint="The law asks two things: that the child has or may have special educational needs, and that a plan may be needed. "
            "No number of cycles, no sum spent and no diagnosis has to come first.",
            good="With all that we give, the gap to the class grew from one year to three. What is needed is more than a school has.",
            vague="We feel that the child would benefit from an EHC plan.",
            must=True,
        ),
        CAN,
        Part(
            "needs", "What is hard, and what follows from it", "What is hard for the child, where is it seen, and what follows from it?",
            hint="Say what is seen, how often, and in which lessons. A diagnosis explains a need and does not replace it.",
            good="Leaves the room in four of five maths lessons when the task has more than two steps.",
            vague="Has difficulties with attention.",
            must=True, takes=(Source.NEEDS, Source.ATTENDANCE),
        ),
        Part(
            "done", "What was done, and what came of it", "What has been tried, for how long, and what changed?",
            hint="Where the child started, where they are now, and what it took. This is evidence, and not a condition.",
            good="Precision teaching, ten minutes a day for two terms: from 12 to 40 words read at sight.",
            vague="Has had a range of interventions.",
            must=True, promises=True, takes=(Source.RESULTS, Source.TRIED, Source.ADAPTED),
        ),
        CHILD,
        PARENTS,
        Part(
            "others", "Health, social care and other services", "Who else knows the child, and what did they find or advise?",
            hint="Name the service and the day. Say where a report goes with this request, and where an answer is still awaited.",
            takes=(Source.SERVICES,),
        ),
        INFORMAL,
        Part(
            "wanted", "What is still needed", "What does the child need that the school cannot give from what it has?",
            hint="In figures as far as you know them: what, how often, how long, by whom.",
            good="A speech and language programme four times a week, 20 minutes, by a trained adult, checked each half-term.",
            vague="Access to regular support as appropriate.",
            must=True, promises=True,
        ),
        ADULTHOOD,
    ),
)  # fmt: skip
