"""Taps that a device kept while the network was away: each recorded once, for whoever made it, and never over something newer."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from provision.models import AdaptationUse, PupilAdaptation, TapReceipt
from provision.services.adaptations import add_adaptation, choose_adaptation, end_adaptation
from provision.services.kept_taps import Fate, record_kept
from provision.services.taps import record_move, undo_move
from provision.tap_tokens import LASTS, SALT, renewed, tap_token
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from tests import factories
from tests.world import World

TODAY = factories.today()
KEPT = "/s/alder/classes/kept/"
NOW, LONG_AGO = timedelta(), timedelta(hours=2)


@pytest.fixture
def teacher(world: World) -> Actor:
    return factories.actor_of(world.a.people[Role.TEACHER], world.a.school)


@pytest.fixture
def chosen(world: World) -> PupilAdaptation:
    senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school):
        move = add_adaptation(actor=senco, name="A word mat")
        return choose_adaptation(actor=senco, pupil=world.a.own, adaptation=move, starts_on=TODAY - timedelta(days=9))


def results(world: World, chosen: PupilAdaptation) -> list[str]:
    with factories.inside(world.a.school):
        return list(AdaptationUse.objects.filter(chosen=chosen).values_list("result", flat=True))


def test_a_kept_tap_is_recorded_once_however_often_it_is_sent(world: World, teacher: Actor, chosen: PupilAdaptation) -> None:
    token = tap_token(teacher, [chosen.pk], TODAY)
    with factories.inside(world.a.school):
        assert record_kept(actor=teacher, token=token, result="worked", age=LONG_AGO) is Fate.DONE
        undo_move(actor=teacher, chosen=[chosen], on=TODAY)
        assert record_kept(actor=teacher, token=token, result="worked", age=LONG_AGO) is Fate.DONE
    assert results(world, chosen) == [], "what was taken back stays taken back"
    with factories.inside(world.a.school):
        again = renewed(teacher, token)
        assert record_kept(actor=teacher, token=again, result="partly", age=NOW) is Fate.DONE
    assert results(world, chosen) == ["partly"]


def test_what_was_recorded_later_stands(world: World, teacher: Actor, chosen: PupilAdaptation) -> None:
    token = tap_token(teacher, [chosen.pk], TODAY)
    with factories.inside(world.a.school):
        record_move(actor=teacher, chosen=[chosen], result="worked", on=TODAY)
        assert record_kept(actor=teacher, token=token, result="did_not", age=LONG_AGO) is Fate.DONE
    assert results(world, chosen) == ["worked"]
    with factories.inside(world.a.school):
        AdaptationUse.objects.update(made_at=timezone.now() - timedelta(hours=5))
        record_kept(actor=teacher, token=renewed(teacher, token), result="did_not", age=LONG_AGO)
    assert results(world, chosen) == ["did_not"]


def test_a_tap_of_somebody_else_waits_for_them(world: World, teacher: Actor, chosen: PupilAdaptation) -> None:
    token = tap_token(teacher, [chosen.pk], TODAY)
    other = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school):
        assert record_kept(actor=other, token=token, result="worked", age=NOW) is Fate.OTHER
        assert not TapReceipt.objects.exists()
    elsewhere = factories.actor_of(world.b.people[Role.TEACHER], world.b.school)
    with factories.inside(world.b.school):
        assert record_kept(actor=elsewhere, token=token, result="worked", age=NOW) is Fate.OTHER
    assert results(world, chosen) == []


def test_what_is_too_old_or_was_changed_or_is_not_chosen_any_more_is_gone(
    world: World, teacher: Actor, chosen: PupilAdaptation, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = tap_token(teacher, [chosen.pk], TODAY)
    with factories.inside(world.a.school):
        for broken in ("", "x", token[:-2], token + "A", signing.dumps(["a", 1], salt=SALT), signing.dumps("x", salt="other")):
            assert record_kept(actor=teacher, token=broken, result="worked", age=NOW) is Fate.GONE
        assert record_kept(actor=teacher, token=token, result="dance", age=NOW) is Fate.GONE
        fresh = tap_token(teacher, [chosen.pk], TODAY)
        end_adaptation(actor=factories.actor_of(world.a.people[Role.SENCO], world.a.school), chosen=chosen, on=TODAY)
        assert record_kept(actor=teacher, token=fresh, result="worked", age=NOW) is Fate.GONE
        late = timezone.now().timestamp() + LASTS.total_seconds() + 60
        monkeypatch.setattr("django.core.signing.time.time", lambda: late)
        assert record_kept(actor=teacher, token=tap_token(teacher, [chosen.pk], TODAY), result="worked", age=NOW) is Fate.GONE
    assert results(world, chosen) == []


def test_a_child_whom_one_no_longer_teaches_is_not_recorded(world: World, chosen: PupilAdaptation) -> None:
    teacher = factories.actor_of(world.a.people[Role.TEACHER], world.a.school)
    with factories.inside(world.a.school):
        move = add_adaptation(actor=factories.actor_of(world.a.people[Role.SENCO], world.a.school), name="Ear defenders")
        senco = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
        foreign = choose_adaptation(actor=senco, pupil=world.a.unrelated, adaptation=move, starts_on=TODAY)
        token = tap_token(teacher, [chosen.pk, foreign.pk], TODAY)
        assert record_kept(actor=teacher, token=token, result="worked", age=NOW) is Fate.GONE
        assert not AdaptationUse.objects.filter(chosen__in=[chosen, foreign]).exists()


def test_who_may_not_record_is_refused(world: World, chosen: PupilAdaptation) -> None:
    head = factories.actor_of(world.a.people[Role.HEAD], world.a.school)
    with factories.inside(world.a.school), pytest.raises(Refused):
        record_kept(actor=head, token="x", result="worked", age=NOW)


def test_the_page_seals_a_token_without_a_name_and_takes_what_comes_back(world: World, client: Client, chosen: PupilAdaptation) -> None:
    client.force_login(world.a.people[Role.TEACHER])
    page = client.get(f"/s/alder/classes/{world.a.rows['own']['group'].pk}/").content.decode()
    token = page.split('data-keep="')[1].split('"')[0]
    assert "taps.js" in page and world.a.own.forename not in signing.loads(token, salt=SALT).__repr__()
    sent = {"acting_as": "alder:staff", "token": [token, "x"], "result": ["worked", "worked"], "age": ["7", "-3"]}
    answer = client.post(KEPT, sent).json()
    assert answer["fates"] == {token: "done", "x": "gone"} and list(answer["fresh"]) == [token]
    assert results(world, chosen) == ["worked"]
    assert client.post(KEPT, {"acting_as": "alder:staff"}).json() == {"fates": {}, "fresh": {}}
