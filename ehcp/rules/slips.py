"""What to do when a date slips, in a sentence or two for each clock. Practice, not law."""

from collections.abc import Mapping
from types import MappingProxyType

from ehcp.rules.periods import Party

_ASK = "Write to the council on the next working day: name the date, ask why it was missed and for a day in writing."
_COMPLAIN = (
    "The family can complain to the council and then to the Local Government and Social Care Ombudsman; SENDIASS helps them."
)
_TELL = "Tell the council today when it will come, and send what is ready."
_LAPSED = "The right has run out; a late word may still be heard. Tell the family at once, and name SENDIASS."

SLIPS: Mapping[str, str] = MappingProxyType(
    {
        "EHC-DECIDE": f"{_ASK} {_COMPLAIN}",
        "EHC-ADVICE": f"{_TELL} The assessment goes on without it, and the child's plan may lack what the school knows.",
        "EHC-NOPLAN": f"{_ASK} A plan that is to be made still has to be final by week 20.",
        "EHC-DRAFT": "No law sets this day. Ask the case officer when the draft will come, and keep the family's fifteen days free.",
        "EHC-REPS": f"{_LAPSED} The council may allow more time, and has to listen to a named school until the plan is final.",
        "EHC-CONSULT": "Answer today all the same: without an answer the council may go on and name the school.",
        "EHC-FINAL": f"{_ASK} {_COMPLAIN}",
        "AR-CYCLE": f"{_ASK} Offer days for a meeting: the school can hold it before the council asks.",
        "AR-UNDER-FIVE": "Guidance, no law. Ask the council whether it will look at the plan earlier.",
        "AR-NOTICE": "Invite today, and ask everyone whether the shorter notice suits them; if it does not, move the meeting.",
        "AR-PAPERS": "Send what you have today, say what is still to come, and offer to move the meeting.",
        "AR-REPORT": f"{_TELL} A late report moves none of the council's dates.",
        "AR-DECIDE": f"{_ASK} A letter without the proposed changes does not meet this date where the plan is to be amended.",
        "AR-REPS": _LAPSED,
        "AR-FINAL": f"{_ASK} {_COMPLAIN}",
        "AR-NOAMEND": f"{_ASK} Without an answer the amended plan is overdue.",
        "PT-MAIN": f"{_ASK} The family can appeal about the next school only once it is named. {_COMPLAIN}",
        "PT-POST16": f"{_ASK} The young person can appeal about the setting only once it is named. {_COMPLAIN}",
        "PT-P16-P16": f"{_ASK} {_COMPLAIN}",
        "MOVE-TRANSFER": "Write to the council the child leaves; until the plan is transferred it has to secure the provision.",
        "MOVE-INFORM": "Write to the new council: it has to secure what the plan says from the day of the transfer.",
        "MOVE-REVIEW": f"{_ASK} Offer days for a meeting.",
        "RE-DECIDE": f"{_ASK} {_COMPLAIN}",
        "RE-FINAL": f"{_ASK} {_COMPLAIN}",
        "LGO-NOPLAN": "Write to the council, and name both dates: the ombudsman's, and the strict one from the request.",
        "LGO-FINAL": "Write to the council, and name both dates: the ombudsman's, and the strict one from the request.",
        "TRIB-APPEAL": "The family can still ask the tribunal for more time, with the reason. IPSEA and SENDIASS advise them.",
        "MED-MEET": "The family can ask the adviser for the certificate now and go on to appeal.",
        "MED-CERT": "The family asks the mediation adviser for the certificate in writing; the appeal needs it.",
        "TRIB-RESP": "The tribunal can bar a council that does not answer. The family asks the tribunal what it will do.",
        "ORD-NOTIFY": f"{_ASK} An order binds; the family can go to court by judicial review, and IPSEA advises on it.",
        "ORD-NOPLAN": f"{_ASK} An order binds; the family can go to court by judicial review, and IPSEA advises on it.",
        "ORD-DRAFT": f"{_ASK} An order binds; the family can go to court by judicial review, and IPSEA advises on it.",
        "ORD-FINAL": f"{_ASK} An order binds; the family can go to court by judicial review, and IPSEA advises on it.",
        "ORD-AMEND": f"{_ASK} An order binds; the family can go to court by judicial review, and IPSEA advises on it.",
        "SENCO-QUALIFIED": "Tell the head and the governors: the regulations leave no time beyond the third anniversary.",
        "INFO-REPORT": "Publish it now, with the day; what changed in the year goes in as soon as possible.",
        "PARENT-MEETINGS": "Offer the family a meeting now. It is guidance, and no law is broken.",
        "AR-MEET-BY": "Arrange the meeting now, tell the council the day, and ask it to decide in less than its four weeks.",
        "PT-MEET-BY": "Arrange the meeting now, and tell the council which day the law sets for the plan.",
        "PT-SUMMER": "Arrange it early in the autumn term: the latest meeting is a practice date of its own.",
        "AR-MEETING": "Record that it was held. If it was not: move it to another day, and everyone is invited anew.",
        "AR-ASK": "Ask by telephone today. The report says who was asked and did not answer.",
    }
)


def if_it_slips(rule_id: str, bound: Party) -> str:
    """What to do when this date goes by; for a clock without a word of its own, by who is bound."""
    return SLIPS.get(rule_id, _TELL if bound is Party.SCHOOL else _ASK)
