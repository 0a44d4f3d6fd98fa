"""Choosing pupils on the register, a preview that says what would happen to each, doing it, and undoing it child by child."""

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pupils.models import BulkAct, GroupPlace
from pupils.rules.acts import CHANGED
from pupils.services import staffing
from pupils.services.acts import put_drafts_away
from senco.access.roles import Role
from tests import factories
from tests.dashboards.acts_school import DAY, ActsSchool, make_acts_school


@pytest.fixture
def three(db: None) -> ActsSchool:
    return make_acts_school("Ada", "Bo", "Cy")


@pytest.fixture
def senco(three: ActsSchool) -> Client:
    return three.client()


def joining(three: ActsSchool) -> dict[str, str]:
    return {"group": str(three.group.pk), "starts_on": three.today.isoformat()}


def places(three: ActsSchool, *, still: bool = True) -> set[str]:
    with factories.inside(three.school):
        held = GroupPlace.objects.filter(group=three.group, ends_on__isnull=still)
        return set(held.values_list("pupil__forename", flat=True))


# Choosing


def test_the_register_is_calm_until_somebody_wants_to_choose(three: ActsSchool, senco: Client) -> None:
    calm = senco.get(three.url()).content.decode()
    assert "Choose several" in calm and 'name="pupil"' not in calm
    choosing = senco.get(three.url(), {"choose": "1", "status": "K"}).content.decode()
    assert choosing.count('name="pupil"') == 3
    assert "All 3 that fit these filters" in choosing
    assert f'action="{three.url("choose/")}?choose=1&amp;status=K"' in choosing


def test_each_role_is_offered_what_it_may_do_for_one_pupil(three: ActsSchool) -> None:
    def offered(role: Role) -> set[str]:
        return {one.kind for one in three.client(role).get(three.url(), {"choose": "1"}).context["offers"]}

    assert offered(Role.SENCO) == offered(Role.ASSISTANT) == {"sheets", "join", "review", "confirm"}
    assert offered(Role.HEAD) == {"sheets", "join"}


def test_what_a_role_may_not_do_for_one_pupil_it_may_not_do_for_many(three: ActsSchool, senco: Client) -> None:
    head = three.client(Role.HEAD)
    answer = three.send(head, "choose/", do="review", pupil=str(three.pupils["Ada"].pk))
    assert answer.status_code == 409
    with factories.inside(three.school):
        assert not BulkAct.objects.exists()
    act = three.choose(senco, "review", "Ada")
    for path in ("", "apply/", "drop/", "undo/", "again/"):
        url = three.url(f"acts/{act.pk}/{path}")
        asked = head.get(url) if not path else three.send(head, f"acts/{act.pk}/{path}")
        assert asked.status_code == 404, path


def test_all_that_fit_the_filters_are_chosen_in_the_order_of_the_register(three: ActsSchool, senco: Client) -> None:
    three.add("Di", year="6")
    act = three.choose(senco, "join", query="?year=4&sort=-name", everyone="1")
    assert three.names_in(act, "waits") == ["Cy", "Bo", "Ada"]


def test_a_filter_that_is_not_understood_chooses_nobody(three: ActsSchool, senco: Client) -> None:
    answer = three.send(senco, "choose/?need=XX", do="join", everyone="1")
    assert answer.url == f"{three.url()}?need=XX&choose=1"
    with factories.inside(three.school):
        assert not BulkAct.objects.exists()


def test_nobody_ticked_goes_back_to_the_list_as_it_was_and_says_so(three: ActsSchool, senco: Client) -> None:
    answer = three.send(senco, "choose/?status=K", do="join")
    assert answer.url == f"{three.url()}?status=K&choose=1"
    assert "Tick the pupils first" in senco.get(answer.url).content.decode()


@pytest.mark.parametrize("do", ["", "nonsense"])
def test_a_word_that_names_nothing_to_do_does_nothing(three: ActsSchool, senco: Client, do: str) -> None:
    answer = three.send(senco, "choose/", do=do, pupil=str(three.pupils["Ada"].pk))
    assert answer.url.startswith(three.url())
    with factories.inside(three.school):
        assert not BulkAct.objects.exists()


def test_whatever_ids_are_sent_only_pupils_on_the_schools_own_register_are_chosen(three: ActsSchool, senco: Client) -> None:
    other = make_acts_school("Eve")
    with factories.inside(three.school) as system:
        not_listed = factories.make_pupil(system, forename="Never")
    sent = [three.pupils["Ada"].pk, other.pupils["Eve"].pk, not_listed.pk, "nonsense", "00000000-0000-0000-0000-000000000000"]
    act = three.choose(senco, "join", pupil=[str(one) for one in sent])
    assert three.names_in(act, "waits") == ["Ada"]
    page = three.page(senco, act)
    assert "Eve" not in page and page.count("Maths set 2") == 1  # the group of the other school has the same name
    wrong = three.send(senco, f"acts/{act.pk}/apply/", group=str(other.group.pk), starts_on=three.today.isoformat(), mark="x")
    assert "Choose a teaching group from the list" in wrong.content.decode()
    assert other.client().get(other.url(f"acts/{act.pk}/")).status_code == 404


# The preview


def test_the_preview_says_for_each_pupil_what_would_happen_or_why_not(three: ActsSchool, senco: Client) -> None:
    three.add("Gone", left_on=three.today + 5 * DAY)
    with three.inside() as actor:
        staffing.join_group(actor=actor, group=three.group, pupils=[three.pupils["Bo"]], on=three.today)
    act = three.choose(senco, "join", everyone="1")
    on = (three.today + 10 * DAY).isoformat()
    plan = senco.get(three.url(f"acts/{act.pk}/"), {"group": str(three.group.pk), "starts_on": on}).context["plan"]
    assert [one.name for one in plan.happening] == ["Ada Test", "Cy Test"]
    said = {one.name: one.why_not for one in plan.left}
    assert said["Bo Test"] == "In Maths set 2 already."
    assert "Choose an earlier day" in said["Gone Test"]
    assert places(three) == {"Bo"}


def test_what_was_typed_wrong_is_quoted_and_the_rest_stays(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada")
    sent = {"group": str(three.group.pk), "starts_on": "31/02/2027"}
    for answer in (senco.get(three.url(f"acts/{act.pk}/"), sent), three.send(senco, f"acts/{act.pk}/apply/", **sent)):
        text = html.unescape(answer.content.decode())
        assert "“31/02/2027”" in text
        assert f'value="{three.group.pk}" selected' in text


def test_what_changed_between_the_preview_and_the_button_is_shown_anew_and_nothing_is_done(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada", "Bo")
    seen = senco.get(three.url(f"acts/{act.pk}/"), joining(three))
    with three.inside(Role.ASSISTANT) as colleague:
        staffing.join_group(actor=colleague, group=three.group, pupils=[three.pupils["Bo"]], on=three.today)
    answer = three.send(senco, f"acts/{act.pk}/apply/", mark=seen.context["plan"].mark, **joining(three))
    assert answer.status_code == 409
    assert CHANGED in answer.content.decode()
    assert [one.name for one in answer.context["plan"].happening] == ["Ada Test"]
    assert places(three) == {"Bo"}
    again = three.send(senco, f"acts/{act.pk}/apply/", mark=answer.context["plan"].mark, **joining(three))
    assert again.status_code == 302
    assert places(three) == {"Ada", "Bo"}


def test_a_preview_that_does_nothing_for_anybody_has_no_button_for_it(three: ActsSchool, senco: Client) -> None:
    with three.inside() as actor:
        staffing.join_group(actor=actor, group=three.group, pupils=[three.pupils["Bo"]], on=three.today)
    act = three.choose(senco, "join", "Bo")
    page = senco.get(three.url(f"acts/{act.pk}/"), joining(three))
    assert "Nothing would be done for any of them" in page.content.decode()
    sent = three.send(senco, f"acts/{act.pk}/apply/", mark=page.context["plan"].mark, **joining(three))
    assert sent.status_code == 409 and "Nothing would be done" in sent.content.decode()


def test_a_school_without_a_teaching_group_is_told_to_make_one(three: ActsSchool, senco: Client) -> None:
    with factories.inside(three.school):
        three.group.delete()
    act = three.choose(senco, "join", "Ada")
    assert "There is no teaching group yet" in three.page(senco, act)


# Doing and undoing


def test_many_are_put_into_a_group_with_one_event_each_and_one_for_all(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada", "Cy")
    three.confirm(senco, act, **joining(three))
    assert places(three) == {"Ada", "Cy"}
    told = three.events("group_joined")
    assert {event.pupil_id for event in told} == {three.pupils["Ada"].pk, three.pupils["Cy"].pk}
    (whole,) = three.events("bulk_done")
    assert whole.changes["pupils"] == 2 and whole.target_id == str(act.pk)
    assert "Done for 2 pupils." in three.page(senco, act)
    twice = three.send(senco, f"acts/{act.pk}/apply/", mark="x", **joining(three))
    assert twice.status_code == 302 and len(three.events("group_joined")) == 2


def test_undoing_takes_them_out_as_if_they_had_never_been_in_and_they_can_come_back(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada", "Cy")
    three.confirm(senco, act, **joining(three))
    three.send(senco, f"acts/{act.pk}/undo/")
    assert places(three) == set()
    assert {event.pupil_id for event in three.events("group_left")} == {three.pupils["Ada"].pk, three.pupils["Cy"].pk}
    with factories.inside(three.school):
        assert all(place.ends_on == place.starts_on for place in GroupPlace.objects.all())
    assert three.names_in(act, "back") == ["Ada", "Cy"]
    assert len(three.events("group_joined")) == 2  # nothing is taken out of the log
    again = three.choose(senco, "join", "Ada")
    three.confirm(senco, again, **joining(three))
    assert places(three) == {"Ada"}
    assert three.send(senco, f"acts/{act.pk}/undo/").status_code == 409  # an act is undone once


def test_where_somebody_has_worked_on_since_it_stays_and_says_why(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada", "Cy")
    three.confirm(senco, act, **joining(three))
    with three.inside(Role.ASSISTANT) as colleague:
        place = GroupPlace.objects.get(pupil=three.pupils["Ada"])
        staffing.leave_group(actor=colleague, place=place, on=three.today + 3 * DAY)
    three.send(senco, f"acts/{act.pk}/undo/")
    text = html.unescape(three.page(senco, act))
    assert "Undone for 1 pupil. For 1 it stays; below stands why." in text
    assert "Was taken out of Maths set 2 on" in text
    (undone,) = three.events("bulk_undone")
    assert (undone.changes["back"], undone.changes["left"]) == (1, 1)


def test_after_a_week_it_is_undone_pupil_by_pupil(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada")
    three.confirm(senco, act, **joining(three))
    with factories.inside(three.school):
        BulkAct.objects.update(done_at=timezone.now() - timedelta(days=8))
    assert "change it pupil by pupil" in three.page(senco, act)
    assert three.send(senco, f"acts/{act.pk}/undo/").status_code == 409
    assert places(three) == {"Ada"}


def test_a_choice_that_is_dropped_or_only_looked_at_leaves_nothing(three: ActsSchool, senco: Client) -> None:
    dropped, old, fresh = (three.choose(senco, "join", "Ada") for _ in range(3))
    three.send(senco, f"acts/{dropped.pk}/drop/")
    assert senco.get(three.url(f"acts/{dropped.pk}/")).status_code == 302
    assert three.send(senco, f"acts/{dropped.pk}/drop/").status_code == 409
    with factories.inside(three.school) as system:
        BulkAct.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=3))
        assert put_drafts_away(actor=system, today=three.today) == 1
        assert put_drafts_away(actor=system, today=three.today) == 0
        assert set(BulkAct.objects.values_list("pk", flat=True)) == {dropped.pk, fresh.pk}
    assert senco.get(three.url(f"acts/{old.pk}/")).status_code == 404


def test_what_was_done_lately_is_found_again_from_the_register(three: ActsSchool, senco: Client) -> None:
    act = three.choose(senco, "join", "Ada", "Bo")
    assert three.url(f"acts/{act.pk}/") not in senco.get(three.url(), {"choose": "1"}).content.decode()
    three.confirm(senco, act, **joining(three))
    page = senco.get(three.url(), {"choose": "1"}).content.decode()
    assert three.url(f"acts/{act.pk}/") in page and "Put into a teaching group: 2 pupils" in page


@pytest.mark.parametrize("do", ["join", "review", "sheets"])
def test_a_preview_takes_as_many_queries_for_many_pupils_as_for_few(db: None, do: str) -> None:
    counted = []
    for number in (3, 20):
        made = make_acts_school(*(f"P{n}" for n in range(number)))
        for name in made.pupils:
            made.cycle(name, review_on=made.today + 20 * DAY)
        client = made.client()
        act = made.choose(client, do, everyone="1")
        asks = {"join": joining(made), "review": {"review_on": (made.today + 30 * DAY).isoformat()}, "sheets": {}}[do]
        client.get(made.url(f"acts/{act.pk}/"), asks)
        with CaptureQueriesContext(connection) as seen:
            assert len(client.get(made.url(f"acts/{act.pk}/"), asks).context["plan"].planned) == number
        counted.append(len(seen))
    assert counted[0] == counted[1]
