"""Two people who do the same at the same moment: one row, one event, and for the other the row or a refusal in words."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.db import IntegrityError, connection, connections

from dashboards import figures_selectors
from dashboards.models import Snapshot
from dashboards.services import figures
from provision.models import Adaptation, Cycle, Profile, Provision, Summary
from provision.services import adaptations, cycles, school_list, sheets, summaries
from pupils.models import Need, Pupil, StatusPeriod, TeachingGroup, TeachingLink
from pupils.services import needs, people, register, staffing
from senco.access import at_once
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.provision.lane import Lane, make_lane

UPN = "P935999920001"
Verb = Callable[[Actor, Lane], Any]


@pytest.fixture
def lane(db: None) -> Lane:
    """A small school."""
    return make_lane()


def meanwhile(monkeypatch: pytest.MonkeyPatch, somebody: Callable[[], Any]) -> None:
    """Somebody else writes after the check and before the write, once."""
    atomic, left = at_once.transaction.atomic, [somebody]

    def after_them(*words: Any, **more: Any) -> Any:
        if left:
            left.pop()()
        return atomic(*words, **more)

    monkeypatch.setattr(at_once, "transaction", SimpleNamespace(atomic=after_them))


FOUND: dict[str, tuple[type[Any], Verb]] = {
    "an adaptation": (Adaptation, lambda actor, _: adaptations.add_adaptation(actor=actor, name="Now and next board")),
    "an entry of the bank": (Adaptation, lambda actor, _: school_list.take_from_bank(actor=actor, key="type-it")),
    "a provision": (Provision, lambda actor, _: sheets.add_provision(actor=actor, name="Talk club", tier="targeted")),
}


@pytest.mark.parametrize(("model", "verb"), FOUND.values(), ids=FOUND)
def test_of_two_who_add_the_same_the_slower_gets_what_is_there(
    lane: Lane, monkeypatch: pytest.MonkeyPatch, model: type[Any], verb: Verb
) -> None:
    with lane.inside() as actor:
        theirs: list[Any] = []
        meanwhile(monkeypatch, lambda: theirs.append(verb(factories.system(lane.school), lane)))
        mine = verb(actor, lane)
        assert mine == theirs[0] == model.objects.get(name=mine.name)
        assert Event.objects.filter(target_id=str(mine.pk)).count() == 1
        assert verb(actor, lane) == mine


def profile(actor: Actor, lane: Lane) -> Profile:
    return sheets.write_profile(actor=actor, pupil=lane.ada, on=lane.today, liked=f"Written by {actor.name}")


def summary(actor: Actor, lane: Lane) -> Summary:
    return summaries.publish_summary(actor=actor, pupil=lane.ada, content={"about": [actor.name]})


def pupil(actor: Actor, lane: Lane) -> Pupil:
    return people.add_pupil(actor=actor, surname="Ali", forename="Bo", born_on=date(2017, 5, 1), year="4", upn=UPN)


REFUSED: dict[str, tuple[Verb, str]] = {
    "a cycle": (lambda actor, lane: cycles.start_cycle(actor=actor, pupil=lane.ada, on=lane.today), "is under way"),
    "a profile": (profile, "A colleague has changed this"),
    "a summary": (summary, "Another summary of this child has been published"),
    "a pupil": (pupil, "A pupil with this UPN is here already"),
    "a class": (lambda actor, _: staffing.add_group(actor=actor, name="6W"), "called 6W already"),
}


@pytest.mark.parametrize(("verb", "words"), REFUSED.values(), ids=REFUSED)
def test_of_two_who_do_what_is_done_once_the_slower_is_told(
    lane: Lane, monkeypatch: pytest.MonkeyPatch, verb: Verb, words: str
) -> None:
    with lane.inside() as actor:
        before = Event.objects.count()
        meanwhile(monkeypatch, lambda: verb(factories.system(lane.school), lane))
        with pytest.raises(Refused, match=words):
            verb(actor, lane)
        assert Event.objects.count() == before + 1


def test_of_two_who_link_a_colleague_with_a_class_the_slower_gets_the_link_that_is_there(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(actor: Actor) -> TeachingLink:
        user_id = lane.people[Role.TA].pk
        return people.link_staff(actor=actor, user_id=user_id, group=lane.group, starts_on=lane.today)

    with lane.inside() as actor:
        theirs: list[TeachingLink] = []
        meanwhile(monkeypatch, lambda: theirs.append(link(factories.system(lane.school))))
        assert [link(actor)] == theirs == list(TeachingLink.objects.filter(user=lane.people[Role.TA], group=lane.group))


def test_a_name_that_a_colleague_gives_to_another_class_meanwhile_is_refused(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lane.inside() as actor:
        meanwhile(monkeypatch, lambda: TeachingGroup.objects.create(name="6W"))
        with pytest.raises(Refused, match="called 6W already"):
            staffing.change_group(actor=actor, group=lane.group, name="6W", year="6")
        assert TeachingGroup.objects.get(pk=lane.group.pk).name == "4W"


def test_a_upn_that_somebody_else_has_is_refused_when_a_pupil_is_changed(lane: Lane) -> None:
    with lane.inside() as actor:
        pupil(actor, lane)
        with pytest.raises(Refused, match="A pupil with this UPN is here already"):
            people.change_pupil(actor=actor, pupil=lane.ada, upn=UPN)
        assert Pupil.objects.get(pk=lane.ada.pk).upn == ""


def test_of_two_who_prepare_the_figures_of_a_term_the_slower_is_told(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_somebody_else(actor: Actor, *, on: date) -> dict[str, Any]:
        Snapshot.objects.create(title=figures.term_title(on), as_at=on, figures={}, made_by_id=actor.user_id)
        return {}

    monkeypatch.setattr(figures_selectors, "why_not_publish_now", lambda actor, *, on: None)
    monkeypatch.setattr(figures_selectors, "figures_now", with_somebody_else)
    with lane.inside() as actor, pytest.raises(Refused, match="at this moment"):
        figures.prepare_figures(actor=actor, on=lane.today)


def test_another_rule_of_the_database_that_is_broken_is_a_fault_and_no_refusal(lane: Lane) -> None:
    with lane.inside(), pytest.raises(IntegrityError), at_once.refused_where_taken("No"):
        Snapshot.objects.create(title=None, as_at=lane.today, figures={})


@pytest.fixture
def kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[Lane]:
    """A small school that other connections see as well; afterwards its owner empties the tables."""
    with django_db_blocker.unblock():
        try:
            yield make_lane()
        finally:
            connections.close_all()
            name = connection.settings_dict["NAME"]
            owner = psycopg2.connect(settings.ENVIRONMENT.database_owner_url, dbname=name)
            with owner, owner.cursor() as cursor:
                cursor.execute("TRUNCATE access_school, accounts_user CASCADE")
            owner.close()


def both(lane: Lane, monkeypatch: pytest.MonkeyPatch, verb: Verb) -> list[Any]:
    """What two people get who do the same on two connections; both have looked before either writes."""
    looked, got = threading.Barrier(2, timeout=20), []
    atomic = at_once.transaction.atomic

    def together(*words: Any, **more: Any) -> Any:
        if threading.current_thread().name.startswith("somebody") and not getattr(said, "looked", False):
            said.looked = True
            looked.wait()
        return atomic(*words, **more)

    said = threading.local()
    monkeypatch.setattr(at_once, "transaction", SimpleNamespace(atomic=together))

    def act(role: Role) -> None:
        try:
            with lane.inside(role) as actor:
                got.append(verb(actor, lane))
        except Refused as refusal:
            got.append(refusal.reason)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=act, args=[role], name=f"somebody {role}") for role in (Role.SENCO, Role.ASSISTANT)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return got


@pytest.mark.parametrize(("model", "verb"), FOUND.values(), ids=FOUND)
def test_on_two_connections_there_is_one_row_and_both_have_it(
    kept: Lane, monkeypatch: pytest.MonkeyPatch, model: type[Any], verb: Verb
) -> None:
    mine, theirs = both(kept, monkeypatch, verb)
    assert mine == theirs
    with kept.inside():
        assert model.objects.filter(name=mine.name).count() == 1
        assert Event.objects.filter(target_id=str(mine.pk)).count() == 1


def test_on_two_connections_one_cycle_starts_and_the_other_person_is_told(
    kept: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    verb, words = REFUSED["a cycle"]
    got = both(kept, monkeypatch, verb)
    assert sorted(type(one).__name__ for one in got) == ["Cycle", "str"]
    assert words in next(one for one in got if isinstance(one, str))
    with kept.inside():
        assert Cycle.objects.filter(pupil=kept.ada).count() == 1


def test_on_two_connections_status_and_needs_are_decided_one_after_the_other(
    kept: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = threading.Barrier(2, timeout=20)
    hold = needs._hold

    def together(pupil: Pupil) -> None:
        if not looked.broken and not getattr(said, "looked", False):
            said.looked = True
            looked.wait()
        hold(pupil)

    said = threading.local()
    monkeypatch.setattr(needs, "_hold", together)

    def decide(actor: Actor, lane: Lane) -> Pupil:
        return register.decide_status_and_needs(
            actor=actor, pupil=lane.zoe, status="K", codes=["ASD"], starts_on=lane.today, source="assessment",
            **factories.ASSESSED,
        )  # fmt: skip

    assert both(kept, monkeypatch, decide) == [kept.zoe, kept.zoe]
    with kept.inside():
        assert StatusPeriod.objects.filter(pupil=kept.zoe).count() == 1
        assert Need.objects.filter(pupil=kept.zoe).count() == 1
