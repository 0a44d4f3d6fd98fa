"""The facts of a case that clocks are made from: their names, their words, and what cannot be true of them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from senco.access.rules.dates import short_day


class Fact(StrEnum):
    """A dated fact of a case. The value is the name it has in files; a plain string of that name works as a key."""

    REQUEST_RECEIVED_ON = "request_received_on"
    DECISION_NOTIFIED_ON = "decision_notified_on"
    AGREED_ON = "agreed_to_assess_on"
    REFUSED_ON = "refused_on"
    REFUSAL_REVERSED_ON = "refusal_reversed_on"
    ADVICE_REQUESTED_ON = "advice_requested_on"
    ADVICE_REQUEST_RECEIVED_ON = "advice_request_received_on"
    ADVICE_SENT_ON = "advice_sent_on"
    FIRST_DRAFT_SERVED_ON = "first_draft_served_on"
    DRAFT_SERVED_ON = "draft_served_on"
    FAMILY_ANSWERED_ON = "family_answered_on"
    CONSULTATION_RECEIVED_ON = "consultation_received_on"
    CONSULTATION_ANSWERED_ON = "consultation_answered_on"
    NO_PLAN_ON = "no_plan_on"
    FINAL_PLAN_ON = "final_plan_on"
    WITHDRAWN_ON = "withdrawn_on"
    # A refusal that was given up.
    CONCEDED_ON = "refusal_conceded_on"
    UNOPPOSED_ON = "appeal_unopposed_on"
    # The plan, its reviews and its amendment.
    CHILD_BORN_ON = "child_born_on"
    PLAN_MADE_ON = "plan_made_on"
    LAST_REVIEW_ON = "last_review_on"
    REVIEW_ARRANGED_ON = "review_arranged_on"
    REVIEW_MOVED_ON = "review_moved_on"
    INVITED_ON = "review_invited_on"
    PAPERS_SENT_ON = "review_papers_sent_on"
    MEETING_ON = "meeting_on"
    REVIEW_HELD_ON = "review_held_on"
    REPORT_SENT_ON = "review_report_sent_on"
    REVIEW_DECIDED_ON = "review_decision_on"
    AMENDMENT_NOTICE_ON = "amendment_notice_on"
    AMENDMENT_ANSWERED_ON = "amendment_answered_on"
    AMENDED_PLAN_ON = "amended_plan_on"
    NOT_AMENDED_ON = "not_amended_on"
    CEASE_DECIDED_ON = "cease_decided_on"
    CEASED_ON = "plan_ceased_on"
    # Moves: to the next phase (a calendar year, kept as its 1 January), and to another council.
    MAIN_TRANSFER_IN = "phase_transfer_in"
    POST_16_TRANSFER_IN = "post_16_transfer_in"
    POST_16_MOVE_ON = "post_16_move_on"
    OLD_COUNCIL_AWARE_ON = "old_la_aware_of_move_on"
    MOVED_ON = "moved_on"
    PLAN_TRANSFERRED_ON = "plan_transferred_on"
    NEW_COUNCIL_WROTE_ON = "new_la_informed_on"
    # Reassessment.
    REASSESSMENT_REQUESTED_ON = "reassessment_requested_on"
    REASSESSMENT_AGREED_ON = "reassessment_agreed_on"
    REASSESSMENT_REFUSED_ON = "reassessment_refused_on"
    REASSESSED_PLAN_ON = "reassessed_plan_on"
    # Mediation, appeal and the tribunal's orders.
    DECISION_LETTER_ON = "decision_letter_on"
    MEDIATION_ASKED_ON = "mediation_asked_on"
    MEDIATION_MET_ON = "mediation_met_on"
    MEDIATION_ENDED_ON = "mediation_ended_on"
    MEDIATION_CERTIFICATE_ON = "mediation_certificate_on"
    APPEALED_ON = "appeal_received_on"
    APPEAL_SENT_ON = "appeal_sent_to_la_on"
    APPEAL_ANSWERED_ON = "appeal_answered_on"
    APPEAL_ENDED_ON = "appeal_ended_on"
    ORDER_ASSESS_ON = "ordered_to_assess_on"
    ORDER_REASSESS_ON = "ordered_to_reassess_on"
    ORDER_MAKE_PLAN_ON = "ordered_to_make_plan_on"
    ORDER_AMEND_ON = "ordered_to_amend_on"
    ORDER_AMEND_I_ON = "ordered_to_amend_section_i_on"
    ORDER_CONTINUE_ON = "ordered_to_continue_on"
    # The school's own.
    SENCO_APPOINTED_ON = "senco_appointed_on"
    SENCO_QUALIFIED_ON = "senco_qualified_on"
    INFORMATION_REPORT_ON = "information_report_on"


Facts = Mapping[Fact, date]

# As each stands at the head of a sum: "received Mon 16 Dec 2024 + 20 weeks = ...".
WORDS: Mapping[Fact, str] = MappingProxyType(
    {
        Fact.REQUEST_RECEIVED_ON: "received",
        Fact.DECISION_NOTIFIED_ON: "decision notified",
        Fact.AGREED_ON: "agreed to assess",
        Fact.REFUSED_ON: "refused to assess",
        Fact.REFUSAL_REVERSED_ON: "refusal reversed",
        Fact.ADVICE_REQUESTED_ON: "advice asked for",
        Fact.ADVICE_REQUEST_RECEIVED_ON: "request for advice received",
        Fact.ADVICE_SENT_ON: "advice sent",
        Fact.FIRST_DRAFT_SERVED_ON: "first draft served",
        Fact.DRAFT_SERVED_ON: "draft served",
        Fact.FAMILY_ANSWERED_ON: "family answered",
        Fact.CONSULTATION_RECEIVED_ON: "consultation received",
        Fact.CONSULTATION_ANSWERED_ON: "consultation answered",
        Fact.NO_PLAN_ON: "decision not to issue a plan",
        Fact.FINAL_PLAN_ON: "final plan issued",
        Fact.WITHDRAWN_ON: "request withdrawn",
        Fact.CONCEDED_ON: "agreed to assess after a refusal",
        Fact.UNOPPOSED_ON: "tribunal told that the appeal is not opposed",
        Fact.CHILD_BORN_ON: "child born",
        Fact.PLAN_MADE_ON: "plan made",
        Fact.LAST_REVIEW_ON: "last reviewed",
        Fact.REVIEW_ARRANGED_ON: "review arranged",
        Fact.REVIEW_MOVED_ON: "review moved",
        Fact.INVITED_ON: "invited to the review",
        Fact.PAPERS_SENT_ON: "papers of the review sent",
        Fact.MEETING_ON: "review meeting",
        Fact.REVIEW_HELD_ON: "review meeting held",
        Fact.REPORT_SENT_ON: "report of the review sent",
        Fact.REVIEW_DECIDED_ON: "decision after the review",
        Fact.AMENDMENT_NOTICE_ON: "amendment notice",
        Fact.AMENDMENT_ANSWERED_ON: "family answered the amendment notice",
        Fact.AMENDED_PLAN_ON: "amended plan issued",
        Fact.NOT_AMENDED_ON: "decision not to amend",
        Fact.CEASE_DECIDED_ON: "decision to end the plan",
        Fact.CEASED_ON: "plan ceased",
        Fact.MAIN_TRANSFER_IN: "year of transfer begins",
        Fact.POST_16_TRANSFER_IN: "year of transfer to post-16 begins",
        Fact.POST_16_MOVE_ON: "move between post-16 settings",
        Fact.OLD_COUNCIL_AWARE_ON: "old council aware of the move",
        Fact.MOVED_ON: "moved",
        Fact.PLAN_TRANSFERRED_ON: "plan transferred",
        Fact.NEW_COUNCIL_WROTE_ON: "new council told the family",
        Fact.REASSESSMENT_REQUESTED_ON: "reassessment asked for",
        Fact.REASSESSMENT_AGREED_ON: "reassessment agreed",
        Fact.REASSESSMENT_REFUSED_ON: "reassessment refused",
        Fact.REASSESSED_PLAN_ON: "plan issued after reassessment",
        Fact.DECISION_LETTER_ON: "decision letter",
        Fact.MEDIATION_ASKED_ON: "mediation asked for",
        Fact.MEDIATION_MET_ON: "mediation meeting",
        Fact.MEDIATION_ENDED_ON: "mediation ended",
        Fact.MEDIATION_CERTIFICATE_ON: "mediation certificate",
        Fact.APPEALED_ON: "appeal received by the tribunal",
        Fact.APPEAL_SENT_ON: "appeal sent to the council",
        Fact.APPEAL_ANSWERED_ON: "council answered the appeal",
        Fact.APPEAL_ENDED_ON: "appeal withdrawn or dismissed",
        Fact.ORDER_ASSESS_ON: "ordered to assess",
        Fact.ORDER_REASSESS_ON: "ordered to reassess",
        Fact.ORDER_MAKE_PLAN_ON: "ordered to make a plan",
        Fact.ORDER_AMEND_ON: "ordered to amend the plan",
        Fact.ORDER_AMEND_I_ON: "ordered to amend section I",
        Fact.ORDER_CONTINUE_ON: "ordered to continue the plan",
        Fact.SENCO_APPOINTED_ON: "SENCO appointed",
        Fact.SENCO_QUALIFIED_ON: "SENCO qualified",
        Fact.INFORMATION_REPORT_ON: "information report published",
    }
)

# What happens between the request and the final plan; it cannot come before the request.
OF_THE_ASSESSMENT = tuple(Fact)[1 : tuple(Fact).index(Fact.UNOPPOSED_ON) + 1]

_NOT_OF_A_CHILD = {
    Fact.CHILD_BORN_ON, Fact.SENCO_APPOINTED_ON, Fact.SENCO_QUALIFIED_ON, Fact.INFORMATION_REPORT_ON,
}  # fmt: skip

# The later fact of each pair cannot come before the earlier one.
IN_ORDER: tuple[tuple[Fact, Fact], ...] = (
    *((Fact.REQUEST_RECEIVED_ON, later) for later in OF_THE_ASSESSMENT),
    *((Fact.CHILD_BORN_ON, later) for later in Fact if later not in _NOT_OF_A_CHILD),
    (Fact.REFUSED_ON, Fact.REFUSAL_REVERSED_ON),
    (Fact.ADVICE_REQUESTED_ON, Fact.ADVICE_REQUEST_RECEIVED_ON),
    (Fact.ADVICE_REQUESTED_ON, Fact.ADVICE_SENT_ON),
    (Fact.FIRST_DRAFT_SERVED_ON, Fact.DRAFT_SERVED_ON),
    (Fact.DRAFT_SERVED_ON, Fact.FINAL_PLAN_ON),
    (Fact.DECISION_NOTIFIED_ON, Fact.CONCEDED_ON),
    (Fact.DECISION_NOTIFIED_ON, Fact.UNOPPOSED_ON),
    (Fact.DECISION_NOTIFIED_ON, Fact.DRAFT_SERVED_ON),
    (Fact.DECISION_NOTIFIED_ON, Fact.FINAL_PLAN_ON),
    (Fact.PLAN_MADE_ON, Fact.LAST_REVIEW_ON),
    (Fact.PLAN_MADE_ON, Fact.MEETING_ON),
    (Fact.PLAN_MADE_ON, Fact.AMENDMENT_NOTICE_ON),
    (Fact.PLAN_MADE_ON, Fact.PLAN_TRANSFERRED_ON),
    (Fact.PLAN_MADE_ON, Fact.REASSESSMENT_REQUESTED_ON),
    (Fact.INVITED_ON, Fact.MEETING_ON),
    (Fact.PAPERS_SENT_ON, Fact.MEETING_ON),
    (Fact.MEETING_ON, Fact.REPORT_SENT_ON),
    (Fact.MEETING_ON, Fact.REVIEW_DECIDED_ON),
    (Fact.MEETING_ON, Fact.AMENDMENT_NOTICE_ON),
    (Fact.AMENDMENT_NOTICE_ON, Fact.AMENDMENT_ANSWERED_ON),
    (Fact.AMENDMENT_NOTICE_ON, Fact.AMENDED_PLAN_ON),
    (Fact.AMENDMENT_NOTICE_ON, Fact.NOT_AMENDED_ON),
    (Fact.OLD_COUNCIL_AWARE_ON, Fact.PLAN_TRANSFERRED_ON),
    (Fact.PLAN_TRANSFERRED_ON, Fact.NEW_COUNCIL_WROTE_ON),
    (Fact.REASSESSMENT_REQUESTED_ON, Fact.REASSESSMENT_AGREED_ON),
    (Fact.REASSESSMENT_REQUESTED_ON, Fact.REASSESSMENT_REFUSED_ON),
    (Fact.REASSESSMENT_AGREED_ON, Fact.REASSESSED_PLAN_ON),
    (Fact.DECISION_LETTER_ON, Fact.MEDIATION_ASKED_ON),
    (Fact.DECISION_LETTER_ON, Fact.MEDIATION_ENDED_ON),
    (Fact.DECISION_LETTER_ON, Fact.MEDIATION_CERTIFICATE_ON),
    (Fact.DECISION_LETTER_ON, Fact.APPEALED_ON),
    (Fact.MEDIATION_ASKED_ON, Fact.MEDIATION_MET_ON),
    (Fact.MEDIATION_ASKED_ON, Fact.MEDIATION_ENDED_ON),
    (Fact.MEDIATION_ASKED_ON, Fact.MEDIATION_CERTIFICATE_ON),
    (Fact.MEDIATION_ENDED_ON, Fact.MEDIATION_CERTIFICATE_ON),
    (Fact.APPEALED_ON, Fact.APPEAL_SENT_ON),
    (Fact.APPEAL_SENT_ON, Fact.APPEAL_ANSWERED_ON),
    (Fact.APPEALED_ON, Fact.APPEAL_ENDED_ON),
    (Fact.SENCO_APPOINTED_ON, Fact.SENCO_QUALIFIED_ON),
)

FIRST_YEAR, LAST_YEAR = 2000, 2100
FIRST_YEAR_OF_BIRTH = 1985  # a young person who was 25 when the law began, and some years more


def problems(facts: Mapping[str, date]) -> list[str]:
    """Say in plain sentences what cannot be true of these facts; an empty list when nothing speaks against them."""
    if not facts:
        return ["There is no fact to count from. Give at least one date."]
    found = [f"“{name}” is not a fact this timetable knows." for name in facts if name not in set(Fact)]
    known = {Fact(name): on for name, on in facts.items() if name in set(Fact)}
    found += [
        f"The year of “{WORDS[fact]}” is {on.year}. Check the date."
        for fact, on in known.items()
        if not (FIRST_YEAR_OF_BIRTH if fact is Fact.CHILD_BORN_ON else FIRST_YEAR) <= on.year <= LAST_YEAR
    ]
    found += [
        f"“{WORDS[later].capitalize()}” ({short_day(known[later])}) cannot come before "
        f"“{WORDS[earlier]}” ({short_day(known[earlier])}). Check both dates."
        for earlier, later in IN_ORDER
        if earlier in known and later in known and known[later] < known[earlier]
    ]
    return found
