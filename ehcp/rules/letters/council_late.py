"""Letters to a council that has missed a date of the law, or is about to."""

from ehcp.rules.letters.kind import ASSESSMENT, BOTH, MISSED, NEAR, PLAN, Audience, LetterKind

_HOW = """# How the date comes about

It is counted like this: {sum}. Where it is written: {law}."""
_ASK = """# What we ask

Please write to us by {answer_by} and give the date on which this will be done."""
_NO_EXCUSE = (
    "The regulations name the only reasons that can excuse a late {thing}: that the council asked for the school’s advice "
    "close to or during a closure of four weeks or more, exceptional personal circumstances of the child or the parent, or "
    "an absence of four weeks or more from your area; and each of them only where it made it impractical to keep the date. A lack "
    "of staff is not among them. The High Court has said that these are hard-edged duties: R (W) v Hertfordshire County "
    "Council [2023] EWHC 3138 (Admin). If you rely on one of the reasons, please say which, and on what facts."
)
_DEVON = "R (L, M and P) v Devon County Council [2022] EWHC 493 (Admin)"
_COMPLAIN = (
    "{called}’s parents can complain to you about the delay, and then to the Local Government and Social Care Ombudsman. "
    "We tell them so."
)
_CLOSE = """Yours faithfully
{senco}
SENCO, {school}
{telephone}"""


def _letter(*parts: str) -> str:
    return "\n\n".join(("Dear Sir or Madam", *parts, _CLOSE))


COUNCIL_LATE: tuple[LetterKind, ...] = (
    LetterKind(
        id="late-decision",
        to=Audience.COUNCIL,
        title="The decision whether to assess is late",
        use="The six weeks have passed and the council has not said whether it will assess.",
        matters=frozenset({ASSESSMENT}),
        rules=("EHC-DECIDE",),
        states=MISSED,
        subject="{child}, born {born}: your decision whether to assess is {days_late} late",
        body=_letter(
            "You received the request for an education, health and care needs assessment on {received}. You had to decide "
            "whether to assess, and to tell the parents and us, by {due}. It is now {days_late} later, and we have no decision.",
            _HOW,
            "The six weeks run from the day you received the request, whatever day a panel meets.",
            _NO_EXCUSE.replace("{thing}", "decision"),
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-final",
        to=Audience.COUNCIL,
        title="The final plan is late",
        use="The twenty weeks have passed without a final plan.",
        matters=frozenset({ASSESSMENT}),
        rules=("EHC-FINAL",),
        states=MISSED,
        subject="{child}, born {born}: the final EHC plan is {days_late} late",
        body=_letter(
            "You received the request for an education, health and care needs assessment on {received}. The final plan had "
            "to be sent by {due}. It is now {days_late} later, and we have no final plan.",
            _HOW,
            "The twenty weeks run from the day of the request. They do not start again after a late decision, or after a "
            "refusal that was reversed.",
            _NO_EXCUSE.replace("{thing}", "plan"),
            "# What we ask",
            "Please write to us by {answer_by} and tell us\n- the date on which the final plan will be sent,\n"
            "- what is still missing, and from whom, and\n- what you will do for {called} until then.",
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="ask-which",
        to=Audience.COUNCIL,
        title="No draft, and no decision against a plan",
        use="Week 16 has passed, and it is not known whether there will be a plan.",
        matters=frozenset({ASSESSMENT}),
        rules=("EHC-NOPLAN", "ORD-NOPLAN", "EHC-DRAFT", "LGO-NOPLAN"),
        states=MISSED,
        subject="{child}, born {born}: will there be an EHC plan?",
        body=_letter(
            "You are assessing {child}’s education, health and care needs. By {due} we expected to hear from you, and we "
            "have had neither a draft plan nor a decision that there is to be none.",
            _HOW,
            "If there is to be no plan, the parents had to be told of it within sixteen weeks of the request "
            "(SEND Regulations 2014, reg 10(1)). If there is to be a plan, the family must "
            "have at least fifteen days for the draft, and the final plan is due by {final_by}.",
            "# What we ask",
            "Please write to us by {answer_by} and tell us\n- whether there will be a plan,\n"
            "- if so, the date on which the draft will be sent, and\n- which advice you still wait for.",
        ),
    ),
    LetterKind(
        id="late-review",
        to=Audience.COUNCIL,
        title="The annual review is not complete",
        use="Twelve months have passed since the plan was made or last reviewed.",
        matters=frozenset({PLAN}),
        rules=("AR-CYCLE",),
        states=MISSED,
        subject="{child}, born {born}: the annual review of the EHC plan is {days_late} late",
        body=_letter(
            "{child}’s EHC plan had to be reviewed by {due}. That includes your decision after the meeting. It is now "
            "{days_late} later, and the review is not complete.",
            _HOW,
            "We know of no exception to this date.",
            "# What we ask",
            "Please write to us by {answer_by} and tell us\n- the date by which the review will be complete, and\n"
            "- what you need from us for it.",
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-review-decision",
        to=Audience.COUNCIL,
        title="The decision after the annual review is late",
        use="Four weeks have passed since the review meeting without a decision.",
        matters=frozenset({PLAN}),
        rules=("AR-DECIDE",),
        states=MISSED,
        subject="{child}, born {born}: your decision after the annual review is {days_late} late",
        body=_letter(
            "The meeting to review {child}’s EHC plan was held on {meeting}. You had to decide by {due} whether to keep, "
            "amend or cease the plan, and to tell the parents and us. It is now {days_late} later, and we have no decision.",
            _HOW,
            "The four weeks run from the meeting, not from the day you had our report. If the plan is to be amended, the "
            f"proposed amendments go with the decision, and the amended plan is due within twelve weeks of the meeting: {_DEVON}. "
            "A late decision does not move that date.",
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-amended-plan",
        to=Audience.COUNCIL,
        title="The amended plan is late",
        use="The weeks for the amended plan, or for saying that there is no change, have passed.",
        matters=frozenset({PLAN}),
        rules=("AR-FINAL", "AR-NOAMEND"),
        states=MISSED,
        subject="{child}, born {born}: the amended EHC plan is {days_late} late",
        body=_letter(
            "You sent your proposed amendments to {child}’s EHC plan on {notice_sent}. By {due} you had to send the amended "
            "plan, or to say that the plan will not be amended after all. It is now {days_late} later, and we have neither.",
            _HOW,
            f"The amended plan is due within eight weeks of the notice, and never later than twelve weeks after the meeting: {_DEVON}.",
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-transfer-plan",
        to=Audience.COUNCIL,
        title="The plan for the move to the next phase is late",
        use="The day has passed by which the plan has to name the next school or setting.",
        matters=frozenset({PLAN}),
        rules=("PT-MAIN", "PT-POST16", "PT-P16-P16"),
        states=MISSED,
        subject="{child}, born {born}: the EHC plan does not yet name the next setting",
        body=_letter(
            "{child} moves to the next phase of education. By {due} the EHC plan had to be reviewed and amended so that it "
            "names the next setting. It is now {days_late} later, and we have no amended plan.",
            _HOW,
            "The date leaves the family and the next setting time to prepare. Each week of delay takes some of it away.",
            "# What we ask",
            "Please write to us by {answer_by} and tell us\n- the date on which the amended plan will be sent,\n"
            "- which settings you have consulted, and\n- what is still open.",
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-move",
        to=Audience.COUNCIL,
        title="The plan has not been transferred",
        use="The family has moved, and the council they left has not transferred the plan.",
        matters=frozenset({PLAN}),
        rules=("MOVE-TRANSFER",),
        states=MISSED,
        other_council=True,
        subject="{child}, born {born}: the EHC plan has not been transferred",
        body=_letter(
            "{child} has moved to the area of another council. You had to transfer the EHC plan to it by {due}. It is now "
            "{days_late} later, and we have not heard that it was done.",
            _HOW,
            "These are working days, and they begin with the day on which you became aware of the move.",
            _ASK,
            "From the transfer on, the new council must secure what the plan says. Until then {called} depends on you.",
        ),
    ),
    LetterKind(
        id="late-after-move",
        to=Audience.COUNCIL,
        title="The new council is late after the move",
        use="The council that took over the plan has not told the family, or has not reviewed it in time.",
        matters=frozenset({PLAN}),
        rules=("MOVE-INFORM", "MOVE-REVIEW"),
        states=MISSED,
        subject="{child}, born {born}: the EHC plan after the move to your area",
        body=_letter(
            "{child}’s EHC plan was transferred to you. By {due} you had to do this: {duty}. It is now {days_late} later, "
            "and we know of nothing that was done.",
            _HOW,
            "The family must be told that the plan was transferred, whether you will assess anew, and when you will review "
            "the plan. Since the transfer you must secure the provision that the plan specifies.",
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-reassessment",
        to=Audience.COUNCIL,
        title="The answer to a request for reassessment is late",
        use="Fifteen days have passed since a reassessment was asked for.",
        matters=frozenset({PLAN}),
        rules=("RE-DECIDE",),
        states=MISSED,
        subject="{child}, born {born}: your answer about a reassessment is {days_late} late",
        body=_letter(
            "A reassessment of {child}’s needs was asked for on {reassessment_asked}. You had to say by {due} whether you "
            "will reassess. It is now {days_late} later, and we have no answer.",
            _HOW,
            "These are calendar days from the day on which you received the request.",
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-reassessed-plan",
        to=Audience.COUNCIL,
        title="The plan after reassessment is late",
        use="Fourteen weeks have passed since the council said that it will reassess.",
        matters=frozenset({PLAN}),
        rules=("RE-FINAL",),
        states=MISSED,
        subject="{child}, born {born}: the EHC plan after reassessment is {days_late} late",
        body=_letter(
            "You are reassessing {child}’s needs. The final plan had to be sent by {due}. It is now {days_late} later, and "
            "we have no final plan.",
            _HOW,
            _NO_EXCUSE.replace("{thing}", "plan"),
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="late-order",
        to=Audience.COUNCIL,
        title="The tribunal’s order has not been carried out in time",
        use="The weeks that follow an order of the tribunal, or an appeal that is not opposed, have passed.",
        matters=BOTH,
        rules=("ORD-NOTIFY", "ORD-DRAFT", "ORD-FINAL", "ORD-AMEND"),
        states=MISSED,
        subject="{child}, born {born}: what had to follow the appeal is {days_late} late",
        body=_letter(
            "After the appeal about {child}, you had to do this by {due}: {duty}. It is now {days_late} later, and we know of "
            "nothing that was done.",
            _HOW,
            "If the tribunal’s order sets another date, please tell us which.",
            _ASK,
            _COMPLAIN,
        ),
    ),
    LetterKind(
        id="ask-progress",
        to=Audience.COUNCIL,
        title="Asking how it stands, before a date",
        use="A date of the council’s is near, and nothing has been heard.",
        matters=BOTH,
        rules=(
            "EHC-DECIDE", "EHC-NOPLAN", "EHC-DRAFT", "EHC-FINAL", "AR-CYCLE", "AR-DECIDE", "AR-FINAL", "AR-NOAMEND", "PT-MAIN",
            "PT-POST16", "PT-P16-P16", "MOVE-INFORM", "MOVE-REVIEW", "RE-DECIDE", "RE-FINAL", "ORD-NOTIFY", "ORD-DRAFT",
            "ORD-NOPLAN", "ORD-FINAL", "ORD-AMEND", "LGO-NOPLAN", "LGO-FINAL",
        ),
        states=NEAR,
        subject="{child}, born {born}: how does it stand?",
        body=_letter(
            "We write about {child}’s case. By {due} you have to do this: {duty}.",
            _HOW,
            "We have not heard how it stands. Will it be done by that date? If you need something from us for it, please tell "
            "us today: we would rather send it now than hear of it afterwards.",
        ),
    ),
)  # fmt: skip
