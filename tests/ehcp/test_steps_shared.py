"""The steps of a case: shared by a press, read as they were shared, and only by those who may read the child's page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ehcp import steps_selectors
from ehcp.models import Case, SharedSteps
from ehcp.rules.moves.table import Event
from ehcp.services import events, steps
from pupils.models import Council
from pupils.services import people
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.access.tenancy import school_scope
from senco.audit.models import Event as Logged
from tests import factories
from tests.documents.paper_text import lost, pages_of, text_of
from tests.documents.pdfua import problems
from tests.provision.families import without_tokens
from tests.world import Cast, World


@pytest.fixture
def senco(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.SENCO], world.a.school)


def address(name: str, cast: Cast, **values: object) -> str:
    return reverse(name, kwargs={"school": cast.school.slug, **values})


def case_of(cast: Cast) -> Case:
    return cast.rows["own"]["case"]


def signed_in(cast: Cast, role: Role) -> Client:
    client = Client()
    client.force_login(cast.people[role])
    return client


def read(world: World) -> str:
    """What the parent reads of the steps."""
    answer = signed_in(world.a, Role.PARENT).get(address("child_steps", world.a, pupil=world.a.own.pk))
    assert answer.status_code == 200
    return answer.content.decode()


def press(world: World, name: str) -> None:
    client = signed_in(world.a, Role.SENCO)
    answer = client.post(address(name, world.a, case=case_of(world.a).pk), {"acting_as": f"{world.a.school.slug}:staff"})
    assert answer.status_code == 302


def agreed(world: World, senco: Actor) -> None:
    today = timezone.localdate()
    with factories.inside(world.a.school):
        events.record_event(
            actor=senco, case=Case.objects.get(pk=case_of(world.a).pk), event=Event.AGREED,
            happened_on=today - timedelta(days=2), today=today, note="W-secret-note",
        )  # fmt: skip


def test_a_parent_reads_where_their_own_child_is_with_the_childs_own_dates(world: World) -> None:
    page = read(world)
    assert "Step 2 of 9" in page
    assert page.count('aria-current="step"') == 1
    assert "The council must give you its answer by" in page


def test_nothing_that_is_recorded_later_is_read_until_it_is_shared_again(world: World, senco: Actor) -> None:
    agreed(world, senco)
    assert "The council said yes on" not in read(world)
    press(world, "steps_share")
    page = read(world)
    assert "The council said yes on" in page
    assert "W-secret-note" not in page


def test_a_change_of_the_record_changes_not_a_byte_of_what_a_parent_reads(world: World, senco: Actor) -> None:
    before = without_tokens(read(world).encode())
    agreed(world, senco)
    with factories.inside(world.a.school) as actor:
        people.change_pupil(
            actor=actor, pupil=world.a.own, forename="Other", surname="Name", preferred_name="Else", group=None
        )
        Council.objects.update(sendiass="Changed", local_offer_url="https://changed.example.org")
    assert without_tokens(read(world).encode()) == before


def test_the_case_says_that_what_the_family_reads_is_behind(world: World, senco: Actor) -> None:
    where = address("case_steps", world.a, case=case_of(world.a).pk)
    client = signed_in(world.a, Role.SENCO)
    assert "This is what the family reads" in client.get(where).content.decode()
    agreed(world, senco)
    assert "Something has been recorded since" in client.get(where).content.decode()


def test_when_sharing_is_stopped_a_parent_reads_the_guide_without_a_child(world: World) -> None:
    press(world, "steps_stop")
    page = read(world)
    assert "Step 2 of 9" not in page
    assert "aria-current" not in page
    assert "nine steps" in page


def test_the_link_on_the_childs_page_says_what_is_behind_it(world: World) -> None:
    where = address("child_page", world.a, pupil=world.a.own.pk)
    client = signed_in(world.a, Role.PARENT)
    assert f"The steps to {world.a.own.called}’s EHC plan" in client.get(where).content.decode()
    press(world, "steps_stop")
    page = client.get(where).content.decode()
    assert "How a child gets an EHC plan, step by step" in page
    assert f"{world.a.own.called}’s EHC plan" not in page


def test_a_parent_does_not_read_the_steps_of_another_child(world: World) -> None:
    client = signed_in(world.a, Role.PARENT)
    for name in ("child_steps", "child_steps_pdf"):
        assert client.get(address(name, world.a, pupil=world.a.unrelated.pk)).status_code == 404
    assert "unrelated" not in read(world)


def test_the_steps_of_a_case_that_closed_long_ago_are_not_read_any_more(world: World) -> None:
    today = timezone.localdate()
    for days, shown in ((60, True), (61, False)):
        with factories.inside(world.a.school):
            Case.objects.filter(pk=case_of(world.a).pk).update(closed_on=today - timedelta(days=days))
        assert ("Step 2 of 9" in read(world)) is shown


def test_sharing_stopping_and_reading_stand_in_the_log(world: World) -> None:
    press(world, "steps_share")
    read(world)
    press(world, "steps_stop")
    with factories.inside(world.a.school):
        told = list(Logged.objects.filter(verb__startswith="steps_", pupil_id=world.a.own.pk).values_list("verb", flat=True).order_by("at"))
        assert told[-3:] == ["steps_shared", "steps_read", "steps_stopped"]
        assert SharedSteps.objects.filter(case=case_of(world.a), stopped_at__isnull=True).count() == 0


def test_only_one_snapshot_of_a_case_is_open_and_those_before_stay(world: World) -> None:
    press(world, "steps_share")
    with factories.inside(world.a.school):
        rows = SharedSteps.objects.filter(case=case_of(world.a))
        assert rows.count() == 2
        assert rows.get(stopped_at__isnull=False).stopped_by_id == world.a.people[Role.SENCO].pk


def test_an_assistant_prepares_and_does_not_share(world: World, senco: Actor) -> None:
    page = signed_in(world.a, Role.ASSISTANT).get(address("case_page", world.a, case=case_of(world.a).pk)).content.decode()
    assert "Share again" not in page
    assistant = factories.actor_of(world.a.people[Role.ASSISTANT], world.a.school)
    with factories.inside(world.a.school), pytest.raises(Refused):
        steps.share_steps(actor=assistant, case=case_of(world.a), today=timezone.localdate())


def test_what_is_no_longer_shared_cannot_be_stopped_twice(world: World, senco: Actor) -> None:
    with factories.inside(world.a.school):
        steps.stop_sharing(actor=senco, case=case_of(world.a))
        with pytest.raises(Refused, match="not shared any more"):
            steps.stop_sharing(actor=senco, case=case_of(world.a))


def test_staff_see_nothing_shared_through_the_parents_door(world: World, senco: Actor) -> None:
    with school_scope(world.a.school.pk):
        assert steps_selectors.shared_with_family(senco, world.a.own, on=timezone.localdate()) == []


@pytest.mark.parametrize("edition", ["", "?edition=large"])
def test_the_guide_of_a_child_is_sound_short_and_names_no_child_in_its_file(world: World, edition: str) -> None:
    client = signed_in(world.a, Role.PARENT)
    answer = client.get(address("child_steps_pdf", world.a, pupil=world.a.own.pk) + edition)
    pdf = answer.content
    assert problems(pdf) == []
    assert lost(pdf, world.a.own.full_name, "You are here", "The council must give you its answer by", "www.ipsea.org.uk") == []
    assert pages_of(pdf) <= (2 if not edition else 6)
    assert "unrelated" not in text_of(pdf)
    assert "SAFE" not in answer.headers["Content-Disposition"]


def test_the_same_words_are_issued_once(world: World) -> None:
    client = signed_in(world.a, Role.SENCO)
    where = address("case_steps_pdf", world.a, case=case_of(world.a).pk)
    assert client.get(where).content == client.get(where).content
    with factories.inside(world.a.school):
        assert Logged.objects.filter(verb="document_issued", changes__kind__startswith="ehc_steps").count() == 1


def test_an_edition_that_there_is_not_is_not_found(world: World) -> None:
    client = signed_in(world.a, Role.SENCO)
    assert client.get(address("case_steps_pdf", world.a, case=case_of(world.a).pk) + "?edition=huge").status_code == 404
