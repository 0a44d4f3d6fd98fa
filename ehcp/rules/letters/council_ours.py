"""Letters with which the school sends the council what it owes it, or asks it for something."""

from ehcp.rules.facts import Fact
from ehcp.rules.letters.kind import ASSESSMENT, BOTH, PLAN, TO_DO, Audience, LetterKind

_CLOSE = """Yours faithfully
{senco}
SENCO, {school}
{telephone}"""
_DECIDED = (Fact.DECISION_NOTIFIED_ON, Fact.AGREED_ON, Fact.REFUSED_ON, Fact.WITHDRAWN_ON)


def _letter(*parts: str) -> str:
    return "\n\n".join(("Dear Sir or Madam", *parts, _CLOSE))


COUNCIL_OURS: tuple[LetterKind, ...] = (
    LetterKind(
        id="send-request",
        to=Audience.COUNCIL,
        title="The school’s request for an assessment",
        use="The letter that goes with the school’s request and its papers.",
        matters=frozenset({ASSESSMENT}),
        after=(Fact.REQUEST_RECEIVED_ON,),
        until=_DECIDED,
        subject="{child}, born {born}: request for an EHC needs assessment",
        body=_letter(
            "{school} asks you to assess {child}’s education, health and care needs. We ask under section 36(1) of the "
            "Children and Families Act 2014, on behalf of the school.",
            "# Why we ask",
            "By section 36(8) an assessment must be made where a child has or may have special educational needs, and it may be "
            "necessary for special educational provision to be made in accordance with an EHC plan. We believe that this is so, because "
            "[fill in: in two or three sentences, what has been done, what it has brought, and what is still needed].",
            "# What we send with this letter",
            "- [fill in: the papers, one on each line]",
            "# What happens next",
            "You have six weeks from the day on which you receive this request to decide whether to assess, and to tell the "
            "parents and us (SEND Regulations 2014, reg 4(1) and 5(1)). Please confirm that day to us in writing.",
            "The parents [fill in: know of this request, and whether they agree with it].",
        ),
    ),
    LetterKind(
        id="send-advice",
        to=Audience.COUNCIL,
        title="Our advice for the assessment",
        use="The letter that goes with the school’s advice.",
        matters=frozenset({ASSESSMENT}),
        rules=("EHC-ADVICE",),
        states=TO_DO,
        subject="{child}, born {born}: the school’s advice for the EHC needs assessment",
        body=_letter(
            "You asked for our advice on {advice_asked}. Here it is. We had until {advice_by} to send it.",
            "# What we send",
            "- The school’s advice on {called}’s needs, on the outcomes to aim at, and on the provision that they call for\n"
            "- [fill in: further papers, one on each line, or take this line out]",
            "If anything is unclear or missing, please tell us at once. We are glad to speak with whoever writes the plan.",
        ),
    ),
    LetterKind(
        id="consultation-yes",
        to=Audience.COUNCIL,
        title="Answer to a consultation: we can meet the needs",
        use="The council asks whether the plan may name this school, and the school agrees.",
        matters=BOTH,
        rules=("EHC-CONSULT",),
        states=TO_DO,
        subject="{child}, born {born}: answer to your consultation",
        body=_letter(
            "You consulted us on {consulted} about naming {school} in {child}’s EHC plan. We have read the draft plan. "
            "We can make the provision that it specifies, and we do not object to being named.",
            "# What we would need",
            "- [fill in: staff, training, equipment or funding without which the provision cannot be made; or take this "
            "part out]",
            "# What we suggest for the plan",
            "- [fill in: where section F should be more specific; or take this part out]",
        ),
    ),
    LetterKind(
        id="consultation-no",
        to=Audience.COUNCIL,
        title="Answer to a consultation: we object to being named",
        use="The grounds of section 39(4), each kept apart: take out those that the school does not rely on.",
        matters=BOTH,
        rules=("EHC-CONSULT",),
        states=TO_DO,
        subject="{child}, born {born}: answer to your consultation",
        body=_letter(
            "You consulted us on {consulted} about naming {school} in {child}’s EHC plan. We have read the draft plan. "
            "We object to being named, on the grounds below (Children and Families Act 2014, section 39(4)).",
            "# Ground (a): unsuitable for the child",
            "The school is unsuitable for {called}’s age, ability, aptitude or special educational needs, because "
            "[fill in: which need in section B or which provision in section F the school cannot meet, and why; or take "
            "this ground out].",
            "# Ground (b)(i): the efficient education of others",
            "{called}’s attendance would be incompatible with the provision of efficient education for others, because "
            "[fill in: for whom, in what way, and why no step could prevent it; or take this ground out].",
            "# Ground (b)(ii): the efficient use of resources",
            "{called}’s attendance would be incompatible with the efficient use of resources, because "
            "[fill in: the figures; or take this ground out].",
            "We know that the decision is yours. If the plan names the school, we must admit {called} (section 43), and "
            "{called} will be welcome here.",
        ),
    ),
    LetterKind(
        id="send-report",
        to=Audience.COUNCIL,
        title="The report of the review meeting",
        use="The letter that goes with the report, within two weeks of the meeting.",
        matters=frozenset({PLAN}),
        rules=("AR-REPORT",),
        states=TO_DO,
        subject="{child}, born {born}: report of the annual review of the EHC plan",
        body=_letter(
            "The meeting to review {child}’s EHC plan was held on {meeting}. Here is the report, with the advice that was "
            "gathered for the meeting. It goes to everyone who was invited.",
            "# What the meeting recommends",
            "The meeting recommends to {recommends}.",
            "# Where views differed",
            "{differences}",
            "You have to decide whether to keep, amend or cease the plan, and to tell the parents and us, by "
            "{review_decision_by}. That is four weeks from the meeting (SEND Regulations 2014, reg 20(10)). If the plan is "
            "to be amended, your proposed amendments go with the decision.",
        ),
    ),
    LetterKind(
        id="early-review",
        to=Audience.COUNCIL,
        title="Asking for an early review",
        use="The plan no longer fits, and the next review is too far off.",
        matters=frozenset({PLAN}),
        subject="{child}, born {born}: we ask for an early review of the EHC plan",
        body=_letter(
            "We ask you to review {child}’s EHC plan early. The next review is due by {review_by}, which is too late.",
            "# Why",
            "[fill in: what has changed since the plan was made, and what the plan does not provide for].",
            "Please tell us by {answer_by} whether you agree. We can hold the meeting, and we will give everyone invited at "
            "least two weeks’ notice.",
        ),
    ),
)  # fmt: skip
