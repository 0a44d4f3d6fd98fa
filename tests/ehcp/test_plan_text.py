"""What a plan says is typed in once, checked, and goes on from the draft to the plan."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from ehcp import plan_selectors, selectors
from ehcp.models import Case, PlanProvision
from ehcp.rules.moves.table import Event
from ehcp.services import cases, events, moves, plan
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from tests import factories
from tests.world import World

TODAY = date(2026, 11, 25)
LINES = ["30 minutes twice a week, one to one", "Access to a quiet place"]


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


class Senco(Client):
    """A browser of the SENCO, whose forms say at which school they act."""

    def post(self, path: str, data: Any = None, **extra: Any) -> Any:
        """Send a form."""
        school = path.split("/")[2]
        return super().post(path, {**(data or {}), "acting_as": f"{school}:{Role.SENCO.capacity.value}"}, **extra)


def signed_in(world: World) -> Client:
    client = Senco()
    client.force_login(world.a.people[Role.SENCO])
    return client


@pytest.fixture
def draft(world: World, senco: Actor) -> Case:
    with factories.inside(world.a.school) as system:
        pupil: Pupil = factories.make_pupil(system)
        case = cases.open_request(
            actor=senco, pupil=pupil, council="Fernshire  Council", requested_by="school", received_on=date(2026, 7, 13), today=TODAY
        )
        events.record_event(actor=senco, case=case, event=Event.AGREED, happened_on=date(2026, 8, 20), today=TODAY)
        plan.add_lines(actor=senco, case=case, statements={"need": ["Follows one step"]}, provisions=LINES)
    return case


def test_quantities_are_read_off_the_words_and_lines_that_stand_are_not_doubled(world: World, senco: Actor, draft: Case) -> None:
    with factories.inside(world.a.school):
        first, second = PlanProvision.objects.filter(case=draft).order_by("position")
        assert (first.minutes, first.times, first.per, first.group_size) == (30, 2, "week", 1)
        assert (second.minutes, second.times, second.per) == (None, None, "")
        assert plan.add_lines(actor=senco, case=draft, statements={}, provisions=[*LINES, "15 minutes daily"]) == 1


def test_a_recommendation_names_who_made_it(world: World, senco: Actor, draft: Case) -> None:
    with factories.inside(world.a.school):
        said = {"recommendation": ["Educational psychologist, page 6:: A quiet place"]}
        plan.add_lines(actor=senco, case=draft, statements=said, provisions=[])
        (one,) = plan_selectors.plan_text(senco, draft).recommendations
        assert (one.text, one.source) == ("A quiet place", "Educational psychologist, page 6")


def test_a_final_plan_opens_a_case_of_its_own_and_takes_the_lines_along(world: World, senco: Actor, draft: Case) -> None:
    with factories.inside(world.a.school):
        row = events.record_event(
            actor=senco, case=draft, event=Event.FINAL_ISSUED, happened_on=date(2026, 11, 20), today=TODAY
        )
        done = moves.follow_up(actor=senco, row=row, today=TODAY)
        new = Case.objects.get(pupil=draft.pupil, matter=Case.Matter.PLAN)
        assert new.reference in done
        assert new.council.name == "Fernshire Council"
        assert [one.text for one in plan_selectors.plan_text(senco, new).provisions] == LINES
        assert plan_selectors.plan_text(senco, draft).is_empty
        assert draft.closed_on == date(2026, 11, 20)


def test_the_case_of_a_plan_is_no_request_under_way(world: World, senco: Actor, draft: Case) -> None:
    with factories.inside(world.a.school):
        assert selectors.has_open_case(draft.pupil)
        row = events.record_event(
            actor=senco, case=draft, event=Event.FINAL_ISSUED, happened_on=date(2026, 11, 20), today=TODAY
        )
        moves.follow_up(actor=senco, row=row, today=TODAY)
        assert not selectors.has_open_case(draft.pupil)
    text = signed_in(world).get(f"/s/{world.a.school.slug}/pupils/{draft.pupil_id}/").content.decode()
    assert '<h2 id="case">EHC plan</h2>' in text
    assert "EHC assessment, week" not in text


def test_practice_dates_can_be_put_to_sleep_like_those_of_the_law(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school) as system:
        made_on = factories.today() - timedelta(days=200)
        case = cases.open_plan(
            actor=senco, pupil=factories.make_pupil(system), council="Fernshire", made_on=made_on, today=factories.today()
        )
    text = signed_in(world).get(f"/s/{world.a.school.slug}/ehc/{case.pk}/").content.decode()
    assert 'id="d-AR-MEET-BY"' in text
    assert "/dates/AR-CYCLE/sleep/" in text
    assert "/dates/AR-MEET-BY/sleep/" in text


def test_a_line_of_another_plan_cannot_be_tied(world: World, senco: Actor, draft: Case) -> None:
    with factories.inside(world.a.school):
        other = world.a.rows["own"]["statement"]
        line = PlanProvision.objects.filter(case=draft).first()
        with pytest.raises(Refused, match="another plan"):
            plan.write_line(actor=senco, line=line, need=other)


def test_the_page_says_what_the_check_finds(world: World, draft: Case) -> None:
    client = signed_in(world)
    text = client.get(f"/s/{world.a.school.slug}/ehc/{draft.pk}/plan/").content.decode()
    assert "The check finds" in text
    assert "Needs with nothing in section F (1)" in text
    assert "30 minutes, twice a week, one to one" in text
    assert "39 hours a year" in text


def test_a_wrong_event_is_struck_out_and_stays_readable(world: World, senco: Actor, draft: Case) -> None:
    client: Client = signed_in(world)
    with factories.inside(world.a.school):
        row = draft.events.get(kind=Event.AGREED.value)
    page = f"/s/{world.a.school.slug}/ehc/{draft.pk}/"
    sent = {"reason": "The letter is of the 18th.", "happened_on": "2026-08-18"}
    assert client.post(f"{page}corrections/{row.pk}/", sent).status_code == 302
    text = client.get(page).content.decode()
    assert "The letter is of the 18th." in text
    assert "<s>The council agreed to assess</s>" in text
    with factories.inside(world.a.school):
        fresh = selectors.cases(senco).get(pk=draft.pk)
        (stands,) = [one for one in fresh.events.all() if one.kind == Event.AGREED.value and one.struck_at is None]
        assert (stands.happened_on, stands.corrects_id) == (date(2026, 8, 18), row.pk)
        with pytest.raises(Refused, match="corrected this already"):
            events.correct_event(actor=senco, row=row, reason="Again", today=TODAY)


def test_the_day_of_receipt_is_worked_out_from_how_the_request_was_sent(world: World) -> None:
    client: Client = signed_in(world)
    with factories.inside(world.a.school) as system:
        pupil = factories.make_pupil(system)
    friday = factories.today() - timedelta(days=7 + (factories.today().weekday() - 4) % 7)
    sent = {
        "requested_by": "parent", "council": "Fernshire Council", "sent_by": "email", "sent_on": friday.isoformat(),
        "sent_time": "17:30",
    }  # fmt: skip
    assert client.post(f"/s/{world.a.school.slug}/pupils/{pupil.pk}/ehc/", sent).status_code == 302
    with factories.inside(world.a.school):
        case = Case.objects.get(pupil=pupil)
        assert case.opened_on > friday + timedelta(days=2), "after 5 pm on a Friday counts on the next working day"
        assert not case.receipt_confirmed
    text = client.get(f"/s/{world.a.school.slug}/ehc/{case.pk}/").content.decode()
    assert "after 5 pm: the next working day" in text
    assert client.post(f"/s/{world.a.school.slug}/ehc/{case.pk}/receipt/").status_code == 302
    assert "Confirmed by the council." in client.get(f"/s/{world.a.school.slug}/ehc/{case.pk}/").content.decode()


def test_an_excuse_stands_beside_the_date_and_does_not_move_it(world: World, draft: Case) -> None:
    client: Client = signed_in(world)
    page = f"/s/{world.a.school.slug}/ehc/{draft.pk}/"
    before = client.get(page).content.decode()
    sent = {"ground": "lack-of-staff", "evidence": "Too few psychologists, says the officer.", "from_on": "2026-09-01"}
    assert client.post(f"{page}excuses/EHC-FINAL/", sent).status_code == 302
    after = client.get(page).content.decode()
    assert "30 November 2026" in before
    assert "30 November 2026" in after
    assert "No law excuses a council for lack of staff" in after
    assert "It does not move this date." in after
