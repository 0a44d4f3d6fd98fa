"""Typed words are never lost: wherever a service says no to a form, the page comes back with the words and the reason."""

import html
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from provision.models import Adaptation, Cycle
from pupils.models import Contact, StatusPeriod
from senco.access.errors import Refused
from senco.access.roles import Purpose, Role
from senco.access.rules.dates import school_year_start
from senco.access.services import make_key
from tests import factories
from tests.house.matrix import OURS, objects_of, spec, url_of
from tests.house.posted import form_with
from tests.house.typed import Typed
from tests.house.words_of_cases import OF_CASES
from tests.house.words_of_consultations import OF_CONSULTATIONS
from tests.world import Cast, World

REASON = "No: somebody has settled this already, and here is what you can do."
TODAY = factories.today().isoformat()
AHEAD = (factories.today() + timedelta(weeks=3)).isoformat()
NEXT_SEPTEMBER = f"{school_year_start(factories.today()).year + 1}-09-01"


def a_parent_who_reads(cast: Cast) -> dict[str, Any]:
    """The contact who has an account."""
    with factories.inside(cast.school):
        return {"contact": Contact.objects.get(pupil=cast.own, user=cast.people[Role.PARENT]).pk}


def an_invitation(cast: Cast) -> dict[str, Any]:
    """The secret of the link in an invitation."""
    invitation, at = cast.rows["own"]["invitation"], timezone.now() + timedelta(days=1)
    purpose = Purpose.INVITATION.value
    actor = factories.system(cast.school)
    return {"secret": make_key(actor=actor, purpose=purpose, subject_id=invitation.pk, expires_at=at)}


def a_colleague(cast: Cast) -> dict[str, Any]:
    """Somebody on the staff."""
    return {"user": cast.people[Role.HEAD].pk}


def another_pupil(cast: Cast) -> dict[str, Any]:
    """A pupil who is not in the group yet."""
    return {"pupils": [cast.unrelated.pk]}


def not_told(cast: Cast) -> None:
    """The parents have not had the letter about SEN support yet."""
    with factories.inside(cast.school):
        StatusPeriod.objects.filter(pupil=cast.own).update(told_on=None, letter=None)


def working(cast: Cast) -> None:
    """The work of the cycle has begun, so that progress can be recorded."""
    with factories.inside(cast.school):
        Cycle.objects.filter(pupil=cast.own).update(stage="do")


TYPED = {
    "concern_raise": Typed(
        "pupils.views.concerns.raise_concern", {"seen": "W-seen", "why": "W-why", "tried": "W-tried"}
    ),
    "concern_answer": Typed("pupils.views.concerns.answer_concern", {"text": "W-text"}, {"answer": "adapt", "look_again_on": AHEAD}),
    "pupil_needs": Typed(
        "pupils.views.needs.decide_status_and_needs",
        {"note": "W-note", "reviewed": "W-reviewed", "reason": "W-reason"},
        {"status": "E", "source": "plan"},
    ),
    "register_letter": Typed(
        "pupils.views.standing.send_letter", {"next_steps": "W-next"}, stands=("dated",), before=not_told
    ),
    "import_start": Typed(
        "pupils.services.imports.preview_import",
        {"on": TODAY},
        {"file": SimpleUploadedFile("f.csv", b"Surname,Forename\nAli,Bo\n")},
    ),
    "contact_add": Typed("pupils.services.contacts.add_contact", {"name": "W-name", "phone": "W-phone"}),
    "contact_change": Typed(
        "pupils.services.contacts.change_contact", {"name": "W-name", "relationship": "W-relation"}
    ),
    "contact_end": Typed("pupils.services.parents.end_access", {"reason": "W-reason"}, objects=a_parent_who_reads),
    "contact_remove": Typed("pupils.services.contacts.remove_contact", {"reason": "W-reason"}),
    "pupil_attendance": Typed(
        "pupils.views.attendance.record_attendance",
        {"percent": "93.5"},
        stands=("starts_on", "ends_on", "as_at"),
    ),
    "contact_note_add": Typed(
        "pupils.services.story.note_contact", {"somebody_else": "W-whom", "agreed": "W-agreed"}, {"how": "phone"}
    ),
    "referral_add": Typed("pupils.services.story.begin_referral", {"service": "W-service", "reason": "W-reason"}),
    "referral_page": Typed("pupils.services.story.write_referral", {"service": "W-service", "reason": "W-reason"}),
    "file_add": Typed(
        "pupils.services.files.add_file",
        {"summary": "W-line"},
        {"about": "report", "file": SimpleUploadedFile("f.pdf", b"%PDF-1.4 %%EOF")},
    ),
    "file_change": Typed("pupils.services.files.describe_file", {"summary": "W-line"}),
    "file_remove": Typed("pupils.services.files.remove_file", {"why": "W-why"}),
    "person_invite": Typed(
        "senco.accounts.people_views.invite",
        {"name": "W-name", "email": "w-mail@example.org"},
        {"role": Role.TEACHER.value},
        role=Role.ADMIN,
    ),
    "invitation_accept": Typed(
        "senco.accounts.invitation_views.accept_invitation",
        {"name": "W-name"},
        {"password": "three plain words"},
        role=None,
        objects=an_invitation,
    ),
    "calendar_edit": Typed("senco.calendar.services.set_year", {}, stands=("autumn_first", "summer_last")),
    "school_close": Typed(
        "senco.calendar.services.close_school", {"reason": "W-reason"}, {"first_on": TODAY}, page="calendar"
    ),
    "group_add": Typed("pupils.services.staffing.add_group", {"name": "W-name"}, {"kind": "class"}),
    "group_change": Typed("pupils.services.staffing.change_group", {"name": "W-name"}),
    "group_page": Typed("pupils.services.people.link_staff", {"starts_on": TODAY}, a_colleague),
    "group_join": Typed("pupils.services.staffing.join_group", {"starts_on": TODAY}, another_pupil),
    "pupil_class": Typed("pupils.services.people.link_staff", {"starts_on": TODAY}, a_colleague),
    "last_year": Typed("pupils.views.last_year.set_last_year", {"last_year": "4"}),
    "rollover_decide": Typed(
        "pupils.services.rollover.prepare_roll_over", {"takes_effect_on": NEXT_SEPTEMBER}, stands=("last_year",)
    ),
    **OF_CASES,
    **{name: Typed(**typed) for name, typed in OF_CONSULTATIONS.items()},
    "cycle_write": Typed(
        "provision.services.parts.write_part",
        {"assess-evidence": "W-evidence", "assess-parent_view": "W-parents"},
        page="cycle_page",
    ),
    "cycle_told": Typed("provision.services.cycles.tell_parents", {"told_on": TODAY}, page="cycle_page"),
    "outcome_add": Typed(
        "provision.services.cycles.set_outcome",
        {"text": "W-text", "baseline": "W-baseline", "criterion": "W-criterion"},
        {"by_on": TODAY},
    ),
    "outcome_change": Typed(
        "provision.services.cycles.set_outcome",
        {"text": "W-text", "baseline": "W-baseline", "criterion": "W-criterion"},
    ),
    "outcome_review": Typed(
        "provision.services.cycles.review_outcome", {"now": "W-now"}, {"judged": "partly"}, before=working
    ),
    "allocation_add": Typed(
        "provision.services.sheets.allocate",
        {"new_name": "W-new", "plain_name": "W-plain", "given_by": "W-giver"},
        {"tier": "targeted", "group_size": "1", "times_a_week": "3", "minutes": "20"},
    ),
    "adaptation_choose": Typed(
        "provision.services.adaptations.choose_adaptation",
        {"new_name": "W-new", "how": "W-how", "how_you_see": "W-see", "note": "W-note"},
    ),
    "adaptation_add": Typed(
        "provision.services.school_list.add_new", {"name": "W-new", "how": "W-how", "when_it_helps": "W-when"}
    ),
    "adaptation_change": Typed(
        "provision.services.school_list.change_adaptation", {"name": "W-new", "how": "W-how", "how_you_see": "W-see"}
    ),
    "profile_write": Typed(
        "provision.services.sheets.write_profile", {"liked": "W-liked", "safety": "W-safety", "made_with": "W-with"}
    ),
    "child_clear": Typed(
        "provision.views.family.answer_summary",
        {"words": "W-words"},
        {"clear": "partly"},
        page="child_page",
        role=Role.PARENT,
    ),
}
# Addresses that take a post and no words, each with the reason; what they refuse is said on a page of its own.
NO_WORDS = {
    "capacity_switch": "a button of the frame",
    "theme_set": "a button of one's own page",
    "notice_read_all": "a button",
    "mail_choose": "one of four choices",
    "concern_days": "a number",
    "taps_kept": "sealed tokens and codes of buttons",
    "supply_code": "a code; what was typed stays in its field",
    "class_supply": "a day",
    "class_supply_end": "a button",
    "notice_days_restore": "a button",
    "snooze_wake": "a button",
    "school_reopen": "a button",
    "invitation_withdraw": "a button",
    "feed_make": "a button",
    "feed_stop": "a button",
    "approval_give": "a button",
    "approval_refuse": "a button",
    "role_end": "a button",
    "letter_wording_restore": "a button",
    "contact_invite": "a button",
    "contact_withdraw": "a button",
    "answer_deal": "a button",
    "case_receipt": "a button",
    "plan_line_remove": "a button",
    "candidate_unsend": "a button",
    "candidate_paper_erase": "a button",
    "review_begin": "a button",
    "review_came": "ticks",
    "advice_remove": "a button",
    "advice_chase": "a button",
    "advice_link": "a button",
    "other_review_remove": "a button",
    "request_write": "a button below what is asked",
    "writing_of_case": "a button below what is asked",
    "writing_back": "a button",
    "steps_share": "a button",
    "steps_stop": "a button",
    "guide_publish": "a button",
    "guide_withdraw": "a button",
    "profile_read": "a button",
    "contact_action_done": "a button",
    "attendance_take_back": "a button",
    "cycle_start": "a button",
    "status_confirm": "boxes to tick; tests/pupils/test_standing.py asks that the ticks stay",
    "act_choose": "boxes to tick on a list; what is missing is said above it",
    "act_apply": "a button below what it is about; tests/dashboards/test_acts.py asks that the choices stay",
    "act_again": "a button",
    "act_undo": "a button",
    "act_drop": "a button",
    "cycle_move": "a button",
    "adaptation_take": "a button",
    "adaptation_retire": "a button",
    "adaptation_return": "a button",
    "adaptation_tap": "buttons to press",
    "adaptation_untap": "a button",
    "pupil_tap": "buttons to press",
    "pupil_untap": "a button",
    "import_drop": "a button",
    "links_confirm": "a button",
    "link_end": "a button",
    "place_end": "a button",
    "rollover_confirm": "a button",
    "rollover_adults": "a button",
    "rollover_drop": "a button",
    "rollover_undo": "a button",
    "rollover_except": "a pupil and one of two choices",
    "staff_file": "a file alone",
    "staff_file_apply": "a button below what it is about",
    "figures_prepare": "a button below what it is about",
    "import_apply": "choices; tests/pupils/test_import_preview_page.py asks that they stay",
    "summary_publish": "the words of a preview; tests/provision/test_summary_pages.py asks that they stay",
}


def test_every_address_that_takes_a_post_is_asked_here_or_takes_no_words() -> None:
    posted = {row.name for row in spec().values() if "POST" in row.methods}
    assert sorted(posted) == sorted({*TYPED, *NO_WORDS})


@pytest.mark.parametrize("name", TYPED)
def test_what_is_refused_comes_back_with_the_words_and_the_reason(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    answer, sent = refused(world.a, monkeypatch, name)
    shown = html.unescape(answer.content.decode())
    assert answer.status_code in (200, 409)
    assert REASON in shown
    assert [key for key in (*TYPED[name].words, *TYPED[name].stands) if not sent[key] or sent[key] not in shown] == []


def refused(cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str) -> tuple[HttpResponse, dict[str, Any]]:
    """The answer to a form that is filled in on its page and refused by its service, and what was sent."""
    typed = TYPED[name]
    typed.before(cast)
    values = {**objects_of(cast, "own"), **typed.objects(cast)}
    addresses = {address.name: address for address in OURS}
    client, acting_as = Client(), ""
    if typed.role is not None:
        client.force_login(cast.people[typed.role])
        acting_as = f"{cast.school.slug}:{typed.role.capacity.value}"
    page = client.get(url_of(addresses[typed.page or name], values)).content.decode()
    fields = [key for key in (*typed.words, *typed.stands) if f'name="{key}"' in page]
    chosen = typed.chosen(cast) if callable(typed.chosen) else typed.chosen
    sent = {**form_with(page, *fields), "acting_as": acting_as, **typed.words, **chosen}

    def refuse(**_: Any) -> None:
        raise Refused(REASON)

    monkeypatch.setattr(typed.refuses, refuse)
    return client.post(url_of(addresses[name], values), sent), sent


def test_of_what_is_refused_nothing_half_done_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(world.a, monkeypatch, "adaptation_choose")
    with factories.inside(world.a.school):
        assert not Adaptation.objects.filter(name="W-new").exists()
