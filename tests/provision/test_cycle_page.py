"""The page of a cycle: who reads and who writes, what stands on it, and why a button is greyed out."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ehcp.services import cases as ehcp_cases
from provision.models import Cycle
from provision.rules.cycle import Stage
from provision.services import cycles, taps
from senco.access.roles import Role
from senco.audit.models import Event
from tests.provision.cycle_pages import at, fields_of, fresh, page
from tests.provision.lane import DAY, Lane, cycle_at, make_lane


def test_those_who_run_cycles_write_and_all_others_who_reach_the_pupil_read(lane: Lane) -> None:
    cycle = at(lane, Stage.DO)
    for role in (Role.SENCO, Role.ASSISTANT):
        assert 'name="part"' in page(lane, cycle, role)
    for role in (Role.HEAD, Role.TEACHER, Role.TA):
        html = page(lane, cycle, role)
        assert "Reads with a finger and stops." in html
        assert 'name="part"' not in html
        assert "What to do next" not in html


def test_nobody_else_writes(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN)
    outcome = {"cycle": cycle.pk, "outcome": fresh(lane, cycle).pk}
    posts = [lane.url(f"cycle_{verb}", cycle=cycle.pk) for verb in ("write", "move", "told")]
    posts += [lane.url("cycle_start", pupil=lane.ada.pk), lane.url("outcome_add", cycle=cycle.pk)]
    posts += [lane.url("outcome_change", **outcome), lane.url("allocation_add", pupil=lane.ada.pk)]
    for role in (Role.HEAD, Role.TEACHER, Role.TA):
        client = lane.client(role)
        assert [client.post(url, lane.form()).status_code for url in posts] == [403] * len(posts)


def test_a_cycle_of_a_pupil_out_of_reach_or_of_another_school_is_not_there(lane: Lane) -> None:
    theirs = make_lane()
    cycle, other = at(lane, Stage.DO, pupil=lane.zoe), at(theirs, Stage.DO)
    page(lane, cycle, Role.SENCO)
    page(lane, cycle, Role.TEACHER, status=404)
    page(lane, other, Role.SENCO, status=404)
    crossed = lane.client().post(lane.url("cycle_write", cycle=other.pk), lane.form(part="assess"))
    assert crossed.status_code == 404


def test_starting_a_cycle_leads_to_its_page_and_a_second_one_is_refused(lane: Lane) -> None:
    client, url = lane.client(), lane.url("cycle_start", pupil=lane.ada.pk)
    started = client.post(url, lane.form())
    assert (started.status_code, "/cycles/" in started.headers["Location"]) == (302, True)
    again = client.post(url, lane.form())
    assert again.status_code == 409
    assert "A cycle is under way for this pupil." in again.content.decode()


def test_the_reason_stands_beside_the_disabled_button(lane: Lane) -> None:
    cycle = at(lane, Stage.PLAN, outcomes=0)
    html = page(lane, cycle)
    assert re.search(r"<button[^>]*disabled>Start the work</button><span>(.*?)</span>", html)[1] == reason(lane, cycle)


def reason(lane: Lane, cycle: Cycle) -> str | None:
    with lane.inside():
        return cycles.why_not_move(fresh(lane, cycle))


def test_a_request_that_is_under_way_is_not_offered_again_and_its_existence_is_not_told_to_teachers(lane: Lane) -> None:
    cycle = at(lane, Stage.REVIEW)
    with lane.inside() as senco:
        facts = {
            "council": "Meadowshire",
            "requested_by": "school",
            "received_on": lane.today - DAY,
            "today": lane.today,
        }
        ehcp_cases.open_request(actor=senco, pupil=lane.ada, **facts)
    html = page(lane, cycle)
    assert "Not offered: A request is already under way." in html
    sent = fields_of(html, "review") | {"review-decision": "ask_ehc"}
    answer = lane.client().post(lane.url("cycle_write", cycle=cycle.pk), sent)
    assert "A request is already under way." in answer.content.decode()
    assert fresh(lane, cycle).decision == ""
    assert "request" not in page(lane, cycle, Role.TEACHER).partition("<main")[2]


def test_what_teachers_recorded_stands_under_do(lane: Lane) -> None:
    from provision.services import adaptations

    cycle = at(lane, Stage.DO)
    with lane.inside() as senco:
        card = adaptations.add_adaptation(actor=senco, name="Now-and-next card")
        chosen = adaptations.choose_adaptation(actor=senco, pupil=lane.ada, adaptation=card, starts_on=lane.today - DAY)
    with lane.inside(Role.TEACHER) as teacher:
        taps.record_move(actor=teacher, chosen=[chosen], result="worked", on=lane.today)
    row = re.search(r'<th scope="row">Now-and-next card</th>(.*?)</tr>', page(lane, cycle), re.DOTALL)[1]
    assert re.findall(r">(\d+)<", row) == ["1", "1", "0", "0"]


def test_opening_the_page_is_in_the_log(lane: Lane) -> None:
    cycle = at(lane, Stage.DO)
    page(lane, cycle, Role.TEACHER)
    with lane.inside():
        assert Event.objects.filter(
            verb="pupil_read", pupil_id=lane.ada.pk, actor_name="class teacher of the lane"
        ).exists()


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("stage", [Stage.PLAN, Stage.DO, Stage.REVIEW])
@pytest.mark.parametrize("role", [Role.SENCO, Role.TEACHER])
def test_a_page_with_twelve_outcomes_asks_no_more_than_one_with_one(lane: Lane, stage: Stage, role: Role) -> None:
    with lane.inside() as senco:
        lane.zoe.group = lane.group
        lane.zoe.save()
        few = cycle_at(lane, senco, stage, outcomes=1)
        many = cycle_at(lane, senco, stage, outcomes=12, pupil=lane.zoe)
    client = lane.client(role)
    asked = [queries(client, lane.url("cycle_page", cycle=cycle.pk)) for cycle in (few, many)]
    assert asked[0] == asked[1] < 40
