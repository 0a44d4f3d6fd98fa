"""The turn of the school year at a school: decided, confirmed, carried out in its night, undone."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards.selectors import duties
from provision.services import cycles
from pupils import rollover_selectors, selectors, staffing_selectors
from pupils.models import GroupPlace, Pupil, RollOver, TeachingGroup, TeachingLink
from pupils.services import people, rollover, staffing
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import Job, School
from senco.access.roles import Role
from senco.access.tasks import work
from senco.accounts.models import User
from senco.audit.models import Event
from tests import factories

JULY, SEPTEMBER = date(2027, 7, 5), date(2027, 9, 1)
DAY = timedelta(days=1)


class Cast:
    """A school in July with a class of every year from 4 to 6, a teacher each, and two pupils in each."""

    def __init__(self, school: School, actor: Actor) -> None:
        self.school, self.actor = school, actor
        self.teacher: dict[str, User] = {}
        for year in "456":
            group = staffing.add_group(actor=actor, name=f"{year}W", year=year)
            self.teacher[year] = factories.make_person(school, Role.TEACHER, name=f"Teacher of {year}W")
            people.link_staff(actor=actor, user_id=self.teacher[year].pk, group=group, starts_on=date(2026, 9, 1))
            for name in ("Ada", "Bo"):
                factories.make_pupil(
                    actor, group=group, year=year, surname=f"Of{year}", forename=name, born_on=date(2022 - int(year), 3, 1)
                )

    def pupil(self, forename: str, year: str) -> Pupil:
        return Pupil.objects.get(forename=forename, surname=f"Of{year}")

    def sees(self, year: str, on: date) -> set[str]:
        me = factories.actor_of(self.teacher[year], self.school)
        return {pupil.full_name for pupil in selectors.visible(me, on=on)}

    def prepared(self, **changed: Any) -> RollOver:
        choices = factories.usual_turn(JULY, **changed)
        return rollover.prepare_roll_over(
            actor=self.actor, begins=2027, takes_effect_on=SEPTEMBER, choices=choices, on=JULY
        )


@pytest.fixture
def cast(db: None):  # type: ignore[no-untyped-def]
    school = factories.make_school()
    with factories.inside(school) as actor:
        yield Cast(school, actor)


def test_everybody_moves_up_in_the_night_to_september_and_not_before(cast: Cast) -> None:
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    assert rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER - DAY) == 0
    assert cast.pupil("Ada", "4").year == "4"
    assert rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER + 2 * DAY) == 1, "after days of silence too"
    assert rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER + 3 * DAY) == 0, "and once"
    ada, leaver = cast.pupil("Ada", "4"), cast.pupil("Ada", "6")
    assert (ada.year, ada.group and ada.group.name, ada.left_on) == ("5", "5W", None)
    assert (leaver.year, leaver.left_on) == ("6", SEPTEMBER)
    done = RollOver.objects.get()
    assert done.counts == {"moves": 4, "leaves": 2, "stays": 0}
    assert Event.objects.filter(verb="year_turned").count() == 1


def test_each_teacher_sees_the_old_class_until_the_day_and_the_new_one_from_it(cast: Cast) -> None:
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    assert cast.sees("5", SEPTEMBER) == {"Ada Of4", "Bo Of4"}
    assert cast.sees("6", SEPTEMBER) == {"Ada Of5", "Bo Of5"}
    assert cast.sees("4", SEPTEMBER) == set(), "nobody has come into 4W yet"


def test_the_next_teacher_reads_about_the_pupils_from_july_on(cast: Cast) -> None:
    assert cast.sees("5", JULY) == {"Ada Of5", "Bo Of5"}
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    assert cast.sees("5", JULY) == {"Ada Of5", "Bo Of5", "Ada Of4", "Bo Of4"}
    me = factories.actor_of(cast.teacher["5"], cast.school)
    assert [pupil.full_name for pupil in rollover_selectors.handed_over(me, on=JULY)] == ["Ada Of4", "Bo Of4"]
    assert rollover_selectors.handed_over(me, on=SEPTEMBER) == []


def test_a_pupil_who_is_kept_down_stays_and_one_who_leaves_early_leaves(cast: Cast) -> None:
    kept, early = cast.pupil("Bo", "4"), cast.pupil("Bo", "5")
    prepared = cast.prepared(stays=[str(kept.pk)], leavers=[str(early.pk)])
    rollover.confirm_roll_over(actor=cast.actor, roll_over=prepared, on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    kept.refresh_from_db()
    early.refresh_from_db()
    assert (kept.year, kept.group and kept.group.name, kept.left_on) == ("4", "4W", None)
    assert early.left_on == SEPTEMBER
    assert cast.sees("4", SEPTEMBER) == {"Bo Of4"}


def test_who_joins_in_august_is_not_forgotten(cast: Cast) -> None:
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    late = factories.make_pupil(
        cast.actor, group=TeachingGroup.objects.get(name="4W"), year="4", surname="Late", forename="Cy",
        joined_on=date(2027, 8, 20),
    )  # fmt: skip
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    late.refresh_from_db()
    assert (late.year, late.group and late.group.name) == ("5", "5W")


def test_open_cycles_go_on_with_the_next_teacher_and_keep_their_number(cast: Cast) -> None:
    pupil = cast.pupil("Ada", "4")
    mine = factories.actor_of(factories.make_person(cast.school, Role.SENCO), cast.school)
    cycle = cycles.start_cycle(actor=mine, pupil=pupil, on=JULY)
    type(cycle).objects.filter(pk=cycle.pk).update(led_by=cast.teacher["4"])
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    cycle.refresh_from_db()
    assert cycle.closed_on is None and cycle.led_by == cast.teacher["5"]
    rollover.undo_roll_over(actor=cast.actor, roll_over=RollOver.objects.get(), on=SEPTEMBER)
    cycle.refresh_from_db()
    assert cycle.led_by == cast.teacher["4"]


def test_teaching_groups_end_with_the_year_where_the_school_says_so(cast: Cast) -> None:
    group = staffing.add_group(actor=cast.actor, name="Sums", kind="group")
    staffing.join_group(actor=cast.actor, group=group, pupils=[cast.pupil("Ada", "4")], on=JULY)
    people.link_staff(actor=cast.actor, user_id=cast.teacher["6"].pk, group=group, starts_on=JULY)
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(groups_end=False), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    assert "Ada Of4" in cast.sees("6", SEPTEMBER)
    rollover.undo_roll_over(actor=cast.actor, roll_over=RollOver.objects.get(), on=SEPTEMBER)
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(groups_end=True), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    assert "Ada Of4" not in cast.sees("6", SEPTEMBER)
    assert GroupPlace.objects.get().ends_on == SEPTEMBER


def test_undoing_puts_everything_back_and_names_who_was_changed_since(cast: Cast) -> None:
    was = {pupil.full_name: (pupil.year, pupil.group_id, pupil.left_on) for pupil in Pupil.objects.all()}
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    moved = cast.pupil("Bo", "4")
    staffing.move_to_class(actor=cast.actor, pupil=moved, group=TeachingGroup.objects.get(name="6W"))
    left = rollover.undo_roll_over(actor=cast.actor, roll_over=RollOver.objects.get(), on=SEPTEMBER)
    assert left == ["Bo Of4"]
    now = {pupil.full_name: (pupil.year, pupil.group_id, pupil.left_on) for pupil in Pupil.objects.all()}
    assert {name: values for name, values in now.items() if name != "Bo Of4"} == {
        name: values for name, values in was.items() if name != "Bo Of4"
    }
    assert now["Bo Of4"][0] == "5"
    assert cast.sees("5", SEPTEMBER) == {"Ada Of5", "Bo Of5"}
    again = rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    assert again.state == "confirmed", "after undoing it can be done anew"


def test_a_teacher_who_was_linked_anew_since_keeps_one_link_when_it_is_undone(cast: Cast) -> None:
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(adults={}), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    group = TeachingGroup.objects.get(name="5W")
    people.link_staff(actor=cast.actor, user_id=cast.teacher["5"].pk, group=group, starts_on=SEPTEMBER)
    rollover.undo_roll_over(actor=cast.actor, roll_over=RollOver.objects.get(), on=SEPTEMBER)
    assert TeachingLink.objects.filter(user=cast.teacher["5"], group=group, ends_on__isnull=True).count() == 1


def test_who_is_linked_with_a_class_for_a_later_day_is_linked_once(cast: Cast) -> None:
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    group, teacher = TeachingGroup.objects.get(name="5W"), cast.teacher["5"]
    TeachingLink.objects.filter(user=teacher, group=group).update(ends_on=JULY)
    people.link_staff(actor=cast.actor, user_id=teacher.pk, group=group, starts_on=SEPTEMBER + 5 * DAY)
    assert rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER) == 1
    assert TeachingLink.objects.filter(user=teacher, group=group, ends_on__isnull=True).count() == 1


def test_an_old_roll_over_is_not_undone_so_that_no_class_of_last_year_opens_again(cast: Cast) -> None:
    rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    done = RollOver.objects.get()
    with pytest.raises(Refused, match="over 12 weeks ago"):
        rollover.undo_roll_over(actor=cast.actor, roll_over=done, on=date(2028, 1, 10))
    RollOver.objects.create(begins=2028, takes_effect_on=date(2028, 9, 1), state="confirmed", choices=done.choices)
    with pytest.raises(Refused, match="Another roll-over has followed"):
        rollover.undo_roll_over(actor=cast.actor, roll_over=done, on=SEPTEMBER)


def test_dropped_before_its_day_nothing_changes_and_the_handover_is_shut(cast: Cast) -> None:
    confirmed = rollover.confirm_roll_over(actor=cast.actor, roll_over=cast.prepared(), on=JULY)
    rollover.drop_roll_over(actor=cast.actor, roll_over=confirmed, on=JULY + DAY)
    assert cast.sees("5", JULY + DAY) == {"Ada Of5", "Bo Of5"}
    assert rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER) == 0
    assert cast.pupil("Ada", "4").year == "4"


def test_what_is_confirmed_once_is_not_confirmed_twice(cast: Cast) -> None:
    draft = cast.prepared()
    rollover.confirm_roll_over(actor=cast.actor, roll_over=draft, on=JULY)
    with pytest.raises(Refused, match="confirmed meanwhile"):
        rollover.confirm_roll_over(actor=cast.actor, roll_over=draft, on=JULY)
    with pytest.raises(Refused, match="confirmed meanwhile"):
        cast.prepared()


def test_what_an_administrator_rolls_over_opens_no_class_before_it_is_confirmed(cast: Cast) -> None:
    office = factories.actor_of(factories.make_person(cast.school, Role.ADMIN), cast.school)
    rollover.confirm_roll_over(actor=office, roll_over=cast.prepared(), on=JULY)
    assert cast.sees("5", JULY) == {"Ada Of5", "Bo Of5"}, "no handover by somebody who does not see the children"
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    assert cast.sees("5", SEPTEMBER) == set()
    assert staffing.confirm_links(actor=cast.actor, links=list(TeachingLink.objects.filter(waits=True))) > 0
    assert cast.sees("5", SEPTEMBER) == {"Ada Of4", "Bo Of4"}


def test_the_senco_confirms_the_adults_of_the_office_once_for_reading_ahead_and_for_the_classes(cast: Cast) -> None:
    admin, senco = (factories.make_person(cast.school, role) for role in (Role.ADMIN, Role.SENCO))
    office, mine = factories.actor_of(admin, cast.school), factories.actor_of(senco, cast.school)
    rollover.confirm_roll_over(actor=office, roll_over=cast.prepared(), on=JULY)
    turn = rollover_selectors.adults_to_confirm()
    assert turn is not None
    assert staffing_selectors.waiting_links(JULY).count() == 0, "child by child they would be hundreds"
    [duty] = [one for one in duties(mine, on=JULY) if one.link.name == "rollover_page"]
    assert duty.due_on == timezone.localdate(turn.made_at) and "2027/28" in duty.title
    assert not [one for one in duties(office, on=JULY) if one.link.name == "rollover_page"]
    with pytest.raises(Refused):
        rollover.confirm_adults(actor=office, roll_over=turn)
    client = Client()
    client.force_login(senco)
    page = reverse("rollover_page", args=[cast.school.slug, turn.pk])
    assert "The adults are not confirmed yet" in client.get(page).content.decode()
    said = client.post(
        reverse("rollover_adults", args=[cast.school.slug, turn.pk]), {"acting_as": f"{cast.school.slug}:staff"}, follow=True
    )
    assert "can read about their pupils from now on" in said.content.decode()
    assert cast.sees("5", JULY) == {"Ada Of5", "Bo Of5", "Ada Of4", "Bo Of4"}
    rollover.roll_over_if_due(actor=cast.actor, today=SEPTEMBER)
    assert cast.sees("5", SEPTEMBER) == {"Ada Of4", "Bo Of4"}
    with pytest.raises(Refused, match="done meanwhile"):
        rollover.confirm_adults(actor=mine, roll_over=turn)


def test_four_hundred_pupils_take_as_many_questions_as_six(cast: Cast) -> None:
    few = cast.prepared()
    rollover.confirm_roll_over(actor=cast.actor, roll_over=few, on=JULY)
    with CaptureQueriesContext(connection) as asked:
        rollover.carry_out_roll_over(actor=cast.actor, roll_over=few)
    rollover.undo_roll_over(actor=cast.actor, roll_over=few, on=SEPTEMBER)
    group = TeachingGroup.objects.get(name="4W")
    for number in range(60):
        factories.make_pupil(cast.actor, group=group, year="4", surname=f"S{number}", forename="Many")
    many = cast.prepared()
    rollover.confirm_roll_over(actor=cast.actor, roll_over=many, on=JULY)
    with CaptureQueriesContext(connection) as asked_again:
        rollover.carry_out_roll_over(actor=cast.actor, roll_over=many)
    assert len(asked_again) == len(asked)


def test_in_the_browser_it_is_decided_looked_at_excepted_and_done_by_the_worker(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: SEPTEMBER)
    senco = factories.make_person(cast.school, Role.SENCO)
    client = Client()
    client.force_login(senco)
    slug, acting = cast.school.slug, {"acting_as": f"{cast.school.slug}:staff"}
    form = client.get(reverse("rollover_decide", args=[slug])).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | acting
    data |= {"takes_effect_on": "1 September 2027", "groups_end": "on"}
    wrong = client.post(reverse("rollover_decide", args=[slug]), data | {"takes_effect_on": "1 March 2027"})
    assert "between 1 July and 31 October 2027" in wrong.content.decode()
    page = client.post(reverse("rollover_decide", args=[slug]), data, follow=True)
    text = page.content.decode()
    assert "4 pupils move up, 2 leave, 0 do the year again" in text and "2 from 4W" in text
    here = page.redirect_chain[-1][0]
    kept = {"pupil": str(cast.pupil("Bo", "4").pk), "what": "stays"} | acting
    text = client.post(f"{here}except/", kept, follow=True).content.decode()
    assert "Does Year 4 again" in text and "3 pupils move up" in text
    text = client.post(f"{here}confirm/", acting, follow=True).content.decode()
    assert "being rolled over" in text
    work(Job.objects.get(kind="pupils.rollover"))
    assert Job.objects.get(kind="pupils.rollover").problem == ""
    text = client.get(here).content.decode()
    assert "2027/28 has begun" in text and "3 pupils moved up, 2 left, 1 did the year again" in text
    text = client.post(f"{here}undo/", acting, follow=True).content.decode()
    assert "as they were before" in text and cast.pupil("Ada", "4").year == "4"
