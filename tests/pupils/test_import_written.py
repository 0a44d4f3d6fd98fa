"""What bringing a file in writes: pupils, classes, statuses, needs and contacts, as the preview said."""

from datetime import date, timedelta

import pytest

from pupils import import_selectors
from pupils.imports.decide import Decision
from pupils.models import Contact, Need, Pupil, StatusPeriod, TeachingGroup
from pupils.services import contacts, needs, people, staffing
from senco.access.actor import Actor
from senco.access.errors import Refused
from tests.factories import ASSESSED
from tests.pupils.import_builders import ON, V08, V09, V11, V12, bring_in, counts, needs_of, preview, rows, status_of


@pytest.mark.parametrize("name", [V08, V09, V11])
def test_a_real_file_becomes_pupils_classes_statuses_and_needs(actor: Actor, name: str) -> None:
    bring_in(actor, name)
    siobhan = Pupil.objects.get(surname="O\u2019Shaughnessy-N\u00fa\u00f1ez")
    assert siobhan.upn == "P935999920001"
    assert (siobhan.forename, siobhan.born_on, siobhan.sex, siobhan.year) == (
        "Siobh\u00e1n",
        date(2015, 2, 28),
        "F",
        "6",
    )
    assert siobhan.group is not None
    assert (siobhan.group.name, siobhan.group.year) == ("6W", "6")
    assert status_of(siobhan) == [("E", ON, None)]
    assert needs_of(siobhan) == ["ASD", "SLCN"]
    assert {p.source for p in StatusPeriod.objects.all()} == {"import"}
    jack = Pupil.objects.get(surname="Smith")
    assert (jack.watched, jack.upn, status_of(jack)) == (True, "", [])
    assert needs_of(Pupil.objects.get(upn="A940999925001")) == ["SPLD", "ASD"]


def test_rows_of_one_pupil_become_one_pupil_with_all_contacts(actor: Actor) -> None:
    batch = bring_in(actor, V12)
    assert counts(batch) == {"added": 2, "refused": 1}
    amina = Pupil.objects.get(upn="P935999920001")
    assert list(amina.contacts.order_by("order").values_list("name", "relationship")) == [
        ("Mrs F Ali", "Mother"), ("Mr K Ali", "Father"),
    ]  # fmt: skip
    assert Pupil.objects.count() == 2


def test_a_status_that_changes_ends_the_one_before_on_that_day(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,K,SLCN"))
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,E,ASD"), ON + timedelta(days=30))
    amina = Pupil.objects.get()
    assert status_of(amina) == [("K", ON, ON + timedelta(days=30)), ("E", ON + timedelta(days=30), None)]
    assert needs_of(amina) == ["ASD"]
    ended = Need.objects.get(code="SLCN")
    assert ended.ends_on == ON + timedelta(days=29)
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,N"), ON + timedelta(days=60))
    assert status_of(amina)[-1] == ("E", ON + timedelta(days=30), ON + timedelta(days=60))
    assert needs_of(amina) == ["ASD"]


def test_a_file_puts_right_what_a_file_said_on_the_same_day(actor: Actor) -> None:
    bring_in(
        actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,K,SLCN", "D935999920002,Ali,Bo,2015-03-02,6,6A,K,MLD")
    )
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6A,E,ASD", "D935999920002,Ali,Bo,2015-03-02,6,6A,N"))
    assert status_of(Pupil.objects.get(forename="Amina")) == [("E", ON, None)]
    assert status_of(Pupil.objects.get(forename="Bo")) == []
    assert not Need.objects.filter(code="SLCN").exists()


def test_a_file_does_not_undo_what_was_decided_on_its_day_or_later(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6", "D935999920002,Ali,Bo,2015-03-02,6"))
    amina, bo = Pupil.objects.get(forename="Amina"), Pupil.objects.get(forename="Bo")
    later = ON + timedelta(days=5)
    needs.set_status(actor=actor, pupil=amina, status="K", starts_on=ON, source="assessment", **ASSESSED)
    needs.set_status(actor=actor, pupil=bo, status="K", starts_on=later, source="assessment", **ASSESSED)
    needs.record_needs(actor=actor, pupil=bo, codes=["MLD"], status="K", on=later)
    batch = preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,N", "D935999920002,Ali,Bo,2015-03-02,7,,E,ASD"))
    first, second = import_selectors.plan_in(batch).rows
    assert first.kind == "unchanged"
    assert "decided here on that very day" in first.warnings[-1]
    assert [change.field for change in second.changes] == ["nc_year"]
    assert "from 9 September 2026" in " ".join(second.warnings)


def test_a_class_is_made_once_and_spelled_as_it_is_here(actor: Actor) -> None:
    staffing.add_group(actor=actor, name="6 Willow", year="6")
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,6willow", "D935999920002,Ali,Bo,2015-03-02,6,6 WILLOW",
                         "T935999920003,Ali,Cy,2015-03-02,6,Mixed", "A940999925001,Ali,Di,2016-03-02,5,Mixed"))  # fmt: skip
    assert list(TeachingGroup.objects.order_by("name").values_list("name", "year")) == [
        ("6 Willow", "6"),
        ("Mixed", ""),
    ]
    assert Pupil.objects.filter(group__name="6 Willow").count() == 2


def test_a_pupil_with_one_name_has_it_as_forename_and_stays_unchanged(actor: Actor) -> None:
    file = rows("P935999920001,Suharto,,2015-03-02,6", ",Pele,,2015-03-03,6")
    bring_in(actor, file)
    assert sorted(Pupil.objects.values_list("surname", "forename")) == [("", "Pele"), ("", "Suharto")]
    assert counts(preview(actor, file)) == {"unchanged": 2}


def test_a_file_without_a_forename_does_not_take_one_away(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6"))
    assert counts(preview(actor, rows("P935999920001,Ali,,2015-03-02,6"))) == {"unchanged": 1}


def test_a_pupil_without_a_year_gets_that_of_their_age_with_a_word_on_it(actor: Actor) -> None:
    batch = bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02"))
    assert Pupil.objects.get().year == "7"
    assert "Year 7 was taken from the date of birth" in import_selectors.plan_in(batch).rows[0].warnings[-1]
    assert counts(preview(actor, rows("P935999920001,Ali,Amina,2015-03-02"))) == {"unchanged": 1}


def test_a_replaced_upn_is_kept_as_the_former_one_whatever_the_file_calls_former(actor: Actor) -> None:
    bring_in(actor, rows("T93599992501A,Ali,Amina,2015-03-02,6"))
    file = rows("P935999920001,Ali,Amina,2015-03-02,6,,,,B801200005001")
    with pytest.raises(Refused, match="nothing"):  # names and birthday alone only suggest
        bring_in(actor, file)
    bring_in(actor, file, decisions={2: Decision.SAME})
    amina = Pupil.objects.get()
    assert (amina.upn, amina.former_upn) == ("P935999920001", "T93599992501A")
    assert counts(preview(actor, file)) == {"unchanged": 1}


def test_contacts_are_filled_in_and_added_and_never_taken_away(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,,,,Mrs F Ali,Mother,not an address"))
    amina = Pupil.objects.get()
    contacts.add_contact(actor=actor, pupil=amina, name="Gran Ali", relationship="Grandmother", order=2)
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6,,,,,MRS F ALI,Mother,f@example.org",
                         "P935999920001,Ali,Amina,2015-03-02,6,,,,,Mr K Ali,Father,k@example.org"))  # fmt: skip
    assert list(Contact.objects.order_by("order").values_list("name", "relationship", "email")) == [
        ("Mrs F Ali", "Mother", "f@example.org"), ("Gran Ali", "Grandmother", ""), ("Mr K Ali", "Father", "k@example.org"),
    ]  # fmt: skip


def test_a_need_that_may_not_be_recorded_is_left_out_with_a_word_on_it(actor: Actor) -> None:
    batch = bring_in(actor, rows('P935999920001,Ali,Amina,2015-03-02,6,,E,"NSA; ASD"'))
    assert needs_of(Pupil.objects.get()) == ["ASD"]
    assert any("NSA is for SEN support only" in words for words in import_selectors.plan_in(batch).rows[0].warnings)


def test_a_name_too_long_to_keep_is_refused_with_a_word_on_it(actor: Actor) -> None:
    data = f'Name,DOB\n"{"A" * 150}, Bo",2015-03-02\n'.encode()
    (row,) = import_selectors.plan_in(preview(actor, data)).rows
    assert (row.kind, row.why) == ("refused", "The surname is 150 characters long: shorten it")


def test_leavers_are_matched_but_not_missed(actor: Actor) -> None:
    bring_in(actor, rows("P935999920001,Ali,Amina,2015-03-02,6", "D935999920002,Ali,Bo,2015-03-02,6"))
    for pupil in Pupil.objects.all():
        people.change_pupil(actor=actor, pupil=pupil, left_on=ON - timedelta(days=1))
    plan = import_selectors.plan_in(preview(actor, rows("P935999920001,Ali,Amina,2015-03-02,7")))
    assert plan.not_in_file == ()
    assert "having left on 3 September 2026" in plan.rows[0].warnings[-1]
