"""Talks with parents and referrals: quickly noted, done by somebody, chased, and seen by those who may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.selectors import duties
from pupils.models import ContactNote, Pupil, Referral
from pupils.services import contacts, needs, people, staffing, story
from senco.access.errors import Refused
from senco.access.models import School
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories

TODAY = factories.today()
WEEK = timedelta(days=7)


@pytest.fixture
def school(db: None) -> School:
    school = factories.make_school()
    with factories.inside(school) as actor:
        group = staffing.add_group(actor=actor, name="3W", year="3")
        pupil = factories.make_pupil(actor, group=group, surname="Gentle", forename="Nelson")
        needs.set_status(actor=actor, pupil=pupil, status="K", starts_on=TODAY - 20 * WEEK, source="assessment")
        contacts.add_contact(actor=actor, pupil=pupil, name="Ms Gentle", relationship="Mother", phone="07700 900001")
    return school


def pupil() -> Pupil:
    return Pupil.objects.get()


def browser(school: School, role: Role = Role.SENCO, name: str = "Priya") -> Client:
    client = Client()
    client.force_login(factories.make_person(school, role, name=name))
    return client


def sent(school: School, **more: object) -> dict[str, object]:
    return {"acting_as": f"{school.slug}:staff", "spoken_on": f"{TODAY:%d/%m/%Y}", "how": "phone"} | more


def url(name: str, school: School, **more: object) -> str:
    return reverse(name, kwargs={"school": school.slug, **more})


def test_a_talk_takes_a_name_and_a_sentence(school: School) -> None:
    client = browser(school)
    with factories.inside(school):
        page = url("contact_note_add", school, pupil=pupil().pk)
    text = client.post(page, sent(school, with_whom="Ms Gentle", agreed="She will read with him."), follow=True).content.decode()
    assert "The talk is noted." in text and "She will read with him." in text
    assert "Telephone with Ms Gentle" in text, "in the history as well"
    with factories.inside(school):
        assert Event.objects.filter(verb="contact_noted").count() == 1


def test_what_is_missing_is_said_and_the_words_stay(school: School) -> None:
    client = browser(school)
    with factories.inside(school):
        page = url("contact_note_add", school, pupil=pupil().pk)
    text = client.post(page, sent(school, agreed="A long talk.", action="Ring again")).content.decode()
    assert "Choose with whom you spoke" in text and "Write who acts and by when" in text
    assert "A long talk." in text and "Ring again" in text
    late = sent(school, with_whom="Ms Gentle", agreed="x", spoken_on=f"{TODAY + WEEK:%d/%m/%Y}")
    assert "still to come" in client.post(page, late).content.decode()
    with factories.inside(school):
        assert not ContactNote.objects.exists()


def test_what_was_agreed_stands_in_today_until_it_is_done(school: School) -> None:
    client = browser(school)
    with factories.inside(school):
        page = url("contact_note_add", school, pupil=pupil().pk)
    me = client.get(page).context["form"].fields["action_by"].choices[1][0]
    talk = sent(
        school, somebody_else="Ms Okafor, health visitor", agreed="Hearing test.", action="Send the form",
        action_by=me, action_on=f"{TODAY + timedelta(days=2):%d/%m/%Y}",
    )  # fmt: skip
    client.post(page, talk)
    assert "Send the form: Nelson Gentle" in client.get(url("today", school)).content.decode()
    with factories.inside(school):
        note = ContactNote.objects.get()
    text = client.post(url("contact_action_done", school, note=note.pk), sent(school), follow=True).content.decode()
    assert "Done: Send the form" in text
    assert "Send the form: Nelson Gentle" not in client.get(url("today", school)).content.decode()


def test_a_referral_is_sent_chased_answered_and_reported(school: School) -> None:
    client = browser(school)
    with factories.inside(school):
        page = url("referral_add", school, pupil=pupil().pk)
    day = TODAY - 7 * WEEK
    asked = sent(school, service="Speech and language therapy", reason="Unclear speech.", sent_on=f"{day:%d/%m/%Y}")
    assert "when the parents agreed" in client.post(page, asked).content.decode()
    text = client.post(page, asked | {"agreed_on": f"{day:%d/%m/%Y}"}, follow=True).content.decode()
    assert "Waiting for an answer" in text
    today = client.get(url("today", school)).content.decode()
    assert "Chase Speech and language therapy: Nelson Gentle" in today, "a week late by now"
    with factories.inside(school):
        referral = Referral.objects.get()
    here = url("referral_page", school, referral=referral.pk)
    form = client.get(here).context["form"]
    data = sent(school) | {name: form[name].value() or "" for name in form.fields}
    data |= dict.fromkeys(("agreed_on", "sent_on"), f"{day:%d/%m/%Y}")
    answered = data | {"answer": "accepted", "answered_on": f"{TODAY:%d/%m/%Y}", "answer_text": "Appointment in May."}
    assert "Accepted, report awaited" in client.post(here, answered, follow=True).content.decode()
    assert "Chase Speech" in client.get(url("today", school)).content.decode(), "coming up, in six weeks"
    again = client.post(here, answered).content.decode()
    assert "A colleague has written here since you opened the page" in again and "Appointment in May." in again
    with factories.inside(school) as actor:
        referral.refresh_from_db()
        story.write_referral(actor=actor, referral=referral, version=1, on=TODAY, report_on=TODAY)
        assert not [duty for duty in duties(actor, on=TODAY) if "Chase" in duty.title]


def test_a_referral_that_nobody_sent_stands_in_today(school: School) -> None:
    with factories.inside(school) as actor:
        story.begin_referral(actor=actor, pupil=pupil(), on=TODAY, service="Physiotherapy", reason="Falls")
        [duty] = [duty for duty in duties(actor, on=TODAY) if duty.kind == "referral"]
    assert duty.title == "Refer Nelson Gentle to Physiotherapy" and duty.reason == "Ask the parents first."


def test_teachers_see_neither_talk_nor_referral_and_note_none(school: School) -> None:
    teacher = factories.make_person(school, Role.TEACHER)
    with factories.inside(school) as actor:
        people.link_staff(actor=actor, user_id=teacher.pk, group=pupil().group, starts_on=TODAY)
        story.note_contact(
            actor=actor, pupil=pupil(), spoken_on=TODAY, with_whom="Ms Gentle", how="phone", agreed="SECRET-talk", on=TODAY
        )
        story.begin_referral(actor=actor, pupil=pupil(), on=TODAY, service="SECRET-service", reason="x")
        page, add = url("pupil_page", school, pupil=pupil().pk), url("contact_note_add", school, pupil=pupil().pk)
    client = Client()
    client.force_login(teacher)
    assert "SECRET" not in client.get(page).content.decode()
    assert client.get(add).status_code == 403


def test_half_an_action_is_refused_by_the_service_itself(school: School) -> None:
    with factories.inside(school) as actor, pytest.raises(Refused, match="who acts and by when"):
        story.note_contact(
            actor=actor, pupil=pupil(), spoken_on=TODAY, with_whom="A", how="phone", agreed="b", action="Ring", on=TODAY
        )


def test_of_a_pupil_who_has_left_nothing_is_due(school: School) -> None:
    with factories.inside(school) as actor:
        story.begin_referral(actor=actor, pupil=pupil(), on=TODAY, service="Physiotherapy", reason="Falls")
        people.change_pupil(actor=actor, pupil=pupil(), left_on=TODAY)
        assert not [duty for duty in duties(actor, on=TODAY) if duty.kind == "referral"]
