"""The classroom on a phone: which classes and pupils, what helps, two taps to a record, and nobody else's pupils."""

import re
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from provision.models import AdaptationUse, PupilAdaptation
from provision.services import adaptations, sheets
from pupils.models import Pupil, TeachingGroup
from pupils.services import needs, people
from senco.access.roles import Role
from senco.audit.models import Event
from tests import factories
from tests.world import Cast, World

LONG_AGO = factories.date(2020, 9, 1)


def url(name: str, cast: Cast, **values: object) -> str:
    return reverse(name, kwargs={"school": cast.school.slug, **values})


def token(cast: Cast) -> dict[str, str]:
    return {"acting_as": f"{cast.school.slug}:staff"}


def chosen_of(cast: Cast, kind: str = "own") -> PupilAdaptation:
    return cast.rows[kind]["chosen"]


def results(cast: Cast) -> dict[UUID, str]:
    with factories.inside(cast.school):
        return dict(AdaptationUse.objects.values_list("chosen_id", "result"))


@pytest.fixture
def teacher(client: Client, world: World) -> Client:
    client.force_login(world.a.people[Role.TEACHER])
    return client


def tap(client: Client, cast: Cast, *chosen: PupilAdaptation, result: str = "worked", **more: str):
    data = {"chosen": [one.pk for one in chosen], "result": result, **token(cast), **more}
    return client.post(url("adaptation_tap", cast, group=cast.group.pk), data)


def second_pupil(cast: Cast, **fields: object) -> PupilAdaptation:
    """A second pupil of the class, whom the same adaptation helps."""
    with factories.inside(cast.school) as actor:
        pupil = factories.make_pupil(actor, group=cast.group, **fields)
        return adaptations.choose_adaptation(
            actor=actor, pupil=pupil, adaptation=chosen_of(cast).adaptation, starts_on=LONG_AGO
        )


# Which classes, which pupils


def test_a_teacher_of_one_class_goes_straight_to_it(teacher, world):
    answer = teacher.get(url("class_list", world.a))
    assert answer.status_code == 302
    assert answer.headers["Location"] == url("class_page", world.a, group=world.a.group.pk)


def test_a_senco_sees_every_class_with_its_pupils_and_those_with_needs(client, world):
    with factories.inside(world.a.school) as actor:
        factories.make_pupil(actor, group=world.a.group)
        people.make_group(actor=actor, name="Nobody's class")
    client.force_login(world.a.people[Role.SENCO])
    page = " ".join(client.get(url("class_list", world.a)).content.decode().split())
    assert "2 pupils, 1 with needs" in page
    assert "1 pupil, 1 with needs" in page
    assert "No pupils yet" in page


def test_the_counts_of_the_list_are_those_of_the_page(client, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        on_support, with_need, helped, _ = (factories.make_pupil(actor, group=cast.group) for _ in range(4))
        needs.set_status(actor=actor, pupil=on_support, status="K", starts_on=LONG_AGO, source="assessment")
        needs.record_needs(actor=actor, pupil=with_need, codes=["SPLD"], status="N", on=LONG_AGO)
        adaptations.choose_adaptation(
            actor=actor, pupil=helped, adaptation=chosen_of(cast).adaptation, starts_on=LONG_AGO
        )
    client.force_login(cast.people[Role.SENCO])
    assert "5 pupils, 4 with needs" in client.get(url("class_list", cast)).content.decode()
    assert "5 pupils, 4 with needs" in client.get(url("class_page", cast, group=cast.group.pk)).content.decode()


def test_a_teacher_of_another_class_finds_nothing(teacher, world):
    with factories.inside(world.a.school):
        other = TeachingGroup.objects.exclude(pk=world.a.group.pk).get()
    assert teacher.get(url("class_page", world.a, group=other.pk)).status_code == 404
    assert teacher.get(url("class_page", world.a, group=world.b.group.pk)).status_code == 404
    assert teacher.get(url("class_page", world.a, group=uuid4())).status_code == 404
    assert teacher.get(url("pupil_taps", world.a, pupil=world.a.unrelated.pk)).status_code == 404


def test_a_link_that_ended_opens_nothing(teacher, world):
    with factories.inside(world.a.school) as actor:
        cast = world.a
        user = factories.make_person(cast.school, Role.TEACHER)
        people.link_staff(actor=actor, user_id=user.pk, group=cast.group, starts_on=LONG_AGO, ends_on=factories.today())
    teacher.force_login(user)
    assert teacher.get(url("class_page", cast, group=cast.group.pk)).status_code == 404
    assert "No class is yours yet" in teacher.get(url("class_list", cast)).content.decode()


def test_a_teaching_assistant_goes_straight_to_the_one_pupil_they_support(client, world):
    cast = world.a
    client.force_login(cast.people[Role.TA])
    answer = client.get(url("class_list", cast))
    assert answer.headers["Location"] == url("pupil_taps", cast, pupil=cast.own.pk)
    page = client.get(answer.headers["Location"]).content.decode()
    assert chosen_of(cast).adaptation.name in page
    assert "SAFE-alder-own-note" in page
    assert "unrelated" not in page


def test_a_teaching_assistant_with_two_pupils_chooses_between_them(client, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        second = factories.make_pupil(actor, group=cast.group, forename="Bao", surname="Ng")
        user = cast.people[Role.TA].pk
        people.link_staff(actor=actor, user_id=user, pupil=second, starts_on=LONG_AGO)
    client.force_login(cast.people[Role.TA])
    page = client.get(url("class_list", cast)).content.decode()
    assert "Pupils I support" in page
    assert "Bao Ng" in page
    assert url("pupil_taps", cast, pupil=cast.own.pk) in page


def test_a_teaching_assistant_of_one_pupil_does_not_see_the_class(client, world):
    client.force_login(world.a.people[Role.TA])
    assert client.get(url("class_page", world.a, group=world.a.group.pk)).status_code == 404


def test_a_teaching_assistant_of_a_class_sees_the_class(client, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        user = cast.people[Role.TA].pk
        people.link_staff(actor=actor, user_id=user, group=cast.group, starts_on=LONG_AGO)
    client.force_login(cast.people[Role.TA])
    answer = client.get(url("class_list", cast))
    assert answer.headers["Location"] == url("class_page", cast, group=cast.group.pk)
    assert "SAFE-alder-own-adaptation" in client.get(answer.headers["Location"]).content.decode()


def test_a_pupil_who_left_is_no_longer_in_the_class(teacher, world):
    cast = world.a
    second_pupil(cast, forename="Zuzanna", left_on=factories.today())
    assert "Zuzanna" not in teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()


# What the page says


def test_health_and_safety_stands_before_everything_else(teacher, world):
    page = teacher.get(url("class_page", world.a, group=world.a.group.pk)).content.decode()
    assert page.index("SAFE-alder-own-safety") < page.index("SAFE-alder-own-adaptation")


def test_only_the_latest_profile_says_what_is_not_safe(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        sheets.write_profile(actor=actor, pupil=cast.own, on=factories.today(), liked="Kind", safety="")
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert "SAFE-alder-own-safety" not in page
    assert "Health and safety first" not in page


def test_one_adaptation_of_two_pupils_is_one_card_with_both(teacher, world):
    cast = world.a
    second_pupil(cast, forename="Zuzanna")
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert len(re.findall('<li class="move"', page)) == 1
    assert page.count(">Zuzanna</a>") == 1
    assert "One move covers everyone" in page


def test_a_pupil_for_whom_nothing_is_chosen_is_named(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        pupil = factories.make_pupil(actor, group=cast.group, forename="Ikram")
        needs.record_needs(actor=actor, pupil=pupil, codes=["SLCN"], status="N", on=LONG_AGO)
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert "One move covers 1 of 2" in page
    assert "Nothing is chosen yet for Ikram." in page


def test_what_is_special_to_one_child_and_a_way_to_each_pupil_stand_on_the_page(teacher, world):
    cast = world.a
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert "SAFE-alder-own-note" in page
    assert url("pupil_page", cast, pupil=cast.own.pk) in page
    assert url("concern_raise", cast, pupil=cast.own.pk) in page


def test_a_concern_can_be_raised_about_a_pupil_without_needs(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        pupil = factories.make_pupil(actor, group=cast.group)
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert url("concern_raise", cast, pupil=pupil.pk) in page
    assert "The other 1 pupil" in page


def test_an_adaptation_that_ended_is_no_longer_a_move(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        adaptations.end_adaptation(actor=actor, chosen=chosen_of(cast), on=factories.today())
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert "SAFE-alder-own-adaptation" not in page


def test_a_head_reads_the_page_and_has_no_buttons(client, world):
    cast = world.a
    client.force_login(cast.people[Role.HEAD])
    page = client.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert "SAFE-alder-own-adaptation" in page
    assert "aria-pressed" not in page
    assert tap(client, cast, chosen_of(cast)).status_code == 403
    assert results(cast) == {}


# Recording


def test_two_taps_from_my_classes_to_a_record(teacher, world):
    cast = world.a
    with factories.inside(cast.school) as actor:
        other = people.make_group(actor=actor, name="Maths set 2")
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


def test_the_pages_of_pupils_are_not_kept_by_the_browser(teacher, world):
    for path in (url("class_page", world.a, group=world.a.group.pk), url("pupil_taps", world.a, pupil=world.a.own.pk)):
        assert teacher.get(path).headers["Cache-Control"] == "no-store"


# Names


def test_two_pupils_who_are_called_the_same_are_told_apart_on_the_cards(teacher, world):
    cast = world.a
    second_pupil(cast, forename="Tom", surname="Hall")
    second_pupil(cast, forename="Tom", surname="Ng")
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert ">Tom H</a>" in page
    assert ">Tom N</a>" in page


def test_a_name_is_shown_as_it_is_written_and_never_as_markup(teacher, world):
    cast = world.a
    second_pupil(cast, forename="王小明 <b>", surname="O’Neil & Œ")
    page = teacher.get(url("class_page", cast, group=cast.group.pk)).content.decode()
    assert "王小明 &lt;b&gt; O’Neil &amp; Œ" in page


# How much it asks of the database


def _grow(cast: Cast, count: int) -> None:
    with factories.inside(cast.school) as actor:
        for number in range(count):
            pupil = factories.make_pupil(actor, group=cast.group)
            needs.record_needs(actor=actor, pupil=pupil, codes=["SLCN"], status="N", on=LONG_AGO)
            chosen = chosen_of(cast).adaptation
            if number % 3 == 0:
                chosen = adaptations.add_adaptation(actor=actor, name=f"Move {number % 7}")
            adaptations.choose_adaptation(actor=actor, pupil=pupil, adaptation=chosen, starts_on=LONG_AGO)
            if number % 10 == 0:
                sheets.write_profile(actor=actor, pupil=pupil, on=factories.today(), safety="Inhaler")


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_a_class_takes_as_many_queries_at_20_as_at_200_pupils(client, world):
    cast = world.a
    client.force_login(cast.people[Role.SENCO])
    paths = [url("class_list", cast), url("class_page", cast, group=cast.group.pk)]
    _grow(cast, 19)
    few = [_queries(client, path) for path in paths]
    _grow(cast, 180)
    with factories.inside(cast.school):
        assert Pupil.objects.filter(group=cast.group).count() == 200
    assert [_queries(client, path) for path in paths] == few


def test_a_tap_for_thirty_pupils_asks_no_more_than_one_for_two_beside_the_log(teacher, world):
    cast = world.a

    def asked(count: int) -> int:
        several = [second_pupil(cast) for _ in range(count)]
        with CaptureQueriesContext(connection) as seen:
            assert tap(teacher, cast, *several).status_code == 302
        return len([query for query in seen if "audit_event" not in query["sql"]])

    assert asked(2) == asked(30)
