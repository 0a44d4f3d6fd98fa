"""What goes with a status: letters to the parents, statuses that children came with, and history that is never shortened."""

import contextlib
import random
from datetime import timedelta

import pytest
from django.test import Client

from dashboards.selectors import status_duties
from provision.services.cycles import start_cycle
from pupils import standing_selectors
from pupils.models import Pupil, StatusPeriod
from pupils.services.needs import set_status
from pupils.services.register import LETTER_OFF, confirm_statuses, send_letter
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from senco.documents.models import Document
from tests import factories
from tests.world import World

DAY = timedelta(days=1)
TODAY = factories.today()


@pytest.fixture
def senco(small: World, client: Client) -> Client:
    client.force_login(small.a.people[Role.SENCO])
    return client


@pytest.fixture
def pupil(small: World) -> Pupil:
    """A pupil whom an assessment put on SEN support ten days ago; the parents do not know yet."""
    with factories.inside(small.a.school) as actor:
        made = factories.make_pupil(actor, forename="Ada", surname="Quill")
        set_status(
            actor=actor, pupil=made, status="K", starts_on=TODAY - 10 * DAY, source="assessment", **factories.ASSESSED
        )
    return made


def letter_url(pupil: Pupil) -> str:
    return f"/s/alder/pupils/{pupil.pk}/register-letter/"


def sent(**changes: str) -> dict[str, str]:
    return {"acting_as": "alder:staff", "dated": TODAY.isoformat(), "next_steps": "We meet on Monday."} | changes


def test_the_first_cycle_waits_for_the_letter_and_the_page_says_so(small: World, senco: Client, pupil: Pupil) -> None:
    page = senco.get(f"/s/alder/pupils/{pupil.pk}/").content.decode()
    assert "Tell the parents first" in page
    assert f'action="/s/alder/pupils/{pupil.pk}/cycle/"' not in page
    with factories.inside(small.a.school):
        actor = factories.actor_of(small.a.people[Role.SENCO], small.a.school)
        with pytest.raises(Refused, match="Tell the parents first"):
            start_cycle(actor=actor, pupil=pupil, on=TODAY)
    answer = senco.post(letter_url(pupil), sent())
    assert answer.status_code == 302
    assert f'action="/s/alder/pupils/{pupil.pk}/cycle/"' in senco.get(f"/s/alder/pupils/{pupil.pk}/").content.decode()
    with factories.inside(small.a.school):
        assert start_cycle(actor=actor, pupil=pupil, on=TODAY).number == 1


def test_the_letter_says_what_was_found_and_is_kept_byte_for_byte(small: World, senco: Client, pupil: Pupil) -> None:
    looked = senco.post(letter_url(pupil), sent(look="1"))
    assert looked.content.startswith(b"%PDF")
    with factories.inside(small.a.school):
        assert StatusPeriod.objects.get(pupil=pupil).told_on is None
        assert not Document.objects.filter(pupil_id=pupil.pk).exists()
    senco.post(letter_url(pupil), sent())
    with factories.inside(small.a.school):
        period = StatusPeriod.objects.get(pupil=pupil)
        document = Document.objects.get(pk=period.letter)
        assert (period.told_on, document.kind, document.pages) == (TODAY, "register-on", 1)
        assert Event.objects.filter(pupil_id=pupil.pk, verb="parents_told").exists()
    kept = senco.get(f"/s/alder/pupils/{pupil.pk}/register-letter.pdf")
    assert kept.content == bytes(document.content) == looked.content
    assert "SEN support begins" in senco.get(letter_url(pupil)).content.decode()


def test_a_letter_of_a_day_to_come_is_refused_and_the_words_stay(small: World, senco: Client, pupil: Pupil) -> None:
    answer = senco.post(letter_url(pupil), sent(dated=(TODAY + DAY).isoformat(), next_steps="On Monday at nine."))
    text = answer.content.decode()
    assert "Choose today or an earlier day" in text
    assert "On Monday at nine." in text


def test_coming_off_owes_a_letter_with_the_reason_and_only_once(small: World, senco: Client, pupil: Pupil) -> None:
    with factories.inside(small.a.school) as system:
        set_status(actor=system, pupil=pupil, status="N", starts_on=TODAY, **factories.REVIEWED)
    page = senco.get(letter_url(pupil)).content.decode()
    assert "Reads as others do." in page
    senco.post(letter_url(pupil), sent())
    with factories.inside(small.a.school) as system:
        period = StatusPeriod.objects.get(pupil=pupil)
        assert (period.ended_told_on, period.told_on) == (TODAY, None)
        assert Document.objects.get(pk=period.ended_letter).kind == LETTER_OFF
        with pytest.raises(Refused, match="told already"):
            send_letter(actor=system, period=period, kind=LETTER_OFF, pdf=b"%PDF", pages=1, on=TODAY, today=TODAY)


def test_a_status_that_a_child_came_with_is_to_be_confirmed_within_a_term(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as system:
        came = factories.make_pupil(system, forename="Bo", surname="Newcomer")
        period = set_status(actor=system, pupil=came, status="E", starts_on=TODAY - 400 * DAY, source="previous_school")
        actor = factories.actor_of(small.a.people[Role.SENCO], small.a.school)
        (duty,) = [one for one in status_duties(actor, on=TODAY) if "Newcomer" in one.title]
        assert duty.due_on == TODAY + timedelta(weeks=17)
        assert not duty.days_late(TODAY)
        assert duty.days_late(TODAY + timedelta(weeks=18)) == 7
        start_cycle(actor=actor, pupil=came, on=TODAY)  # what a child came with holds from the first day
    page = senco.get(f"/s/alder/pupils/{came.pk}/").content.decode()
    assert "Bo came with this status." in page
    back = senco.post("/s/alder/register/confirm/", {"acting_as": "alder:staff", "period": period.pk, "back": came.pk})
    assert back.url == f"/s/alder/pupils/{came.pk}/"
    with factories.inside(small.a.school):
        period.refresh_from_db()
        assert (period.confirmed_on, period.confirmed_by) == (TODAY, small.a.people[Role.SENCO])
        assert (period.starts_on, period.source, period.adopted_on) == (TODAY - 400 * DAY, "previous_school", TODAY)
        assert not [one for one in status_duties(actor, on=TODAY) if "Newcomer" in one.title]
        assert confirm_statuses(actor=actor, periods=[period], on=TODAY) == 0


def test_many_statuses_from_a_file_are_one_thing_to_do_and_nothing_is_confirmed_unticked(
    small: World, senco: Client
) -> None:
    with factories.inside(small.a.school) as system:
        for name in ("Cy", "Di"):
            came = factories.make_pupil(system, forename=name, surname="Filed")
            set_status(actor=system, pupil=came, status="K", starts_on=TODAY - DAY, source="import")
        actor = factories.actor_of(small.a.people[Role.SENCO], small.a.school)
        duties = [one for one in status_duties(actor, on=TODAY) if one.title.startswith("Confirm")]
        assert [one.title for one in duties] == ["Confirm the SEN status that 2 pupils came with"]
    answer = senco.post("/s/alder/register/confirm/", {"acting_as": "alder:staff"})
    assert "Tick those that you have looked at" in answer.content.decode()
    with factories.inside(small.a.school):
        first = str(standing_selectors.to_confirm(actor, on=TODAY)[0].pk)
    gone = {"acting_as": "alder:staff", "period": [first, "00000000-0000-0000-0000-000000000000"]}
    again = senco.post("/s/alder/register/confirm/", gone)
    assert "A colleague has confirmed or changed one of these" in again.content.decode()
    assert [row["ticked"] for row in again.context["rows"]] == [True, False]
    with factories.inside(small.a.school):
        assert standing_selectors.to_confirm(actor, on=TODAY).count() == 2


def test_a_person_cannot_leave_out_what_the_assessment_found(small: World) -> None:
    with factories.inside(small.a.school) as system:
        new = factories.make_pupil(system)
        actor = factories.actor_of(small.a.people[Role.SENCO], small.a.school)
        with pytest.raises(Refused, match="what the assessment found"):
            set_status(actor=actor, pupil=new, status="K", starts_on=TODAY, source="assessment")
        with pytest.raises(Refused, match="An intervention puts nobody"):
            set_status(actor=system, pupil=new, status="K", starts_on=TODAY, source="intervention")


def test_what_an_assessment_found_is_not_shown_to_those_who_do_not_see_cases(small: World, client: Client) -> None:
    with factories.inside(small.a.school):
        StatusPeriod.objects.filter(pupil=small.a.own).update(found="A letter of the paediatrician", ended_why="Secret")
    client.force_login(small.a.people[Role.TEACHER])
    assert "paediatrician" not in client.get(f"/s/alder/pupils/{small.a.own.pk}/").content.decode()
    client.force_login(small.a.people[Role.SENCO])
    assert "paediatrician" in client.get(f"/s/alder/pupils/{small.a.own.pk}/").content.decode()


def test_whatever_people_decide_in_whatever_order_times_never_overlap_and_none_is_shortened(small: World) -> None:
    chance = random.Random(20150)  # noqa: S311 - a fixed walk, so that a failure can be seen again
    with factories.inside(small.a.school) as system:
        walked = factories.make_pupil(system)
        actor = factories.actor_of(small.a.people[Role.SENCO], small.a.school)
        begun: list[tuple[str, object]] = []
        for _ in range(40):
            status = chance.choice("NKE")
            source = "plan" if status == "E" else "assessment"
            said = factories.ASSESSED | factories.REVIEWED | {"ceased": chance.random() < 0.7}
            starts_on = TODAY - chance.randrange(400) * DAY
            with contextlib.suppress(Refused):
                set_status(actor=actor, pupil=walked, status=status, starts_on=starts_on, source=source, **said)
            held = list(StatusPeriod.objects.filter(pupil=walked).order_by("starts_on"))
            assert sum(one.ends_on is None for one in held) <= 1
            assert all(a.ends_on <= b.starts_on for a, b in zip(held, held[1:], strict=False))
            now = [(one.status, one.starts_on) for one in held]
            assert now[: len(begun)] == begun
            begun = now
        assert len(begun) > 3
