"""The log and the change stand or fall together."""

import pytest
from django.db import DatabaseError, transaction

from pupils.models import Pupil
from pupils.services import people
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit import presenters, selectors
from senco.audit.models import Event
from senco.audit.services import change, plain
from senco.audit.verbs import Verb
from tests import factories
from tests.world import World


def test_a_change_leaves_one_event_that_says_who_what_and_about_whom(world: World) -> None:
    actor = factories.actor_of(world.a.people[Role.SENCO], world.a.school)
    with factories.inside(world.a.school):
        before = Event.objects.count()
        people.change_pupil(actor=actor, pupil=world.a.own, preferred_name="Shiv")
        assert Event.objects.count() == before + 1
        event = selectors.events_of_pupil(world.a.own.pk).first()
    assert (event.verb, event.actor_user_id, event.actor_role) == ("pupil_changed", actor.user_id, "SENCO")
    assert event.changes == {"preferred_name": ["SAFE-alder-own-preferred", "Shiv"]}


def test_a_change_of_nothing_leaves_no_event(world: World) -> None:
    with factories.inside(world.a.school) as actor:
        before = Event.objects.count()
        people.change_pupil(actor=actor, pupil=world.a.own, forename=world.a.own.forename)
        assert Event.objects.count() == before


@pytest.mark.parametrize("failure", [Refused("no"), ZeroDivisionError(), DatabaseError()])
def test_when_the_change_fails_nothing_is_logged_and_nothing_changed(world: World, failure: Exception) -> None:
    with factories.inside(world.a.school) as actor:
        before = Event.objects.count()

        def change_half_and_fail() -> None:
            with change(actor=actor, verb=Verb.PUPIL_CHANGED, target=world.a.own):
                Pupil.objects.filter(pk=world.a.own.pk).update(forename="Half")
                raise failure

        with pytest.raises(type(failure)):
            change_half_and_fail()
        assert Event.objects.count() == before
        assert Pupil.objects.get(pk=world.a.own.pk).forename == world.a.own.forename


def test_when_the_log_fails_the_change_is_undone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise DatabaseError("no space left")

    with factories.inside(world.a.school) as actor:
        monkeypatch.setattr(Event.objects, "create", full)
        with pytest.raises(DatabaseError), transaction.atomic():
            people.change_pupil(actor=actor, pupil=world.a.own, forename="Half")
        assert Pupil.objects.get(pk=world.a.own.pk).forename == "SAFE-alder-own-forename"


def test_every_verb_has_a_phrase_for_its_reader() -> None:
    assert all(verb.phrase and verb.phrase != verb.value for verb in Verb)
    assert len({verb.phrase for verb in Verb}) == len(Verb)


def test_a_verb_that_is_no_longer_known_is_shown_as_it_stands(world: World) -> None:
    with factories.inside(world.a.school):
        event = Event(verb="danced_a_jig", actor_name="A", actor_role="B")
    assert presenters.lines([event])[0].what == "danced a jig"


def test_values_of_any_kind_become_plain_json() -> None:
    assert plain({"a": (1, None, {factories.today()})}) == {"a": [1, None, [str(factories.today())]]}
