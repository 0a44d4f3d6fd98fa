"""A confirmed file on its way: waiting, at work, stopped, refused, done."""

from django.test import Client
from django.utils import timezone

from pupils.models import Pupil
from pupils.services import people
from senco.access.models import Heartbeat, Job
from senco.access.rules.waiting import LOOKING
from senco.access.tasks import look_for_jobs
from tests import factories
from tests.pupils.import_builders import rows
from tests.pupils.import_pages import AMINA, brought_in, confirmed, digest_on, page, post, previewed, start, text_of
from tests.world import World


def test_with_no_worker_the_page_says_that_the_work_waits_and_is_done_by_itself(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    response = senco.get(page(world.a, batch, "progress"))
    assert "The file waits and will be brought in by itself" in text_of(response)
    assert 'hx-trigger="every' in response.content.decode()
    assert senco.get(page(world.a, batch))["Location"] == page(world.a, batch, "progress")
    assert post(senco, world.a, page(world.a, batch, "apply"), digest="x").status_code == 409


def test_the_page_shows_how_far_the_work_is_and_asks_again_by_itself(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    Heartbeat.objects.create(pk="worker", at=timezone.now())
    assert "Waiting for its turn" in text_of(senco.get(page(world.a, batch, "progress")))
    Job.objects.update(state=Job.State.RUNNING)
    response = senco.get(page(world.a, batch, "progress"))
    assert "Bringing in 1 pupil" in text_of(response)
    assert "<progress" in response.content.decode()
    asks = {"HTTP_HX_REQUEST": "true"}
    url = page(world.a, batch, "progress")
    assert senco.get(f"{url}?seen=working", **asks).status_code == 204
    assert senco.get(f"{url}?seen=waiting", **asks).status_code == 200
    Job.objects.update(state=Job.State.QUEUED)
    look_for_jobs()
    assert senco.get(f"{url}?seen=working", **asks)["HX-Redirect"] == page(world.a, batch, "result")


def test_an_open_page_does_not_keep_somebody_signed_in_for_ever(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    Job.objects.update(asked_at=timezone.now() - LOOKING)
    html = senco.get(page(world.a, batch, "progress")).content.decode()
    assert 'hx-trigger="every' not in html
    assert "Look again" in html


def test_work_that_stopped_by_a_fault_is_begun_again_from_its_page(world: World, senco: Client) -> None:
    batch = confirmed(world, senco)
    Job.objects.update(state=Job.State.FAILED, problem="Something went wrong on our side. Nothing was changed.")
    assert "Not brought in" in text_of(senco.get(start(world.a)))
    shown = senco.get(page(world.a, batch, "progress"))
    assert "Something went wrong on our side." in text_of(shown)
    post(senco, world.a, page(world.a, batch, "apply"), digest=digest_on(shown))
    look_for_jobs()
    assert "1 pupil was added" in text_of(senco.get(page(world.a, batch, "result")))


def test_a_file_that_was_refused_in_the_end_says_why(world: World, senco: Client) -> None:
    brought_in(world.a, rows(f"{AMINA},6"))
    batch = previewed(world.a, rows(f"{AMINA},7"))
    post(senco, world.a, page(world.a, batch, "apply"), digest=digest_on(senco.get(page(world.a, batch))))
    with factories.inside(world.a.school) as actor:
        people.change_pupil(actor=actor, pupil=Pupil.objects.get(surname="Ali"), year="8")
    look_for_jobs()
    said = text_of(senco.get(page(world.a, batch, "progress")))
    assert "Nothing was changed" in said
    assert "Ali, Amina has been changed here" in said
    assert "Try again" not in said
