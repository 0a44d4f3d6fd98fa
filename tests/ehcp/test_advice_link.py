"""Answering by a link: it shows what is asked and nothing else, takes one answer, and ends."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ehcp.models import AdviceRequest
from ehcp.services import advice
from pupils.services import contacts
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import AccessKey
from senco.access.services import make_key
from senco.accounts.models import Notice
from senco.audit.models import Event
from senco.files.models import StoredFile
from tests import factories
from tests.world import World

TODAY = factories.today()
PDF = b"%PDF-1.4\nA paper from outside\n%%EOF"


@pytest.fixture
def asked(two: World, senco: Actor) -> Iterator[AdviceRequest]:
    """The health service of the first school's own pupil was asked."""
    with factories.inside(two.a.school):
        row: Any = two.a.rows["own"]["advice"]
        advice.ask_for_advice(
            actor=senco, review=row.review, whom=[_health(row)], reply_by_on=TODAY + timedelta(days=10), today=TODAY
        )
        yield _health(row)


def _health(row: AdviceRequest) -> AdviceRequest:
    return AdviceRequest.objects.select_related("review__case__pupil").get(review=row.review, seat="health")


@pytest.fixture
def link(senco: Actor, asked: AdviceRequest) -> str:
    """The address that they have."""
    return "/" + advice.make_link(actor=senco, advice=asked, today=TODAY).split("/", 3)[3]


def test_it_shows_what_is_asked_and_nothing_of_the_record(two: World, link: str, asked: AdviceRequest) -> None:
    answer = Client().get(link)
    text = answer.content.decode()
    assert asked.review.case.pupil.full_name in text.replace("&#x27;", "'")
    assert "What progress do you see" in text
    assert two.a.school.name in text
    secrets = [name for name in ("council", "contact", "need", "inside", "talk", "published", "concern") if f"safe-alder-own-{name}" in text.lower()]
    assert secrets == []
    assert "therapist" not in text.lower(), "who else was asked is nobody's business"
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_takes_one_answer_and_then_says_no_more_than_that(link: str, asked: AdviceRequest, senco: Actor) -> None:
    client = Client()
    sent = client.post(link, {"text": "He walks the stairs alone.", "file": SimpleUploadedFile("a report.pdf", PDF)})
    assert sent.status_code == 302
    row = AdviceRequest.objects.get(pk=asked.pk)
    assert (row.text, row.came_by, row.answered_on) == ("He walks the stairs alone.", "link", TODAY)
    stored = StoredFile.objects.get(pk=row.file_id)
    assert (stored.pupil_id, stored.made_by_id, stored.released) == (asked.review.case.pupil_id, None, False)
    for again in (client.get(link), client.post(link, {"text": "More"})):
        assert again.status_code == 410
        assert asked.review.case.pupil.full_name not in again.content.decode()
    assert AdviceRequest.objects.get(pk=asked.pk).text == "He walks the stairs alone."
    assert Notice.objects.filter(case_id=asked.pk, recipient_id=senco.user_id, channel="app").count() == 1
    assert Event.objects.filter(verb="advice_answered", target_id=str(asked.pk)).count() == 1


def test_a_new_link_ends_the_old_one_and_a_reminder_does_too(senco: Actor, asked: AdviceRequest, link: str) -> None:
    newer = advice.make_link(actor=senco, advice=asked, today=TODAY)
    assert Client().get(link).status_code == 404
    AdviceRequest.objects.filter(pk=asked.pk).update(email="health@example.org")
    asked.email = "health@example.org"
    advice.chase_advice(actor=senco, advice=asked, today=TODAY)
    assert Client().get("/" + newer.split("/", 3)[3]).status_code == 404
    assert AccessKey.objects.filter(subject_id=asked.pk, revoked_at__isnull=True).count() == 1


def test_what_the_school_files_itself_ends_the_link(senco: Actor, asked: AdviceRequest, link: str) -> None:
    advice.file_answer(actor=senco, advice=asked, answered_on=TODAY, today=TODAY, text="By letter.")
    assert Client().get(link).status_code == 404


def test_it_lasts_for_two_weeks_after_the_meeting(asked: AdviceRequest, link: str) -> None:
    key = AccessKey.objects.get(subject_id=asked.pk, revoked_at__isnull=True)
    meeting_on = TODAY + timedelta(days=40)
    assert timezone.localtime(key.expires_at).date() == meeting_on + timedelta(days=14)


def test_a_key_to_something_else_opens_no_request(two: World, asked: AdviceRequest) -> None:
    secret = make_key(
        actor=factories.system(two.a.school), purpose="accept an invitation", subject_id=asked.pk, expires_at=timezone.now() + timedelta(days=1)
    )
    assert Client().get(f"/advice/{secret}/").status_code == 404


def test_a_link_for_a_request_of_another_school_opens_nothing(two: World, asked: AdviceRequest) -> None:
    secret = make_key(
        actor=factories.system(two.b.school), purpose="send advice for a review", subject_id=asked.pk, expires_at=timezone.now() + timedelta(days=1)
    )
    assert Client().get(f"/advice/{secret}/").status_code == 404


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"text": ""}, "There is no answer yet"),
        ({"text": "Words", "nothing_to_add": "on"}, "Either there is an answer"),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ\x90\x00 a program")}, "program"),
        ({"text": "x" * 9000}, "8,000 fit. Shorten it by 1,000."),
    ],
)
def test_what_is_wrong_is_said_and_the_link_still_works(link: str, asked: AdviceRequest, said: dict[str, Any], why: str) -> None:
    answer = Client().post(link, said)
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert Client().post(link, {"text": "Now rightly."}).status_code == 302


def test_a_paper_that_the_school_has_already_is_found_and_nobody_is_told_so(senco: Actor, asked: AdviceRequest, link: str) -> None:
    first = asked.review.advice.get(seat="council")
    advice.file_answer(actor=senco, advice=first, answered_on=TODAY, today=TODAY, upload=("letter.pdf", PDF))
    assert Client().post(link, {"file": SimpleUploadedFile("same.pdf", PDF)}).status_code == 302
    first.refresh_from_db()
    assert AdviceRequest.objects.get(pk=asked.pk).file_id == first.file_id
    assert StoredFile.objects.filter(pk=first.file_id).count() == 1


def test_two_reminders_from_two_tabs_are_one(senco: Actor, asked: AdviceRequest) -> None:
    other_tab = _health(asked)
    advice.chase_advice(actor=senco, advice=asked, today=TODAY)
    with pytest.raises(Refused, match="a moment ago"):
        advice.chase_advice(actor=senco, advice=other_tab, today=TODAY)
    assert AdviceRequest.objects.get(pk=asked.pk).chased == 1


def test_nothing_is_sent_to_somebody_who_was_restricted_after_they_were_asked(senco: Actor, asked: AdviceRequest) -> None:
    AdviceRequest.objects.filter(pk=asked.pk).update(email="Kept.Away@example.org")
    asked.email = "Kept.Away@example.org"
    pupil = asked.review.case.pupil
    contacts.add_contact(actor=senco, pupil=pupil, name="Kept Away", email="kept.away@EXAMPLE.org", restricted=True)
    with pytest.raises(Refused, match="restriction"):
        advice.chase_advice(actor=senco, advice=asked, today=TODAY)
    with pytest.raises(Refused, match="restriction"):
        advice.ask_for_advice(actor=senco, review=asked.review, whom=[asked], reply_by_on=TODAY + timedelta(days=10), today=TODAY)
