"""Classes, groups and who teaches them: what a link opens, until when, and who has to confirm it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from provision.classroom_selectors import class_rows, pupils_of
from pupils import selectors, staffing_selectors
from pupils.models import GroupPlace, Pupil, TeachingGroup, TeachingLink
from pupils.services import people, staffing
from senco.access.errors import Refused
from senco.access.models import Membership, School
from senco.access.roles import Role
from senco.accounts.models import User
from senco.accounts.services.people import end_role
from senco.audit.models import Event
from tests import factories

TODAY = factories.today()
DAY = timedelta(days=1)


@pytest.fixture
def small(db: None) -> School:
    """A school with two classes, a pupil in each."""
    school = factories.make_school()
    with factories.inside(school) as actor:
        for name in ("3W", "4W"):
            group = staffing.add_group(actor=actor, name=name, year=name[0])
            factories.make_pupil(actor, group=group, surname=f"Of{name}", forename="Ada")
    return school


def called(name: str) -> Pupil:
    return Pupil.objects.get(surname=name)


def seen(user: User, school: School, on: date = TODAY) -> set[str]:
    return {pupil.surname for pupil in selectors.visible(factories.actor_of(user, school), on=on)}


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, school: School, name: str, data: dict[str, object], **more: object):  # type: ignore[no-untyped-def]
    url = reverse(name, kwargs={"school": school.slug, **more})
    return client.post(url, data | {"acting_as": f"{school.slug}:staff"}, follow=True)


def test_a_teaching_assistant_of_a_group_sees_exactly_that_group_with_need_or_without(small: School) -> None:
    assistant = factories.make_person(small, Role.TA)
    with factories.inside(small) as actor:
        sums = staffing.add_group(actor=actor, name="Sums", kind="group")
        watched = factories.make_pupil(actor, surname="Watched", forename="Bo", watched=True)
        staffing.join_group(actor=actor, group=sums, pupils=[called("Of4W"), watched], on=TODAY)
        people.link_staff(actor=actor, user_id=assistant.pk, group=sums, starts_on=TODAY)
        assert seen(assistant, small) == {"Of4W", "Watched"}
        me = factories.actor_of(assistant, small)
        assert [p.surname for p in pupils_of(me, sums, on=TODAY)] == ["Of4W", "Watched"]
        [row] = class_rows(me, on=TODAY)
        assert (row.group.name, row.pupils, row.with_needs) == ("Sums", 2, 0)


def test_a_pupil_who_left_a_group_can_be_put_back(small: School) -> None:
    teacher = factories.make_person(small, Role.TEACHER)
    with factories.inside(small) as actor:
        group = staffing.add_group(actor=actor, name="Phonics", kind="group")
        people.link_staff(actor=actor, user_id=teacher.pk, group=group, starts_on=TODAY - 30 * DAY)
        pupil = called("Of3W")
        staffing.join_group(actor=actor, group=group, pupils=[pupil], on=TODAY - 20 * DAY)
        staffing.leave_group(actor=actor, place=GroupPlace.objects.get(), on=TODAY)
        assert seen(teacher, small) == set()
        assert seen(teacher, small, TODAY - DAY) == {"Of3W"}
        assert staffing.join_group(actor=actor, group=group, pupils=[pupil], on=TODAY) == 1
        assert staffing.join_group(actor=actor, group=group, pupils=[pupil], on=TODAY) == 0
        assert seen(teacher, small) == {"Of3W"}


def test_supply_cover_opens_the_class_on_its_days_and_no_longer(small: School) -> None:
    supply = factories.make_person(small, Role.TEACHER)
    with factories.inside(small) as actor:
        group = TeachingGroup.objects.get(name="3W")
        people.link_staff(actor=actor, user_id=supply.pk, group=group, starts_on=TODAY + DAY, ends_on=TODAY + 3 * DAY)
        days = [TODAY + n * DAY for n in range(5)]
        assert [bool(seen(supply, small, day)) for day in days] == [False, True, True, False, False]


def test_a_link_that_the_office_put_down_opens_nothing_until_the_senco_confirms_it(small: School) -> None:
    office, teacher = factories.make_person(small, Role.ADMIN), factories.make_person(small, Role.TEACHER, name="Tam T")
    senco = factories.make_person(small, Role.SENCO)
    with factories.inside(small):
        group = TeachingGroup.objects.get(name="3W")
    page = post(browser(office), small, "group_page", {"user": teacher.pk, "starts_on": f"{TODAY:%d/%m/%Y}"}, group=group.pk)
    assert "opens nothing until the SENCO or a senior leader has confirmed it" in page.content.decode()
    with factories.inside(small):
        assert seen(teacher, small) == set()
        link = TeachingLink.objects.get()
        assert selectors.adults_of(called("Of3W"), on=TODAY) == []
    assert post(browser(office), small, "links_confirm", {"link": str(link.pk)}).status_code == 403
    page = browser(senco).get(reverse("staffing_page", args=[small.slug])).content.decode()
    assert "Waiting to be confirmed" in page and "Tam T" in page
    post(browser(senco), small, "links_confirm", {"link": str(link.pk)})
    with factories.inside(small):
        assert seen(teacher, small) == {"Of3W"}
        assert Event.objects.filter(verb="teaching_confirmed").count() == 1


def test_an_administrator_who_also_teaches_opens_no_class_for_himself(small: School) -> None:
    both = factories.make_person(small, Role.ADMIN, Role.TEACHER)
    with factories.inside(small):
        group = TeachingGroup.objects.get(name="4W")
        link = people.link_staff(
            actor=factories.actor_of(both, small), user_id=both.pk, group=group, starts_on=TODAY
        )
        assert link.waits and seen(both, small) == set()
        with pytest.raises(Refused, match="Only the SENCO"):
            staffing.confirm_links(actor=factories.actor_of(both, small), links=[link])


def test_who_leaves_loses_access_at_the_next_click_and_gets_no_class_back_with_a_later_role(small: School) -> None:
    teacher = factories.make_person(small, Role.TEACHER)
    with factories.inside(small) as actor:
        people.link_staff(
            actor=actor, user_id=teacher.pk, group=TeachingGroup.objects.get(name="3W"), starts_on=TODAY - DAY
        )
        client = browser(teacher)
    url = reverse("class_list", args=[small.slug])
    assert client.get(url).status_code == 302
    with factories.inside(small) as actor:
        end_role(actor=actor, membership=Membership.objects.get(user=teacher), ends_on=TODAY)
    assert client.get(url).status_code == 404
    with factories.inside(small) as actor:
        factories.accounts.give_role(actor=actor, user=teacher, role=Role.TEACHER, starts_on=TODAY)
        assert seen(teacher, small) == set()


def test_of_two_roles_on_the_staff_the_first_to_end_ends_no_link(small: School) -> None:
    teacher = factories.make_person(small, Role.TEACHER, Role.TA)
    with factories.inside(small) as actor:
        people.link_staff(actor=actor, user_id=teacher.pk, group=TeachingGroup.objects.get(name="3W"), starts_on=TODAY)
        end_role(actor=actor, membership=Membership.objects.get(user=teacher, role="ta"), ends_on=TODAY)
        assert TeachingLink.objects.get().ends_on is None


def test_linking_twice_is_linking_once(small: School) -> None:
    teacher = factories.make_person(small, Role.TEACHER)
    with factories.inside(small) as actor:
        group = TeachingGroup.objects.get(name="3W")
        first = people.link_staff(actor=actor, user_id=teacher.pk, group=group, starts_on=TODAY)
        assert people.link_staff(actor=actor, user_id=teacher.pk, group=group, starts_on=TODAY - DAY) == first


def test_names_that_are_taken_and_days_the_wrong_way_round_are_refused_beside_what_was_typed(small: School) -> None:
    senco, teacher = factories.make_person(small, Role.SENCO), factories.make_person(small, Role.TEACHER)
    page = post(browser(senco), small, "group_add", {"name": " 4W ", "kind": "class", "year": "4"}).content.decode()
    assert "There is a class or group called 4W already" in page
    with factories.inside(small):
        group = TeachingGroup.objects.get(name="3W")
    data = {"user": str(teacher.pk), "starts_on": "12/01/2027", "last_on": "11/01/2027"}
    page = post(browser(senco), small, "group_page", data, group=group.pk).content.decode()
    assert "The last day comes before the first" in page and "11/01/2027" in page or "2027-01-11" in page
    with factories.inside(small) as actor, pytest.raises(Refused, match="is a class"):
        staffing.join_group(actor=actor, group=group, pupils=[called("Of4W")], on=TODAY)


def test_the_page_tells_what_is_missing(small: School) -> None:
    senco = factories.make_person(small, Role.SENCO)
    factories.make_person(small, Role.TEACHER, name="Nobody's Teacher")
    with factories.inside(small) as actor:
        factories.make_pupil(actor, surname="Classless", forename="Cy")
    page = browser(senco).get(reverse("staffing_page", args=[small.slug])).content.decode()
    assert "classes or groups without an adult: 3W, 4W" in page
    assert "pupil in no class" in page and "Cy Classless" in page
    assert "Nobody&#x27;s Teacher" in page


def test_a_pupil_is_moved_and_a_colleague_linked_with_this_one_child(small: School) -> None:
    senco, assistant = factories.make_person(small, Role.SENCO), factories.make_person(small, Role.TA)
    with factories.inside(small):
        pupil, group = called("Of3W"), TeachingGroup.objects.get(name="4W")
    client = browser(senco)
    assert "is in 4W" in post(client, small, "pupil_class", {"group": group.pk}, pupil=pupil.pk).content.decode()
    post(client, small, "pupil_class", {"user": assistant.pk, "starts_on": f"{TODAY:%d/%m/%Y}"}, pupil=pupil.pk)
    with factories.inside(small):
        assert called("Of3W").group == group
        assert seen(assistant, small) == {"Of3W"}
        [link] = staffing_selectors.links_to_children(TODAY)
    post(client, small, "link_end", {}, link=link.pk)
    with factories.inside(small):
        assert seen(assistant, small) == set()


def test_the_page_asks_as_often_for_forty_classes_as_for_two(small: School, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    senco = factories.make_person(small, Role.SENCO)
    client, url = browser(senco), reverse("staffing_page", args=[small.slug])
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    with factories.inside(small) as actor:
        for number in range(40):
            group = staffing.add_group(actor=actor, name=f"G{number}", kind="group" if number % 2 else "class")
            people.link_staff(actor=actor, user_id=senco.pk, group=group, starts_on=TODAY)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(few)


def test_pupils_to_put_into_a_group_are_folded_by_class_and_a_ticked_one_keeps_its_class_open(small: School) -> None:
    office = browser(factories.make_person(small, Role.ADMIN))
    with factories.inside(small) as actor:
        sums = staffing.add_group(actor=actor, name="Sums", kind="group")
        factories.make_pupil(actor, surname="Of no class", forename="Cy")
        chosen = str(called("Of4W").pk)
    page = office.get(reverse("group_join", args=[small.slug, sums.pk])).content.decode()
    places = [page.index(f"<summary>{name} (1)</summary>") for name in ("3W", "4W", "In no class")]
    assert places == sorted(places)
    assert '<details class="fold" open>' not in page
    again = post(office, small, "group_join", {"pupils": [chosen], "starts_on": "never"}, group=sums.pk).content.decode()
    assert again.count('<details class="fold" open>') == 1
    assert again.index('<details class="fold" open><summary>4W') < again.index(f'value="{chosen}"') < again.index("In no class")
    done = post(office, small, "group_join", {"pupils": [chosen], "starts_on": str(TODAY)}, group=sums.pk).content.decode()
    assert "1 pupil put into Sums." in done
