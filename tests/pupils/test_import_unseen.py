"""What a file says in parts that its reader does not see can be tried out by nothing that they are shown.

The attack: somebody who brings pupils in and sees no SEN status puts guesses into a file, and reads every page there is.
"""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from pupils.models import ImportBatch, Pupil
from pupils.services import imports, needs
from senco.access.models import Job
from senco.access.roles import Role
from senco.access.tasks import look_for_jobs
from senco.audit.models import Event
from tests import factories
from tests.pupils.import_builders import rows
from tests.pupils.import_pages import AMINA, brought_in, digest_on, page, post, previewed, start, text_of
from tests.world import Cast, World

BO = "D935999920002,Ali,Bo,2015-03-02"
HERE = rows(f"{AMINA},6,6A,K,SLCN,,Mrs F Ali,Mother", f"{BO},6,6A,N", ",Smith,Jack,2016-02-29,5,5A,K,ASD,,Ms J Smith")
# Of an address or a page, what is another one each time: ids, keys, the time of day.
EACH_TIME = re.compile(
    r'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=csrfmiddlewaretoken" value=")\w+|\b[0-9a-f]{64}\b|\b\d\d:\d\d\b'
)
Meanwhile = Callable[[Cast], None]


def nothing(cast: Cast) -> None:
    """Nobody does anything meanwhile."""


def pages_shown(cast: Cast, office: Client, data: bytes, meanwhile: Meanwhile = nothing) -> list[str]:
    """Every page that the office gets of one file, from choosing it to its result and the log; then all is undone."""
    found = []
    with transaction.atomic():
        batch = previewed(cast, data, Role.ADMIN)
        with factories.inside(cast.school):
            meanwhile(cast)
        shown = office.get(page(cast, batch))
        found += [shown, office.get(start(cast))]
        going = post(office, cast, page(cast, batch, "apply"), digest=digest_on(shown))
        found += [going, office.get(page(cast, batch, "progress"))]
        Job.objects.update(state=Job.State.RUNNING)
        found.append(office.get(page(cast, batch, "progress")))
        Job.objects.update(state=Job.State.QUEUED)
        look_for_jobs()
        found += [office.get(page(cast, batch, name), follow=True) for name in ("progress", "result")]
        found += [office.get(f"{page(cast, batch, 'result')}?all=unchanged", follow=True), office.get(start(cast))]
        found.append(office.get(f"/s/{cast.school.slug}/log/"))
        transaction.set_rollback(True)
    return [f"{answer.status_code} {EACH_TIME.sub('', answer.content.decode())}" for answer in found]


GUESSES = {
    "a status": (f"{AMINA},6,6A,K", f"{AMINA},6,6A,E"),
    "that there is none": (f"{BO},6,6A,N", f"{BO},6,6A,K"),
    "a watch list": (f"{BO},6,6A,N", f"{BO},6,6A,Monitoring"),
    "a need": (f"{AMINA},6,6A,,SLCN", f"{AMINA},6,6A,,MLD"),
    "a need that is not allowed with the status": (f"{AMINA},6,6A,,NSA", f"{AMINA},6,6A,,SLCN"),
    "a parent": (f"{AMINA},6,6A,,,,Mrs F Ali,Mother", f"{AMINA},6,6A,,,,Mrs G Ali,Mother"),
    "a mail address": (f"{AMINA},6,6A,,,,Mrs F Ali,Mother,", f"{AMINA},6,6A,,,,Mrs F Ali,Mother,not an address"),
    "a status beside what is shown": (f"{AMINA},7,6A,K", f"{AMINA},7,6A,E"),
    "a status without a UPN": (",Smith,Jack,2016-02-29,5,5A,K", ",Smith,Jack,2016-02-29,5,5A,E"),
    "a status without a UPN beside what is shown": (",Smith,Jack,2016-02-29,6,5A,K", ",Smith,Jack,2016-02-29,6,5A,N"),
    "a status of a new pupil": ("T935999920003,New,Nia,2015-03-02,6,6A,K", "T935999920003,New,Nia,2015-03-02,6,6A,E"),
}


@pytest.mark.parametrize(("right", "wrong"), GUESSES.values(), ids=GUESSES)
def test_a_right_guess_and_a_wrong_one_give_the_same_pages(
    world: World, office: Client, right: str, wrong: str
) -> None:
    brought_in(world.a, HERE)
    assert pages_shown(world.a, office, rows(right)) == pages_shown(world.a, office, rows(wrong))


def decide_about_amina(cast: Cast) -> None:
    """The SENCO gives Amina another status after the file was read."""
    actor = factories.actor_of(cast.people[Role.SENCO], cast.school)
    amina, today = Pupil.objects.get(forename="Amina"), factories.today()
    period = amina.status_periods.get()
    type(period).objects.filter(pk=period.pk).update(starts_on=today - timedelta(days=30))
    needs.set_status(actor=actor, pupil=amina, status="E", starts_on=today, source="plan")


@pytest.mark.parametrize("year", ["6", "7"])
def test_a_guess_does_not_tell_that_the_senco_has_decided_meanwhile(world: World, office: Client, year: str) -> None:
    brought_in(world.a, HERE)
    told = [
        pages_shown(world.a, office, rows(f"{AMINA},{year},6A,{guess}"), decide_about_amina) for guess in ("K", "E", "N")
    ]
    assert told[0] == told[1] == told[2]
    assert not any("has been changed here" in shown or "409" in shown[:3] for shown in told[0])


def test_what_the_senco_has_decided_meanwhile_stands_and_she_is_told(world: World, office: Client, senco: Client) -> None:
    brought_in(world.a, HERE)
    batch = previewed(world.a, rows(f"{AMINA},7,6A,N"), Role.ADMIN)
    with factories.inside(world.a.school):
        decide_about_amina(world.a)
    post(office, world.a, page(world.a, batch, "apply"), digest=digest_on(office.get(page(world.a, batch))))
    look_for_jobs()
    with factories.inside(world.a.school):
        amina = Pupil.objects.get(forename="Amina")
        assert (amina.year, amina.status_periods.order_by("-starts_on")[0].status) == ("7", "E")
    words = "SEN statuses were changed after this file was read, and are left as they stand here."
    assert words in text_of(senco.get(page(world.a, batch, "result")))
    assert words not in text_of(office.get(page(world.a, batch, "result")))


def test_no_two_files_carry_the_same_mark(world: World, office: Client) -> None:
    brought_in(world.a, HERE)
    first, second = (previewed(world.a, rows(f"{AMINA},6,6A,K"), Role.ADMIN) for _ in range(2))
    assert digest_on(office.get(page(world.a, first))) != digest_on(office.get(page(world.a, second)))


def test_why_a_file_of_somebody_else_failed_is_not_told_where_it_tells_of_a_status(
    world: World, office: Client, senco: Client
) -> None:
    brought_in(world.a, HERE)
    batch = previewed(world.a, rows(f"{AMINA},6,6A,N"))
    post(senco, world.a, page(world.a, batch, "apply"), digest=digest_on(senco.get(page(world.a, batch))))
    with factories.inside(world.a.school):
        decide_about_amina(world.a)
    look_for_jobs()
    assert "Ali, Amina" in text_of(senco.get(page(world.a, batch, "progress")))
    said = text_of(office.get(page(world.a, batch, "progress")))
    assert "What stands here has changed since the file was read." in said
    assert "Amina" not in said


def test_the_office_brings_sen_in_without_being_shown_it(world: World, office: Client, senco: Client) -> None:
    brought_in(world.a, rows(f"{AMINA},6,6A,K,SLCN,,Mrs F Ali,Mother", f"{BO},6,6A,K,MLD"))
    data = rows(f"{AMINA},7,6A,E,ASD; ADHD,,Mrs F Ali,Mother,f@example.org", f"{BO},6,6A,E,MLD",
                "T935999920003,New,Nia,2015-03-02,6,6A,Zebra,VI,,Mr New,Father,new@example.org")  # fmt: skip
    batch = previewed(world.a, data, Role.ADMIN)
    response = office.get(page(world.a, batch))
    said, html = text_of(response), response.content.decode()
    hidden = "What the file says about SEN status and needs, and parents and carers is brought in, but neither shown"
    assert hidden in said
    assert "1 pupil would be added and 1 changed. 1 stays as before." in said
    assert "Year: Year 6 becomes Year 7" in said
    secrets = ("SLCN", "ASD", "MLD", "ADHD", "Zebra", "EHC plan", "SEN support", "VI", "f@example.org", "Mr New")
    assert not [secret for secret in secrets if re.search(rf"\b{secret}\b", html)]
    full = text_of(senco.get(page(world.a, batch)))
    assert all(words in full for words in ("2 changed", "ADHD", "Zebra", "f@example.org", "Ali, Bo"))
    post(office, world.a, page(world.a, batch, "apply"), digest=digest_on(response))
    look_for_jobs()
    result = office.get(page(world.a, batch, "result"))
    assert not re.search(r"\b(ASD|ADHD|EHC plan|new@example.org)\b", result.content.decode())
    assert "1 pupil was added and 1 changed. 1 stays as before." in text_of(result)
    assert "2 changed" in text_of(senco.get(page(world.a, batch, "result")))
    assert "Open the register" not in text_of(result)
    with factories.inside(world.a.school):
        assert Pupil.objects.get(forename="Bo").status_periods.get().status == "E"


def test_a_teacher_who_also_runs_the_office_is_shown_no_more_of_a_file_than_the_office(world: World) -> None:
    both = Client()
    both.force_login(factories.make_person(world.a.school, Role.ADMIN, Role.TEACHER))
    brought_in(world.a, HERE)
    batch = previewed(world.a, rows(f"{AMINA},7,6A,E,ASD"))
    html = both.get(page(world.a, batch)).content.decode()
    assert "Year 7" in html
    assert not re.search(r"\b(SLCN|ASD|EHC plan|SEN support)\b", html)


def test_a_file_of_statuses_alone_can_be_brought_in_by_the_office(world: World, office: Client) -> None:
    brought_in(world.a, HERE)
    batch = previewed(world.a, rows(f"{AMINA},6,6A,E", f"{BO},6,6A,K"), Role.ADMIN)
    response = office.get(page(world.a, batch))
    assert "No pupils would be added and none changed. 2 stay as before." in text_of(response)
    post(office, world.a, page(world.a, batch, "apply"), digest=digest_on(response))
    assert look_for_jobs() == 1
    with factories.inside(world.a.school):
        statuses = {pupil.forename: pupil.status_periods.get().status for pupil in Pupil.objects.filter(surname="Ali")}
        assert statuses == {"Amina": "E", "Bo": "K"}
        told = Event.objects.get(verb="import_applied", actor_user_id=world.a.people[Role.ADMIN].pk)
        assert told.changes["counts"]["changed"] == 2


def test_a_file_without_such_parts_says_to_the_office_that_it_brings_nothing(world: World, office: Client) -> None:
    brought_in(world.a, HERE)
    batch = previewed(world.a, rows(f"{AMINA},6,6A"), Role.ADMIN)
    assert "There is nothing to bring in" in text_of(office.get(page(world.a, batch)))
    with factories.inside(world.a.school):
        assert ImportBatch.objects.get(pk=batch.pk).state == "preview"
    mark = digest_on(office.get(page(world.a, batch)))
    assert imports.NOTHING in text_of(post(office, world.a, page(world.a, batch, "apply"), digest=mark))
