"""The report of the meeting that reviewed a plan.

Sources: SEND Regulations 2014, reg 20(5) (progress towards the outcomes), reg 20(6) (preparing for adulthood, at every review
from year 9 on), reg 20(7) to (9) (the report within two weeks: recommended changes, differences of view, the advice attached,
to the council and everyone invited; from memory, waits to be checked); Code of Practice, chapter 8 (the four areas).
"""

from enum import StrEnum

from ehcp.rules.writings.kind import Part, Source, WritingKind
from ehcp.rules.writings.shared import CAN, CHILD, INFORMAL, PARENTS


class Recommendation(StrEnum):
    """What a meeting recommends to the council, which decides."""

    KEEP = "keep"
    AMEND = "amend"
    CEASE = "cease"


RECOMMENDATIONS = (
    (Recommendation.KEEP.value, "Keep the plan as it is."),
    (Recommendation.AMEND.value, "Amend the plan as proposed here."),
    (Recommendation.CEASE.value, "Cease the plan: it is no longer necessary."),
)
IN_A_LETTER = {
    Recommendation.KEEP: "keep the plan as it is",
    Recommendation.AMEND: "change the plan as the report proposes",
    Recommendation.CEASE: "end the plan",
}
_AMEND = "Proposed amendments"
_ADULT = "Preparing for adult life"

REPORT = WritingKind(
    id="report",
    title="The report of the review",
    paper="Report of the annual review of the EHC plan",
    use="What the meeting found and recommends. It goes to the council and to everyone invited within two weeks of the meeting.",
    law="SEND Regulations 2014, reg 20(7) to (9)",
    matters=frozenset({"plan"}),
    rules=("AR-REPORT",),
    letter="send-report",
    sent={"plan": "review_report_sent_on"},
    often=True,
    parts=(
        Part(
            "people", "Who was invited, and who was there", "Who was invited to the meeting, who came, and who sent word?",
            must=True, takes=(Source.INVITED,),
        ),
        CAN,
        Part(
            "progress", "Progress towards each outcome", "For each outcome of section E: where did the child start, where are they now, and how is it known?",
            hint="One paragraph for each outcome of the plan, with a figure or an example that can be checked.",
            good="Asks for help in three lessons out of five (September: none), counted in two weeks of May.",
            vague="Good progress. Ongoing.",
            must=True, takes=(Source.PLAN_OUTCOMES, Source.RESULTS),
        ),
        CHILD,
        PARENTS,
        Part(
            "works", "What works, and what does not", "Which provision of the plan was given as it says, and what came of it? What was not given, and why?",
            must=True, takes=(Source.PLAN_PROVISION, Source.TRIED, Source.ADAPTED, Source.ADVICE_OF_SCHOOL, Source.ATTENDANCE),
        ),
        Part(
            "others", "Health and social care", "What has changed, and what do health and social care advise?",
            takes=(Source.ADVICE_OF_HEALTH, Source.SERVICES),
        ),
        INFORMAL,
        Part(
            "adult_work", "Work", "What does the young person want to do? Which step towards work or study comes next?",
            good="Two weeks at the garden centre in May, with a job coach on the first three days.", vague="Careers advice will be given.",
            adulthood=True, group=_ADULT,
        ),
        Part(
            "adult_home", "Living on one’s own", "What can they do for themselves, and what will they learn next: travel, money, cooking, choosing?",
            adulthood=True, group=_ADULT,
        ),
        Part("adult_community", "Friends and community", "Which friends, groups and places matter, and what helps to take part?", adulthood=True, group=_ADULT),
        Part("adult_health", "Health as an adult", "What do they need to look after their health, and who takes over from services for children?", adulthood=True, group=_ADULT),
        Part(
            "amend_needs", "Sections A to D", "Which words about the child, the needs, health and care should change, and to what?",
            hint="Give the words of the plan and the words you propose. What has been reached can come out.",
            takes=(Source.PLAN_NEEDS,), group=_AMEND,
        ),
        Part(
            "amend_outcomes", "Section E", "Which outcomes are reached, which go on, and which are new?",
            good="Take out outcome 2, which is reached. New: by July of Year 9, travels to school by bus alone.",
            vague="Update the outcomes.", takes=(Source.PLAN_OUTCOMES,), group=_AMEND,
        ),
        Part(
            "amend_provision", "Section F", "Which provision should change: what, how long, how often, by whom, in how large a group?",
            good="Replace “regular mentoring” by “30 minutes once a week, one to one with the learning mentor”.",
            vague="Increase support as required.", promises=True, takes=(Source.PLAN_PROVISION, Source.DRAFT_CHECK), group=_AMEND,
        ),
        Part("amend_other", "Sections G to J", "What should change in help with health and care, in the school that is named, or in a personal budget?", group=_AMEND),
        Part(
            "recommendation", "What the meeting recommends", "Should the council keep, amend or cease the plan?",
            must=True, choices=RECOMMENDATIONS,
        ),
        Part("reasons", "Why", "In two or three sentences: why does the meeting recommend this?"),
        Part(
            "differences", "Where views differed", "Who sees what differently, the child and the parents first?",
            hint="If nobody did, write that nobody disagreed. The law asks for differences to be told.", must=True,
        ),
        Part(
            "attached", "Advice, and who did not answer", "Whose advice goes with this report, and who was asked and did not answer?",
            must=True, takes=(Source.WHO_ANSWERED,),
        ),
        Part(
            "next", "What happens next", "Who does what by when? When is the next review, and which other reviews of the child lie near it?",
            takes=(Source.OTHER_REVIEWS,),
        ),
    ),
)  # fmt: skip
