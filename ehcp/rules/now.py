"""What a SENCO does now in a case, in a sentence or two for each stage and what has happened in it. Practice, not law.

For somebody who has never read the regulations: the dates say by when and whose turn it is, and this says what to do.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ehcp.rules.facts import Fact, Facts
from ehcp.rules.moves.table import Stage
from senco.access.rules.dates import short_day

_SUPPORT = "What the child gets at school goes on."
_CONSULTED = (
    "The council asks whether the school can meet the child's needs: answer it in writing with the head, and record the day."
)
_ADVISER = (
    "Only the family can appeal, not the school. Before an appeal it asks a mediation adviser for a certificate (the council's "
    "letter says whom to ring); it need not agree to mediation. Tell it of SENDIASS, which advises families free of charge."
)

# Where a stage has one answer, whatever else has happened in it.
_STAGE: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.REQUESTED: "Record what the council writes: that it agrees to assess, or refuses. It may ask for the school's advice.",
        Stage.CEASING: "Go on with everything the plan says. Record an appeal if the family makes one, and later that the plan ended.",
        Stage.FINAL_ISSUED: "This case is closed. The plan has a case of its own for its reviews.",
        Stage.DECISION_STANDS: f"This case is closed. {_SUPPORT}",
        Stage.WITHDRAWN: f"This case is closed. {_SUPPORT} Another request is a new case.",
        Stage.CEASED: "This case is closed. The school still helps with the needs that remain: look whether the SEN status is right.",
    }
)


def what_now(stage: Stage, facts: Facts, on: date, *, closed: bool = False) -> str:
    """What the school does now, by the stage of a case and its facts on a day. ``closed`` where the case is over."""
    if closed and stage not in (Stage.FINAL_ISSUED, Stage.DECISION_STANDS, Stage.WITHDRAWN, Stage.CEASED):
        return f"The time to appeal has run out, and this case is closed. {_SUPPORT}"
    match stage:
        case Stage.ASSESSING | Stage.DRAFT_ISSUED:
            return _in_an_assessment(stage, facts)
        case Stage.REFUSED | Stage.NO_PLAN:
            return _after_a_decision(facts)
        case Stage.MAINTAINED:
            return _in_force(facts)
        case Stage.REVIEWING:
            return _before_the_meeting(facts, on)
        case Stage.REVIEWED:
            return _after_the_meeting(facts)
        case Stage.AMENDING:
            return _while_amended(facts)
        case _:
            return _STAGE[stage]


def _waits(facts: Facts, asked: Fact, answered: Fact) -> bool:
    """Was something asked, and not answered since?"""
    return asked in facts and not (answered in facts and facts[answered] >= facts[asked])


def _in_an_assessment(stage: Stage, facts: Facts) -> str:
    if _waits(facts, Fact.ADVICE_REQUESTED_ON, Fact.ADVICE_SENT_ON):
        return "Write the school's advice (“What we write”), send it to the council, and record the day it was sent."
    if _waits(facts, Fact.CONSULTATION_RECEIVED_ON, Fact.CONSULTATION_ANSWERED_ON):
        return _CONSULTED
    if stage is Stage.DRAFT_ISSUED and not _waits(facts, Fact.DRAFT_SERVED_ON, Fact.FAMILY_ANSWERED_ON):
        return "Record the final plan when it comes. The council may still ask the school whether it can meet the needs."
    if stage is Stage.DRAFT_ISSUED:
        return "Offer the family to read the draft together: it may comment, name a school and ask for a meeting. Record its comments."
    if Fact.ADVICE_REQUESTED_ON not in facts:
        return "Record when the council asks for the school's advice: it then has six weeks. Begin to gather what the school knows."
    return "The school has sent its advice. Record what comes next: the draft plan, or a decision not to make one."


def _after_a_decision(facts: Facts) -> str:
    if _waits(facts, Fact.APPEALED_ON, Fact.APPEAL_ENDED_ON):
        return f"The tribunal has the family's appeal. Record what the council answers, and what the tribunal decides. {_SUPPORT}"
    if Fact.MEDIATION_CERTIFICATE_ON in facts:
        return f"The family has its mediation certificate and can appeal; the school cannot. {_SUPPORT}"
    if _waits(facts, Fact.MEDIATION_ASKED_ON, Fact.MEDIATION_ENDED_ON) and Fact.MEDIATION_MET_ON not in facts:
        return f"The council arranges the mediation meeting, and the school may be asked to come. Record when it was held. {_SUPPORT}"
    return f"{_ADVISER} {_SUPPORT}"


def _in_force(facts: Facts) -> str:
    if _waits(facts, Fact.REASSESSMENT_AGREED_ON, Fact.REASSESSED_PLAN_ON):
        return "The council assesses anew, and the plan goes on meanwhile. Record the new plan when it comes."
    moving = Fact.OLD_COUNCIL_AWARE_ON in facts and Fact.PLAN_TRANSFERRED_ON not in facts
    if moving:
        return "The plan goes with the child. Record the day on which the council transferred it."
    return (
        "Give what section F of the plan says: the special help, with who gives it and how often. The plan is reviewed once a year, and earlier if anybody sees a need: arrange the "
        "meeting, record its day here, and the list of whom to invite is made."
    )


def _before_the_meeting(facts: Facts, on: date) -> str:
    meeting = facts[Fact.MEETING_ON]
    if meeting < on:
        return f"The meeting was planned for {short_day(meeting)}. Record that it was held, or the day it was moved to."
    day = f"The meeting is on {short_day(meeting)}."
    if Fact.INVITED_ON not in facts:
        return f"{day} Invite everyone on the list of the review, and ask them for their advice."
    if Fact.PAPERS_SENT_ON not in facts:
        return f"{day} Send the advice that has come to everyone invited, from the page of the review, and record the day."
    return f"{day} The papers are out. Record when the meeting was held."


def _after_the_meeting(facts: Facts) -> str:
    if Fact.REPORT_SENT_ON not in facts:
        return "Write the report of the review (“What we write”), send it to the council and to everyone invited, and record the day."
    return "The report is with the council. Record what it decides: to keep the plan, to amend it, or to end it."


def _while_amended(facts: Facts) -> str:
    if _waits(facts, Fact.AMENDMENT_NOTICE_ON, Fact.AMENDMENT_ANSWERED_ON):
        return "Offer the family to read the proposed changes together, and record its comments. The plan as it was holds meanwhile."
    return "Record the amended plan when it comes. The plan as it was holds meanwhile."
