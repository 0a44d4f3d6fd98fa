"""What may be behind a concern is looked at before it is closed, and a day to look again comes back."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from pupils import selectors
from pupils.models import Concern, ConcernAnswer, Pupil
from pupils.services import concerns
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.files.models import StoredFile
from senco.files.selectors import place_of
from tests import factories
from tests.world import World

TODAY = factories.today()
LATER = TODAY + timedelta(weeks=3)
STAFF = {"acting_as": "alder:staff"}


@pytest.fixture
def senco(small: World) -> Actor:
    return factories.actor_of(small.a.people[Role.SENCO], small.a.school)


@pytest.fixture
def concern(small: World, senco: Actor) -> Concern:
    with factories.inside(small.a.school):
        return concerns.raise_concern(
            actor=senco, pupil=small.a.own, seen="Loses the line", causes={"behaviour": "yes"}, on=TODAY - timedelta(days=9)
        )


def test_behaviour_alone_closes_no_concern_and_neither_does_what_nobody_looked_at(small: World, senco: Actor, concern: Concern) -> None:
    with factories.inside(small.a.school):
        answer = {"actor": senco, "concern": concern, "answer": "nothing", "text": "It is a phase", "on": TODAY}
        with pytest.raises(Refused, match="hearing or sight, attendance"):
            concerns.answer_concern(**answer)
        looked = {"senses": "no", "attendance": "no", "english": "no", "home": "no", "language": "no", "learning": "no", "sensory": "no"}
        with pytest.raises(Refused, match="not why"):
            concerns.answer_concern(**answer, causes={**looked, "behaviour": "yes"})
        assert Concern.objects.get(pk=concern.pk).answer == ""
        concerns.answer_concern(**answer, causes={**looked, "attendance": "yes", "behaviour": "yes"})
        assert Concern.objects.get(pk=concern.pk).causes["attendance"] == "yes"


def test_the_day_to_look_again_comes_back_and_the_answer_before_stays_readable(small: World, senco: Actor, concern: Concern) -> None:
    with factories.inside(small.a.school):
        concerns.answer_concern(actor=senco, concern=concern, answer="watch", text="Watch", look_again_on=LATER, on=TODAY)
        assert list(selectors.concerns_to_look_at(senco, on=TODAY)) == []
        [again] = selectors.concerns_to_look_at(senco, on=LATER)
        concerns.answer_concern(actor=senco, concern=again, answer="assess", text="It goes on", on=LATER)
        held = Concern.objects.get(pk=concern.pk)
        assert (held.answer, held.look_again_on) == ("assess", None)
        [before] = ConcernAnswer.objects.filter(concern=concern)
        assert (before.answer, before.text, before.look_again_on) == ("watch", "Watch", LATER)
        with pytest.raises(Refused, match="was answered on"):
            concerns.answer_concern(actor=senco, concern=held, answer="adapt", text="x", look_again_on=LATER, on=LATER)


def test_nobody_looks_again_at_a_child_who_has_left(small: World, senco: Actor, concern: Concern) -> None:
    with factories.inside(small.a.school):
        concerns.answer_concern(actor=senco, concern=concern, answer="watch", text="Watch", look_again_on=LATER, on=TODAY)
        before = selectors.open_concern_count(senco)[0]
        Concern.objects.filter(pk=concern.pk).update(look_again_on=TODAY)
        assert selectors.open_concern_count(senco)[0] == before + 1
        Pupil.objects.filter(pk=small.a.own.pk).update(left_on=TODAY)
        assert list(selectors.concerns_to_look_at(senco, on=TODAY)) == []


def test_whoever_answers_over_another_is_told_and_reads_that_answer(small: World, senco: Actor, concern: Concern) -> None:
    client = Client()
    client.force_login(small.a.people[Role.SENCO])
    url = f"/s/alder/concerns/{concern.pk}/"
    mine = {**STAFF, "answer": "watch", "text": "Mine", "stands": "", "look_again_on": f"{LATER:%d/%m/%Y}"}
    with factories.inside(small.a.school):
        concerns.answer_concern(actor=senco, concern=concern, answer="adapt", text="Hers", look_again_on=LATER, on=TODAY)
    page = client.post(url, mine).content.decode()
    assert "Somebody has answered this meanwhile" in page and "Hers" in page and "Mine" in page
    stands = page.split('name="stands" value="')[1].split('"')[0]
    assert client.post(url, {**mine, "stands": stands}).status_code == 302
    with factories.inside(small.a.school):
        assert Concern.objects.get(pk=concern.pk).answer_text == "Mine"


def test_to_look_again_needs_a_day_that_lies_ahead(small: World, senco: Actor, concern: Concern) -> None:
    with factories.inside(small.a.school):
        for day in (None, TODAY, TODAY + timedelta(days=500)):
            with pytest.raises(Refused, match="look again"):
                concerns.answer_concern(actor=senco, concern=concern, answer="watch", text="x", look_again_on=day, on=TODAY)


def photograph() -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera on its side
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photograph_of_the_work_stands_upright_and_says_no_place(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    sent = {**STAFF, "seen": "Letters turned round", "picture": SimpleUploadedFile("IMG 1.jpg", photograph(), "image/jpeg")}
    assert client.post(f"/s/alder/pupils/{small.a.own.pk}/concern/", sent).status_code == 302
    with factories.inside(small.a.school):
        concern = Concern.objects.get(seen="Letters turned round")
        stored = StoredFile.objects.get(concern_id=concern.pk)
        with Image.open(place_of(stored)) as kept:
            assert kept.size == (20, 40)
            assert not kept.getexif()
    client.force_login(small.a.people[Role.SENCO])
    assert f"/files/{stored.pk}/" in client.get(f"/s/alder/concerns/{concern.pk}/").content.decode()


def test_what_is_no_picture_is_not_kept_and_no_word_is_lost(small: World, client: Client) -> None:
    client.force_login(small.a.people[Role.TEACHER])
    for name, data in (("a.pdf", b"%PDF-1.4\n%%EOF"), ("a.svg", b"<svg onload='x'/>"), ("a.jpg", b"\xff\xd8\xff nothing")):
        sent = {**STAFF, "seen": "These words stay", "picture": SimpleUploadedFile(name, data, "image/jpeg")}
        page = client.post(f"/s/alder/pupils/{small.a.own.pk}/concern/", sent)
        assert page.status_code == 200
        assert "These words stay" in page.content.decode()
    with factories.inside(small.a.school):
        assert not Concern.objects.filter(seen="These words stay").exists()
        assert not StoredFile.objects.filter(concern_id__isnull=False).exists()


def test_a_school_promises_an_answer_within_its_own_days(small: World, senco: Actor, concern: Concern) -> None:
    client = Client()
    client.force_login(small.a.people[Role.SENCO])
    assert "too long" not in client.get("/s/alder/concerns/").content.decode()
    assert client.post("/s/alder/concerns/days/", {**STAFF, "days": "7"}).status_code == 302
    assert "too long" in client.get("/s/alder/concerns/").content.decode()
    for days in ("0", "61", "", "soon"):
        assert client.post("/s/alder/concerns/days/", {**STAFF, "days": days}).status_code == 200
    with factories.inside(small.a.school):
        assert selectors.open_concern_count(senco)[1] is True
