"""What is typed into the forms of EHC cases, for the test that typed words are kept."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from ehcp.models import AdviceRequest
from ehcp.rules.moves.table import Event
from senco.access.roles import Purpose
from senco.access.services import make_key
from tests import factories
from tests.house.typed import Typed
from tests.world import Cast

TODAY = factories.today().isoformat()


def a_decision(cast: Cast) -> dict[str, Any]:
    """The event that a case waits for."""
    return {"event": Event.AGREED.value}


def a_final_plan(cast: Cast) -> dict[str, Any]:
    """The date that something is said to excuse."""
    return {"rule": "EHC-FINAL"}


def a_section(cast: Cast) -> dict[str, Any]:
    """A section of a plan."""
    return {"section": "A"}


def _unanswered(cast: Cast) -> AdviceRequest:
    with factories.inside(cast.school):
        return AdviceRequest.objects.filter(review=cast.rows["own"]["review"], answered_on__isnull=True)[0]


def somebody_to_ask(cast: Cast) -> dict[str, Any]:
    """Somebody on the list of the review."""
    return {"whom": [str(_unanswered(cast).pk)]}


def a_link(cast: Cast) -> dict[str, Any]:
    """The secret of a link to a request for advice."""
    actor, at = factories.system(cast.school), timezone.now() + timedelta(days=1)
    return {"secret": make_key(actor=actor, purpose=Purpose.ADVICE.value, subject_id=_unanswered(cast).pk, expires_at=at)}


OF_CASES: dict[str, Typed] = {
    "council_add": Typed("pupils.views.councils.write_council", {"name": "W-name", "sendiass": "W-sendiass"}),
    "council_write": Typed("pupils.views.councils.write_council", {"name": "W-name", "address": "W-address"}),
    "pupil_council": Typed("pupils.views.councils.set_residence", {"council": "W-council"}, {"starts_on": TODAY}),
    "case_open": Typed("ehcp.views.cases.open_request", {"council": "W-council"}, {"requested_by": "school"}),
    "plan_open": Typed("ehcp.views.cases.open_plan", {"council": "W-council"}, {"made_on": TODAY}),
    "case_council": Typed("ehcp.views.cases.hand_over_case", {"council": "W-council"}),
    "case_event": Typed("ehcp.views.events.record_event", {"note": "W-note"}, {"happened_on": TODAY}, objects=a_decision),
    "plan_lines": Typed("ehcp.views.plan.add_lines", {"provisions": "W-line", "needs": "W-need"}),
    "statement_change": Typed("ehcp.views.plan.write_line", {"text": "W-text"}),
    "provision_change": Typed("ehcp.views.plan.write_line", {"text": "W-text", "given_by": "W-giver"}),
    "section_write": Typed("ehcp.views.plan.write_section", {"text": "W-text"}, objects=a_section),
    "case_correct": Typed(
        "ehcp.views.events.correct_event", {"reason": "W-reason", "note": "W-note"}, {"happened_on": TODAY}
    ),
    "claim_add": Typed(
        "ehcp.views.events.record_claim",
        {"evidence": "W-evidence"},
        {"ground": "lack-of-staff", "from_on": TODAY},
        objects=a_final_plan,
    ),
    "claim_strike": Typed("ehcp.views.events.strike_claim", {"reason": "W-reason"}),
    "case_letter_new": Typed(
        "ehcp.views.letters.make_letter", {"addressee": "W-to", "subject": "W-subject", "text": "W-text"}, stands=("dated",)
    ),
    "letter_wording": Typed("ehcp.views.wording.keep_wording", {"subject": "W-subject", "body": "W-body"}),
    "letterhead": Typed("ehcp.views.wording.keep_letterhead", {"address": "W-address", "telephone": "W-phone", "sendiass": "W-advice"}),
    "review_meeting": Typed("ehcp.views.reviews.reviews.set_meeting", {"place": "W-place"}),
    "other_review_add": Typed("ehcp.views.reviews.reviews.add_other_review", {"held_on": TODAY}, {"kind": "cin"}),
    "advice_add": Typed("ehcp.views.advice.services.add_to_list", {"who": "W-who", "email": "w-mail@example.org"}, {"seat": "health"}),
    "advice_change": Typed("ehcp.views.advice.services.change_on_list", {"who": "W-who"}, {"seat": "health"}),
    "advice_answer": Typed("ehcp.views.advice.services.file_answer", {"text": "W-text"}, {"answered_on": TODAY}),
    "advice_ask": Typed(
        "ehcp.views.advice.services.ask_for_advice", {}, somebody_to_ask, stands=("reply_by_on",)
    ),
    "advice_give": Typed("ehcp.views.advice_give.receive_advice", {"text": "W-text"}, role=None, objects=a_link),
    "writing_edit": Typed("ehcp.views.writings.write_writing", {"can": "W-can", "provision": "W-provision"}),
    "writing_issue": Typed("ehcp.views.writings.issue_writing", {"by": "W-by"}, stands=("dated", "version")),
    "notice_days": Typed("ehcp.views.notices.set_notice_days", {"ahead": "12, 4", "before_closure": "13"}),
    "date_snooze": Typed("ehcp.views.notices.put_to_sleep", {"reason": "W-reason"}, stands=("until_on",)),
}
