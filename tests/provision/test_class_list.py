"""Which classes and pupils somebody comes to, and nobody else's."""

from uuid import uuid4

from provision.services import adaptations
from pupils.services import needs, people, staffing
from senco.access.roles import Role
from tests import factories
from tests.provision.classroom import LONG_AGO, chosen_of, second_pupil, url


def test_a_teacher_of_one_class_goes_straight_to_it(teacher, world):
    answer = teacher.get(url("class_list", world.a))
    assert answer.status_code == 302
    assert answer.headers["Location"] == url("class_page", world.a, group=world.a.group.pk)


def test_a_senco_sees_every_class_with_its_pupils_and_those_with_needs(client, world):
    with factories.inside(world.a.school) as actor:
        factories.make_pupil(actor, group=world.a.group)
        staffing.add_group(actor=actor, name="Nobody's class")
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
    assert teacher.get(url("class_page", world.a, group=world.a.unrelated.group_id)).status_code == 404
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
