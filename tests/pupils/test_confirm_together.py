"""Statuses that children came with, confirmed for many from the register's choice, and taken back where nothing rests on them."""

import html
from datetime import timedelta

import pytest
from django.test import Client

from provision.services.cycles import start_cycle
from pupils.models import BulkAct, StatusPeriod
from pupils.services.needs import set_status
from pupils.services.register import confirm_statuses
from senco.access.roles import Role
from tests import factories
from tests.dashboards.acts_school import ActsSchool, make_acts_school

DAY = timedelta(days=1)


@pytest.fixture
def came(db: None) -> ActsSchool:
    """Ada was put on here; Bo, Cy and Di came with a status."""
    made = make_acts_school("Ada")
    for name in ("Bo", "Cy", "Di"):
        made.add(name, source="import")
    return made


@pytest.fixture
def senco(came: ActsSchool) -> Client:
    return came.client()


def confirmed(came: ActsSchool) -> set[str]:
    with factories.inside(came.school):
        held = StatusPeriod.objects.filter(confirmed_on__isnull=False)
        return set(held.values_list("pupil__forename", flat=True))


def ids(came: ActsSchool, *names: str) -> list[str]:
    with factories.inside(came.school):
        return [str(StatusPeriod.objects.get(pupil=came.pupils[name], ends_on=None).pk) for name in names]


def done(came: ActsSchool, senco: Client, *names: str) -> BulkAct:
    act = came.choose(senco, "confirm", *names)
    answer = came.send(senco, f"confirm/?act={act.pk}", period=ids(came, *names))
    assert answer.url == came.url(f"acts/{act.pk}/")
    return act


def test_those_chosen_on_the_register_are_ticked_and_the_others_of_them_named_with_why(came: ActsSchool, senco: Client) -> None:
    act = came.choose(senco, "confirm", "Ada", "Bo", "Cy")
    page = senco.get(came.url(f"confirm/?act={act.pk}"))
    assert {row["pupil"].forename: row["ticked"] for row in page.context["rows"]} == {"Bo": True, "Cy": True, "Di": False}
    assert [(pupil.forename, why) for pupil, why in page.context["others"]] == [
        ("Ada", "Decided here, so there is nothing to confirm.")
    ]
    assert "Nothing to confirm (1 of 3 chosen)" in page.content.decode()
    assert confirmed(came) == set()


def test_all_are_ticked_by_one_link_and_none_without(came: ActsSchool, senco: Client) -> None:
    assert "Tick all 3" in senco.get(came.url("confirm/")).content.decode()
    assert [row["ticked"] for row in senco.get(came.url("confirm/")).context["rows"]] == [False] * 3
    assert [row["ticked"] for row in senco.get(came.url("confirm/?tick=all")).context["rows"]] == [True] * 3


@pytest.mark.parametrize("act", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_choice_that_is_not_there_ticks_nobody(came: ActsSchool, senco: Client, act: str) -> None:
    assert not any(row["ticked"] for row in senco.get(came.url(f"confirm/?act={act}")).context["rows"])


def test_many_are_confirmed_with_an_event_each_and_undone_with_an_event_each(came: ActsSchool, senco: Client) -> None:
    act = done(came, senco, "Bo", "Cy")
    assert confirmed(came) == {"Bo", "Cy"}
    assert len(came.events("status_confirmed")) == 2 and len(came.events("bulk_done")) == 1
    assert "2 statuses confirmed." in came.page(senco, act)
    came.send(senco, f"acts/{act.pk}/undo/")
    assert confirmed(came) == set()
    assert {event.pupil_id for event in came.events("status_unconfirmed")} == {came.pupils["Bo"].pk, came.pupils["Cy"].pk}
    assert len(senco.get(came.url("confirm/")).context["rows"]) == 3


def test_without_a_choice_on_the_register_those_that_still_wait_come_next_with_the_way_to_undo(came: ActsSchool, senco: Client) -> None:
    answer = came.send(senco, "confirm/", period=ids(came, "Bo", "Di"))
    assert answer.url == came.url("confirm/")
    page = senco.get(answer.url)
    assert [row["pupil"].forename for row in page.context["rows"]] == ["Cy"]
    with factories.inside(came.school):
        act = BulkAct.objects.get()
    assert f'2 statuses confirmed. <a href="{came.url(f"acts/{act.pk}/")}">See or undo it</a>' in page.content.decode()
    came.send(senco, f"acts/{act.pk}/undo/")
    assert confirmed(came) == set()


def test_a_confirmation_stays_where_a_later_act_rests_on_it(came: ActsSchool, senco: Client) -> None:
    with came.inside() as actor:
        start_cycle(actor=actor, pupil=came.pupils["Cy"], on=came.today)  # before: it rests on nothing
    act = done(came, senco, "Bo", "Cy", "Di")
    with came.inside() as actor:
        start_cycle(actor=actor, pupil=came.pupils["Bo"], on=came.today)
        system = factories.system(came.school)
        set_status(actor=system, pupil=came.pupils["Di"], status="N", starts_on=came.today, **factories.REVIEWED)
    came.send(senco, f"acts/{act.pk}/undo/")
    assert confirmed(came) == {"Bo", "Di"}
    text = html.unescape(came.page(senco, act))
    assert "A cycle has been started since, and it rests on this status." in text
    assert "The status was changed on" in text


def test_one_that_a_colleague_settled_in_between_stops_the_whole_and_the_ticks_stay(came: ActsSchool, senco: Client) -> None:
    act = came.choose(senco, "confirm", "Bo", "Cy")
    sent = ids(came, "Bo", "Cy")
    with came.inside(Role.ASSISTANT) as colleague:
        confirm_statuses(actor=colleague, periods=list(StatusPeriod.objects.filter(pk=sent[0])), on=came.today)
    answer = came.send(senco, f"confirm/?act={act.pk}", period=sent)
    assert "A colleague has confirmed or changed one of these" in answer.content.decode()
    assert confirmed(came) == {"Bo"}
    assert [row["ticked"] for row in answer.context["rows"] if row["pupil"].forename == "Cy"] == [True]


def test_what_a_colleague_confirmed_anew_since_is_theirs(came: ActsSchool, senco: Client) -> None:
    act = done(came, senco, "Bo")
    with came.inside(Role.ASSISTANT) as colleague:
        period = StatusPeriod.objects.filter(pupil=came.pupils["Bo"])
        period.update(confirmed_on=None, confirmed_by=None)
        confirm_statuses(actor=colleague, periods=list(period), on=came.today)
    came.send(senco, f"acts/{act.pk}/undo/")
    assert confirmed(came) == {"Bo"}


def test_a_choice_to_confirm_has_no_other_page(came: ActsSchool, senco: Client) -> None:
    act = came.choose(senco, "confirm", "Bo")
    answer = senco.get(came.url(f"acts/{act.pk}/"))
    assert answer.url == f"{came.url('confirm/')}?act={act.pk}"
    assert came.client(Role.HEAD).get(came.url(f"acts/{act.pk}/")).status_code == 404
