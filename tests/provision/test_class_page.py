"""The page of a class: safety first, what helps, whom it helps, and as many queries for many pupils as for few."""

import re

from provision.services import adaptations, sheets
from pupils.models import Pupil
from pupils.services import needs
from senco.access.roles import Role
from tests import factories
from tests.provision.classroom import LONG_AGO, chosen_of, grow, queries, results, second_pupil, tap, url


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


def test_the_pages_of_pupils_are_not_kept_by_the_browser(teacher, world):
    for path in (url("class_page", world.a, group=world.a.group.pk), url("pupil_taps", world.a, pupil=world.a.own.pk)):
        assert teacher.get(path).headers["Cache-Control"] == "no-store"


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


def test_a_class_takes_as_many_queries_at_20_as_at_200_pupils(client, world):
    cast = world.a
    client.force_login(cast.people[Role.SENCO])
    paths = [url("class_list", cast), url("class_page", cast, group=cast.group.pk)]
    grow(cast, 19)
    few = [queries(client, path) for path in paths]
    grow(cast, 180)
    with factories.inside(cast.school):
        assert Pupil.objects.filter(group=cast.group).count() == 200
    assert [queries(client, path) for path in paths] == few
