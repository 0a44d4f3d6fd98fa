"""Changing SEN status and needs: dated, by an assessment or a plan, primary need first, both or neither."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from pupils import selectors
from pupils.models import Pupil, StatusPeriod
from pupils.services.needs import record_needs, set_status
from pupils.services.register import decide_status_and_needs
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import World

DAY = timedelta(days=1)
TODAY = factories.today()


def url(pupil: Pupil) -> str:
    return f"/s/alder/pupils/{pupil.pk}/needs/"


def sent(**changes: Any) -> dict[str, Any]:
    """The form filled in for a pupil who comes on to SEN support today."""
    return {"acting_as": "alder:staff", "status": "K", "source": "assessment", "starts_on": TODAY.isoformat(),
            "assessed_on": (TODAY - 9 * DAY).isoformat(), "found": "Follows one step of three.",
            "note": "", "need_1": "SLCN", "need_2": "", "need_3": ""} | changes  # fmt: skip


@pytest.fixture
def senco(small: World, client: Client) -> Client:
    client.force_login(small.a.people[Role.SENCO])
    return client


@pytest.fixture
def pupil(small: World) -> Pupil:
    with factories.inside(small.a.school) as actor:
        return factories.make_pupil(actor)


def now(small: World, pupil: Pupil) -> tuple[str, list[str]]:
    """Status and needs as they stand today."""
    with factories.inside(small.a.school) as actor:
        found = selectors.pupil_page(actor, pupil.pk, on=TODAY)
        return found.status, [need.code for need in found.current_needs]


def refusal(client: Client, pupil: Pupil, **changes: Any) -> str:
    """The page that comes back where a form was not accepted."""
    answer = client.post(url(pupil), sent(**changes))
    assert answer.status_code == 200
    return answer.content.decode().replace("&#x27;", "'")


def test_an_assessment_puts_a_pupil_on_sen_support_from_a_day_on(small: World, senco: Client, pupil: Pupil) -> None:
    answer = senco.post(url(pupil), sent(starts_on=(TODAY - 3 * DAY).isoformat(), need_2="ASD", note="Team meeting"))
    assert answer.url == f"/s/alder/pupils/{pupil.pk}/register-letter/"
    assert now(small, pupil) == ("K", ["SLCN", "ASD"])
    with factories.inside(small.a.school):
        period = StatusPeriod.objects.get(pupil=pupil)
        verbs = set(Event.objects.filter(pupil_id=pupil.pk).values_list("verb", flat=True))
    assert (period.starts_on, period.source, period.note) == (TODAY - 3 * DAY, "assessment", "Team meeting")
    assert (period.assessed_on, period.found, period.told_on) == (TODAY - 9 * DAY, "Follows one step of three.", None)
    assert {"status_set", "need_recorded"} <= verbs


def test_back_on_track_a_pupil_comes_off_and_the_history_stays(small: World, senco: Client) -> None:
    answer = senco.post(url(small.a.own), sent(status="N", source="", need_1="", **factories.REVIEWED))
    assert answer.url == f"/s/alder/pupils/{small.a.own.pk}/register-letter/"
    assert now(small, small.a.own) == ("N", [])
    with factories.inside(small.a.school):
        period = StatusPeriod.objects.get(pupil=small.a.own)
    assert (period.ends_on, period.reviewed, period.ended_why) == (TODAY, *factories.REVIEWED.values())


def test_the_form_shows_what_holds_now(small: World, senco: Client) -> None:
    form = senco.get(url(small.a.own)).context["form"]
    assert (form.initial["status"], form.initial["need_1"], form.initial["need_2"]) == ("K", "SLCN", "ASD")


def test_a_change_of_needs_alone_keeps_the_status_as_it_began(small: World, senco: Client) -> None:
    senco.post(url(small.a.own), sent(source="", need_1="ASD", need_2="SLCN"))
    assert now(small, small.a.own) == ("K", ["ASD", "SLCN"])
    with factories.inside(small.a.school):
        assert StatusPeriod.objects.get(pupil=small.a.own).starts_on == TODAY - 90 * DAY


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source": ""}, "Choose what gives this status."),
        ({"found": ""}, "Write what the assessment found"),
        ({"assessed_on": ""}, "Enter the day of the assessment."),
        ({"assessed_on": TODAY.isoformat(), "starts_on": (TODAY - DAY).isoformat()}, "comes before the status"),
        ({"source": "plan"}, "An EHC plan gives the status E."),
        ({"status": "E", "source": "assessment"}, "comes with an EHC plan"),
        ({"need_1": ""}, "Choose the primary need."),
        ({"need_2": "SLCN"}, "SLCN is chosen twice."),
        ({"status": "E", "source": "plan", "need_1": "NSA"}, "NSA is for SEN support only"),
        ({"starts_on": (TODAY + DAY).isoformat()}, "Choose today or an earlier day."),
        ({"starts_on": ""}, "Enter from which day?"),
        ({"status": ""}, "SEN status"),
    ],
)
def test_what_cannot_be_is_refused_in_words_beside_its_field(
    small: World, senco: Client, pupil: Pupil, changes: dict[str, str], words: str
) -> None:
    text = refusal(senco, pupil, **changes)
    assert "There is a problem" in text
    assert words in text or words.replace("Enter from which day?", "Answer “From which day?”") in text
    assert now(small, pupil) == ("N", [])


def test_a_note_to_a_pupil_who_comes_off_belongs_to_the_review(small: World, senco: Client) -> None:
    text = refusal(senco, small.a.own, status="N", source="", need_1="", note="Reads at her age", **factories.REVIEWED)
    assert "a note belongs to a new status" in text
    assert "Reads at her age" in text


@pytest.mark.parametrize(("missing", "words"), [("reason", "Write why SEN support ends."), ("reviewed", "Write what was reviewed")])
def test_nobody_comes_off_without_a_review_and_a_reason(small: World, senco: Client, missing: str, words: str) -> None:
    said = factories.REVIEWED | {missing: " "}
    assert words in refusal(senco, small.a.own, status="N", source="", need_1="", **said)
    assert now(small, small.a.own)[0] == "K"


def test_a_plan_ends_on_the_day_the_council_ceases_it_and_not_before(small: World, senco: Client, pupil: Pupil) -> None:
    with factories.inside(small.a.school) as actor:
        set_status(actor=actor, pupil=pupil, status="E", starts_on=TODAY - 50 * DAY, source="plan")
    off = {"status": "N", "source": "", "need_1": "", "starts_on": (TODAY - 4 * DAY).isoformat()}
    assert "A school cannot end an EHC plan." in refusal(senco, pupil, **off)
    answer = senco.post(url(pupil), sent(**off, ceased="on"))
    assert answer.url == f"/s/alder/pupils/{pupil.pk}/"  # the council tells the parents, no letter is owed
    with factories.inside(small.a.school):
        assert StatusPeriod.objects.get(pupil=pupil).ends_on == TODAY - 4 * DAY


def test_a_plan_never_waits_for_an_assessment_and_support_ends_the_day_before(small: World, senco: Client) -> None:
    answer = senco.post(url(small.a.own), sent(status="E", source="plan", need_1="ASD", starts_on=TODAY.isoformat()))
    assert answer.url == f"/s/alder/pupils/{small.a.own.pk}/"
    with factories.inside(small.a.school):
        support, plan = StatusPeriod.objects.filter(pupil=small.a.own).order_by("starts_on")
    assert (support.last_on, plan.starts_on, plan.ends_on) == (TODAY - DAY, TODAY, None)


def test_a_day_before_the_running_status_began_is_refused_on_the_form(small: World, senco: Client) -> None:
    text = refusal(senco, small.a.own, status="E", source="plan", starts_on=(TODAY - 200 * DAY).isoformat())
    assert "Choose a later day" in text
    assert now(small, small.a.own)[0] == "K"


def test_a_new_time_never_overlaps_one_that_has_ended(small: World, senco: Client, pupil: Pupil) -> None:
    with factories.inside(small.a.school) as actor:
        set_status(actor=actor, pupil=pupil, status="K", starts_on=TODAY - 50 * DAY, source="assessment")
        set_status(actor=actor, pupil=pupil, status="N", starts_on=TODAY - 10 * DAY, source="assessment")
    assert "was on the register until" in refusal(senco, pupil, starts_on=(TODAY - 20 * DAY).isoformat())
    assessed = (TODAY - 12 * DAY).isoformat()
    senco.post(url(pupil), sent(starts_on=(TODAY - 10 * DAY).isoformat(), assessed_on=assessed))
    assert now(small, pupil)[0] == "K"


def test_a_need_never_ends_before_it_began_and_the_status_is_not_half_changed(small: World, senco: Client) -> None:
    with factories.inside(small.a.school) as actor:
        record_needs(actor=actor, pupil=small.a.own, codes=["HI"], status="K", on=TODAY - 5 * DAY)
    text = refusal(senco, small.a.own, status="E", source="plan", starts_on=(TODAY - 20 * DAY).isoformat())
    assert "HI was recorded from" in text
    assert now(small, small.a.own) == ("K", ["HI"])


def test_taking_back_a_need_on_the_day_it_was_recorded_leaves_no_trace_but_the_log(small: World, pupil: Pupil) -> None:
    with factories.inside(small.a.school) as actor:
        record_needs(actor=actor, pupil=pupil, codes=["HI"], status="K", on=TODAY)
        record_needs(actor=actor, pupil=pupil, codes=["VI"], status="K", on=TODAY)
        assert [need.code for need in selectors.need_history(actor, pupil)] == ["VI"]


def test_a_pupil_who_never_was_on_the_register_cannot_come_off(small: World, pupil: Pupil) -> None:
    with factories.inside(small.a.school) as actor:
        assert set_status(actor=actor, pupil=pupil, status="N", starts_on=TODAY, source="assessment") is None
        assert not Event.objects.filter(pupil_id=pupil.pk, verb="status_set").exists()


@pytest.mark.parametrize("role", [Role.HEAD, Role.TEACHER, Role.TA, Role.ADMIN, Role.GOVERNOR, Role.PARENT])
def test_only_the_senco_and_the_assistant_decide(small: World, client: Client, role: Role) -> None:
    client.force_login(small.a.people[role])
    assert client.get(url(small.a.own)).status_code == 403
    with factories.inside(small.a.school), pytest.raises(Refused, match="SEN assistant"):
        decide_status_and_needs(
            actor=factories.actor_of(small.a.people[role], small.a.school), pupil=small.a.own, status="N", codes=[],
            starts_on=date(2026, 1, 1), source="assessment",
        )  # fmt: skip


def test_a_pupil_of_another_school_is_not_there(small: World, senco: Client) -> None:
    assert senco.get(url(small.b.own)).status_code == 404
