"""The school's own list of what helps in class: taken from the bank, changed, retired and brought back."""

import pytest
from django.utils import timezone

from provision.models import Adaptation, PupilAdaptation
from provision.rules.bank import BY_KEY
from provision.selectors import children_by_adaptation, words_mark
from provision.services import adaptations, school_list
from senco.access.errors import Refused
from senco.access.roles import Role
from senco.audit.models import Event
from tests.provision.lane import DAY, Lane, make_lane

KEY = "draw-while-you-talk"
ENTRY = BY_KEY[KEY]


def test_an_entry_becomes_one_row_of_the_school_however_often_it_is_chosen(lane: Lane) -> None:
    with lane.inside() as senco:
        for pupil in (lane.ada, lane.zoe):
            adaptations.choose_from_bank(actor=senco, pupil=pupil, key=KEY, starts_on=lane.today)
        [row] = Adaptation.objects.all()
        said = (row.name, row.how, row.when_it_helps, row.how_you_see, row.barrier, tuple(row.need_codes))
        assert said == (
            ENTRY.name, ENTRY.what_you_do, ENTRY.when_it_helps, ENTRY.how_you_see, ENTRY.barrier, ENTRY.needs
        )  # fmt: skip
        assert children_by_adaptation(senco, on=lane.today) == {row.pk: 2}
        assert [e.verb for e in Event.objects.filter(verb="adaptation_added")] == ["adaptation_added"]


def test_a_row_of_that_name_keeps_the_words_of_the_school_and_gets_those_it_lacks(lane: Lane) -> None:
    with lane.inside() as senco:
        school_list.add_adaptation(actor=senco, name=ENTRY.name, how="Our way.")
        row = school_list.take_from_bank(actor=senco, key=KEY)
        assert (row.how, row.how_you_see, row.bank_key) == ("Our way.", ENTRY.how_you_see, KEY)
        assert Adaptation.objects.count() == 1


def test_an_entry_whose_name_stands_for_another_is_refused_with_what_to_do(lane: Lane) -> None:
    with lane.inside() as senco:
        other = school_list.take_from_bank(actor=senco, key="type-it")
        school_list.change_adaptation(actor=senco, adaptation=other, name=ENTRY.name)
        with pytest.raises(Refused, match="stands on the school’s list with other words"):
            school_list.take_from_bank(actor=senco, key=KEY)


def test_an_entry_that_the_school_renamed_is_still_that_entry(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.take_from_bank(actor=senco, key=KEY)
        school_list.change_adaptation(actor=senco, adaptation=row, name="Draw it")
        school_list.add_new(actor=senco, name=ENTRY.name)
        assert school_list.take_from_bank(actor=senco, key=KEY).pk == row.pk


def test_what_the_school_wrote_and_retired_is_not_brought_back_by_the_bank(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.add_new(actor=senco, name=ENTRY.name)
        school_list.retire_adaptation(actor=senco, adaptation=row, on=lane.today)
        with pytest.raises(Refused, match="was retired"):
            school_list.take_from_bank(actor=senco, key=KEY)
        row.refresh_from_db()
        assert (row.bank_key, row.how) == ("", "")


def test_what_is_in_no_bank_cannot_be_taken(lane: Lane) -> None:
    with lane.inside() as senco, pytest.raises(Refused, match="no longer in the bank"):
        school_list.take_from_bank(actor=senco, key="nonsense")


def test_each_school_has_a_row_of_its_own(lane: Lane) -> None:
    theirs = make_lane()
    with lane.inside() as senco:
        mine = school_list.take_from_bank(actor=senco, key=KEY)
    with theirs.inside() as stranger:
        assert school_list.take_from_bank(actor=stranger, key=KEY).pk != mine.pk


def test_words_are_changed_for_all_and_the_log_says_which(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.take_from_bank(actor=senco, key=KEY)
        same = {"name": row.name, "how_you_see": row.how_you_see}
        school_list.change_adaptation(actor=senco, adaptation=row, how="Two boxes.", **same)
        row.refresh_from_db()
        assert (row.how, row.bank_key) == ("Two boxes.", KEY)
        [event] = Event.objects.filter(verb="adaptation_changed")
        assert event.changes == {"name": row.name, "how": "Two boxes."}
        school_list.change_adaptation(actor=senco, adaptation=row, how="Two boxes.", **same)
        assert Event.objects.filter(verb="adaptation_changed").count() == 1


def test_nobody_writes_over_what_a_colleague_has_just_changed(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.take_from_bank(actor=senco, key=KEY)
        seen = words_mark(row)
        school_list.change_adaptation(actor=senco, adaptation=row, mark=seen, name=row.name, how="Theirs")
        with pytest.raises(Refused, match="Somebody has changed"):
            school_list.change_adaptation(actor=senco, adaptation=row, mark=seen, name=row.name, how="Mine")
        row.refresh_from_db()
        assert row.how == "Theirs"


def test_two_of_the_list_do_not_have_one_name(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.add_new(actor=senco, name="Card")
        school_list.add_new(actor=senco, name="Board")
        with pytest.raises(Refused, match="stands on the school’s list already"):
            school_list.change_adaptation(actor=senco, adaptation=row, name="Board")
        with pytest.raises(Refused, match="stands on the school’s list already"):
            school_list.add_new(actor=senco, name="Card")


def test_what_is_retired_goes_to_no_further_child_and_stays_with_those_who_have_it(lane: Lane) -> None:
    with lane.inside() as senco:
        mine = adaptations.choose_from_bank(actor=senco, pupil=lane.ada, key=KEY, starts_on=lane.today - DAY)
        row = school_list.retire_adaptation(actor=senco, adaptation=mine.adaptation, on=lane.today)
        with pytest.raises(Refused, match="was retired"):
            adaptations.choose_from_bank(actor=senco, pupil=lane.zoe, key=KEY, starts_on=lane.today)
        again = adaptations.choose_adaptation(
            actor=senco, pupil=lane.ada, adaptation=row, note="In blue", starts_on=lane.today
        )
        assert (again.pk, again.note, again.ends_on) == (mine.pk, "In blue", None)
        with pytest.raises(Refused, match="retired already"):
            school_list.retire_adaptation(actor=senco, adaptation=row, on=lane.today)
        school_list.bring_back_adaptation(actor=senco, adaptation=row)
        adaptations.choose_from_bank(actor=senco, pupil=lane.zoe, key=KEY, starts_on=lane.today)
        with pytest.raises(Refused, match="offered already"):
            school_list.bring_back_adaptation(actor=senco, adaptation=row)
        assert PupilAdaptation.objects.count() == 2
        assert Event.objects.filter(verb="adaptation_retired").count() == 1


def test_those_who_have_left_are_not_counted_among_those_who_have_it(lane: Lane) -> None:
    with lane.inside() as senco:
        chosen = adaptations.choose_from_bank(actor=senco, pupil=lane.ada, key=KEY, starts_on=lane.today - DAY)
        lane.ada.left_on = timezone.localdate() - DAY
        lane.ada.save(update_fields=["left_on"])
        assert chosen.adaptation_id not in children_by_adaptation(senco, on=lane.today)


def test_only_those_who_write_profiles_keep_the_list(lane: Lane) -> None:
    with lane.inside() as senco:
        row = school_list.take_from_bank(actor=senco, key=KEY)
    for role in (Role.HEAD, Role.TEACHER, Role.TA):
        with lane.inside(role) as other:
            for verb, words in (
                (school_list.take_from_bank, {"key": "type-it"}),
                (school_list.add_adaptation, {"name": "Other"}),
                (school_list.add_new, {"name": "Other"}),
                (school_list.change_adaptation, {"adaptation": row, "how": "x"}),
                (school_list.retire_adaptation, {"adaptation": row, "on": lane.today}),
                (school_list.bring_back_adaptation, {"adaptation": row}),
            ):
                with pytest.raises(Refused):
                    verb(actor=other, **words)
