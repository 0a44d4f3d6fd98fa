"""Those who teach or support a child are told of an EHC case nowhere: not by a past decision, not by a note to a status."""

from datetime import timedelta

import pytest

from provision import selectors
from provision.models import Cycle
from provision.services import bulk
from pupils import selectors as pupil_selectors
from pupils.models import Need
from senco.access.roles import Role
from tests import factories
from tests.house.matrix import OF_SCHOOLS, ask, objects_of, signed_in, spec, texts, url_of
from tests.world import Cast, World

ASKED = "Ask the council for an EHC needs assessment"
NOTED, NEED_NOTED = "SAFE-alder-own-status", "SAFE-alder-own-need-note"
CANARIES = (ASKED, NOTED, NEED_NOTED)


def past_cycle(cast: Cast, decision: str) -> Cycle:
    """A cycle that was reviewed before the one under way, with what its review decided."""
    today = factories.today()
    with factories.inside(cast.school) as actor:
        Need.objects.filter(pupil=cast.own).update(note=NEED_NOTED)
        row = {
            "pupil_id": cast.own.pk,
            "number": 9,
            "stage": "closed",
            "started_on": today - timedelta(days=80),
            "closed_on": today - timedelta(days=30),
            "reviewed_on": today - timedelta(days=30),
            "decision": decision,
        }
        bulk.load_cycles(actor=actor, rows=[row])
        return Cycle.objects.get(pupil=cast.own, number=9)


def pages(cast: Cast, role: Role, cycle: Cycle) -> str:
    """Everything that a role reads at every address about the child, with the past cycle in place of the open one."""
    client = signed_in(cast.people[role])
    values = objects_of(cast, "own") | {"cycle": cycle.pk}
    found = []
    for address in OF_SCHOOLS:
        if "GET" in spec()[address.name].methods:
            found += texts(ask(client, "GET", url_of(address, values), f"{cast.school.slug}:staff"))
    return "\n".join(found)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.TA])
def test_no_page_of_the_classroom_tells_of_a_case(world: World, role: Role) -> None:
    cycle = past_cycle(world.a, "ask_ehc")
    read = pages(world.a, role, cycle)
    assert "Support goes on" in read
    assert [canary for canary in CANARIES if canary in read] == []


@pytest.mark.parametrize("role", [Role.SENCO, Role.ASSISTANT, Role.HEAD])
def test_those_who_see_cases_read_the_decision_and_the_notes(world: World, role: Role) -> None:
    cycle = past_cycle(world.a, "ask_ehc")
    read = pages(world.a, role, cycle)
    assert [canary for canary in CANARIES if canary not in read] == []


def test_to_a_teacher_every_decision_after_which_support_goes_on_reads_alike(world: World) -> None:
    teacher = factories.actor_of(world.a.people[Role.TEACHER], world.a.school)
    told = {}
    for decision in ("ask_ehc", "change", "continue", "come_off", ""):
        cycle = past_cycle(world.a, decision)
        with factories.inside(world.a.school):
            found = selectors.cycles(teacher).get(pk=cycle.pk)
            assert "decision" in found.get_deferred_fields()
            told[decision] = found.decided
            cycle.delete()
    assert told == {"ask_ehc": "goes_on", "change": "goes_on", "continue": "goes_on", "come_off": "come_off", "": ""}


def test_notes_are_not_even_loaded_for_those_who_do_not_see_them(world: World) -> None:
    past_cycle(world.a, "change")
    teacher = factories.actor_of(world.a.people[Role.TEACHER], world.a.school)
    senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school):
        for actor, remarks in ((teacher, {""}), (senco, {NOTED, NEED_NOTED})):
            pupil = pupil_selectors.pupil_page(actor, world.a.own.pk, on=factories.today())
            rows = [
                *pupil.current_needs,
                *pupil_selectors.status_history(actor, pupil),
                *pupil_selectors.need_history(actor, pupil),
            ]
            assert all("note" in row.get_deferred_fields() for row in rows)
            assert {row.remark for row in rows} == remarks
