"""Two taps to a record: for all or for one, corrected, taken back, and never for a pupil who is not one's own."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provision.models import AdaptationUse
from provision.services import adaptations
from pupils.services import people, staffing
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.provision.classroom import LONG_AGO, chosen_of, results, second_pupil, tap, token, url


def test_two_taps_from_my_classes_to_a_record(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        other = staffing.add_group(actor=actor, name="Maths set 2")
        people.link_staff(actor=actor, user_id=cast.people[Role.TEACHER].pk, group=other, starts_on=LONG_AGO)
    listed = teacher.get(url("class_list", cast)).content.decode()
    link = url("class_page", cast, group=cast.group.pk)
    assert f'href="{link}"' in listed
    page = teacher.get(link).content.decode()
    form = re.search(r'<form[^>]*action="([^"]+/tap/)".*?</form>', page, re.DOTALL)
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
    assert 'type="submit"' in form[0]
    answer = teacher.post(form[1], {**dict(fields), "result": "worked"})
    assert answer.status_code == 302
    assert results(cast) == {chosen_of(cast).pk: "worked"}


def test_one_tap_records_for_every_pupil_of_the_move(teacher, world):
    cast = world.a
    both = chosen_of(cast), second_pupil(cast)
    assert tap(teacher, cast, *both, result="partly").status_code == 302
    assert results(cast) == {one.pk: "partly" for one in both}


def test_a_tap_leads_back_to_the_same_place_of_the_page(teacher, world):
    cast = world.a
    answer = tap(teacher, cast, chosen_of(cast))
    anchor = f"move-{chosen_of(cast).adaptation_id}"
    assert answer.headers["Location"] == f"{url('class_page', cast, group=cast.group.pk)}#{anchor}"
    assert f'id="{anchor}"' in teacher.get(answer.headers["Location"]).content.decode()


def test_what_was_recorded_today_is_seen_as_pressed(teacher, world):
    cast = world.a
    tap(teacher, cast, chosen_of(cast), result="worked")
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    pressed = re.findall(r'value="(\w+)" aria-pressed="true"', page)
    assert pressed == ["worked"]
    assert "Today: Worked" in page


def test_a_second_tap_of_the_day_corrects_the_first(teacher, world):
    cast = world.a
    tap(teacher, cast, chosen_of(cast), result="worked")
    tap(teacher, cast, chosen_of(cast), result="did_not")
    assert results(cast) == {chosen_of(cast).pk: "did_not"}


def test_the_same_tap_twice_is_recorded_and_logged_once(teacher, world):
    cast = world.a
    tap(teacher, cast, chosen_of(cast))
    tap(teacher, cast, chosen_of(cast))
    with factories.inside(cast.school):
        assert Event.objects.filter(verb="adaptation_used").count() == 1


def test_it_may_have_gone_differently_for_one_child(teacher, world):
    cast = world.a
    second = second_pupil(cast, forename="Zuzanna")
    tap(teacher, cast, chosen_of(cast), second, result="worked")
    answer = tap(teacher, cast, second, result="did_not", one="1")
    assert results(cast) == {chosen_of(cast).pk: "worked", second.pk: "did_not"}
    page = teacher.get(answer.headers["Location"]).content.decode()
    assert "Worked for SAFE-alder-own-preferred; Did not for Zuzanna" in page
    assert page.count('aria-pressed="mixed"') == 2
    assert '<details class="singles" open>' in page


def test_a_tap_is_taken_back(teacher, world):
    cast = world.a
    both = chosen_of(cast), second_pupil(cast)
    tap(teacher, cast, *both)
    data = {"chosen": [one.pk for one in both], **token(cast)}
    answer = teacher.post(url("adaptation_untap", cast, group=cast.group.pk), data)
    assert answer.status_code == 302
    assert results(cast) == {}
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert 'aria-pressed="true"' not in page
    assert "Undo" not in page


def test_undoing_what_was_not_recorded_changes_nothing(teacher, world):
    cast = world.a
    data = {"chosen": chosen_of(cast).pk, **token(cast)}
    assert teacher.post(url("adaptation_untap", cast, group=cast.group.pk), data).status_code == 302


def test_two_adults_record_apart_and_undo_only_their_own(client, world):
    cast = world.a
    client.force_login(cast.people[Role.TEACHER])
    tap(client, cast, chosen_of(cast), result="worked")
    client.force_login(cast.people[Role.TA])
    data = {"chosen": chosen_of(cast).pk, **token(cast)}
    client.post(url("pupil_tap", cast, pupil=cast.own.pk), {**data, "result": "did_not"})
    with factories.inside(cast.school):
        assert sorted(AdaptationUse.objects.values_list("result", flat=True)) == ["did_not", "worked"]
    client.post(url("pupil_untap", cast, pupil=cast.own.pk), data)
    assert results(cast) == {chosen_of(cast).pk: "worked"}


def test_a_teaching_assistant_records_for_the_pupil_they_support(client, world):
    cast = world.a
    client.force_login(cast.people[Role.TA])
    data = {"chosen": chosen_of(cast).pk, "result": "used", **token(cast)}
    answer = client.post(url("pupil_tap", cast, pupil=cast.own.pk), data)
    assert answer.headers["Location"].startswith(url("pupil_taps", cast, pupil=cast.own.pk) + "#move-")
    assert results(cast) == {chosen_of(cast).pk: "used"}


def test_each_pupil_of_a_tap_has_an_event_that_says_who_and_what(teacher, world):
    cast = world.a
    both = chosen_of(cast), second_pupil(cast)
    tap(teacher, cast, *both)
    with factories.inside(cast.school):
        events = list(Event.objects.filter(verb="adaptation_used"))
    assert {event.pupil_id for event in events} == {one.pupil_id for one in both}
    assert {event.actor_user_id for event in events} == {cast.people[Role.TEACHER].pk}
    assert {event.changes["result"] for event in events} == {"worked"}


def test_a_tap_for_another_classs_pupil_is_not_found_and_records_nothing(teacher, world):
    cast = world.a
    for other in (chosen_of(cast, "unrelated"), chosen_of(world.b)):
        assert tap(teacher, cast, other).status_code == 404
        assert tap(teacher, cast, chosen_of(cast), other).status_code == 404
    assert results(cast) == {}
    assert results(world.b) == {}


def test_a_tap_in_one_place_cannot_name_a_pupil_of_another(client, world):
    cast = world.a
    second = second_pupil(cast)
    client.force_login(cast.people[Role.TA])
    data = {"result": "used", **token(cast)}
    assert client.post(url("pupil_tap", cast, pupil=cast.own.pk), {**data, "chosen": second.pk}).status_code == 404
    assert client.post(url("pupil_tap", cast, pupil=second.pupil_id), {**data, "chosen": second.pk}).status_code == 404
    assert (
        client.post(url("adaptation_tap", cast, group=cast.group.pk), {**data, "chosen": second.pk}).status_code == 404
    )
    client.force_login(cast.people[Role.SENCO])
    theirs = {**data, "chosen": chosen_of(cast, "unrelated").pk}
    assert client.post(url("adaptation_tap", cast, group=cast.group.pk), theirs).status_code == 404
    assert results(cast) == {}


@pytest.mark.parametrize("result", ["", "brilliant", "WORKED"])
def test_a_result_that_is_not_known_is_refused_in_words(teacher, world, result):
    answer = tap(teacher, world.a, chosen_of(world.a), result=result)
    assert answer.status_code == 409
    assert "Press one of the four buttons" in answer.content.decode()
    assert results(world.a) == {}


def test_a_tap_that_names_nothing_is_refused_in_words(teacher, world):
    answer = tap(teacher, world.a)
    assert answer.status_code == 409
    assert "Nothing was chosen to record" in answer.content.decode()


def test_a_tap_with_something_else_than_an_id_is_not_found(teacher, world):
    data = {"chosen": "not-an-id", "result": "used", **token(world.a)}
    assert teacher.post(url("adaptation_tap", world.a, group=world.a.group.pk), data).status_code == 404


def test_a_tap_for_what_ended_since_the_page_was_opened_says_so(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        adaptations.end_adaptation(actor=actor, chosen=chosen_of(cast), on=factories.today())
    answer = tap(teacher, cast, chosen_of(cast))
    assert answer.status_code == 409
    assert "has changed since this page was opened" in answer.content.decode()
    assert results(cast) == {}


def test_a_quick_tap_answers_with_the_card_alone(teacher, world):
    cast = world.a
    data = {"chosen": chosen_of(cast).pk, "result": "worked", **token(cast)}
    where = url("adaptation_tap", cast, group=cast.group.pk)
    answer = teacher.post(where, data, headers={"HX-Request": "true"})
    card = answer.content.decode()
    assert answer.status_code == 200
    assert card.lstrip().startswith('<li class="move"')
    assert "<html" not in card
    assert re.findall(r'value="(\w+)" aria-pressed="true"', card) == ["worked"]
    assert "csrfmiddlewaretoken" in card


def test_a_quick_undo_of_what_has_ended_opens_the_page_again(teacher, world):
    cast = world.a
    tap(teacher, cast, chosen_of(cast))
    with factories.inside(cast.school) as actor:
        adaptations.end_adaptation(actor=actor, chosen=chosen_of(cast), on=factories.today())
    where = url("adaptation_untap", cast, group=cast.group.pk)
    answer = teacher.post(where, {"chosen": chosen_of(cast).pk, **token(cast)}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == url("class_page", cast, group=cast.group.pk)
    assert results(cast) == {}


def test_a_tap_for_thirty_pupils_asks_no_more_than_one_for_two_beside_the_log(teacher, world):
    cast = world.a

    def asked(count: int) -> int:
        several = [second_pupil(cast) for _ in range(count)]
        with CaptureQueriesContext(connection) as seen:
            assert tap(teacher, cast, *several).status_code == 302
        return len([query for query in seen if "audit_event" not in query["sql"]])

    assert asked(2) == asked(30)
