"""What a record changes in a child who is here: never a blank over something, nothing taken away."""

from dataclasses import replace

import pytest

from pupils.imports.diff import changes, is_better_name, values_of
from pupils.imports.records import ContactRecord, NeedAsked, PupilRecord
from tests.pupils.imports.plans import AMY, BASE, PERMANENT, TEMPORARY, changed


def test_a_blank_changes_nothing():
    current = {"surname": "Smith", "forename": "Amy", "sen_status": "K", "needs": ["ASD"], "nc_year": "6", "upn": PERMANENT,
               "contacts": [{"name": "Al", "relationship": "Father", "phone": "1", "email": None}]}  # fmt: skip
    assert changes(PupilRecord((2,), "Smith", "Amy", upn=PERMANENT), current) == ()


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [("Rooster", "ROOSTER", False), ("ROOSTER", "Rooster", True), ("Nguy\u1ec5n", "Nguyen", False), ("Nguyen", "Nguy\u1ec5n", True),
     ("Zo\u00eb", "Zoe\u0308", False), ("O'Brien", "O\u2019Brien", False), ("Mckay", "McKay", True),
     ("Smith Jones", "Smith-Jones", True), ("Smith-Jones", "SMITH JONES", False), ("Smith", "Jones", True)],
)  # fmt: skip
def test_a_spelling_is_replaced_only_by_one_that_says_more(before, after, better):
    assert is_better_name(before, after) is better


def test_a_temporary_upn_becomes_a_former_one_and_never_comes_back():
    assert changed(AMY, {"surname": "Smith", "forename": "Amy", "born_on": "2015-02-28", "upn": TEMPORARY}) == {
        "upn": PERMANENT, "former_upns": [TEMPORARY],
    }  # fmt: skip
    current = {"surname": "Smith", "forename": "Amy", "born_on": "2015-02-28", "upn": PERMANENT}
    assert changed(replace(AMY, upn=TEMPORARY), {**current, "former_upns": [TEMPORARY]}) == {}
    assert changed(replace(AMY, upn=TEMPORARY), current) == {"former_upns": [TEMPORARY]}
    assert changed(replace(AMY, former_upns=(TEMPORARY,)), current) == {"former_upns": [TEMPORARY]}


def test_a_whole_list_of_needs_replaces_and_a_doubtful_one_only_adds():
    current = {**BASE, "needs": ["MLD", "SLCN"]}
    record = replace(AMY, needs=("ASD", "SLCN"))
    assert changed(record, current) == {"needs": ["ASD", "SLCN"]}
    assert changed(replace(record, needs_complete=False), current) == {"needs": ["ASD", "SLCN", "MLD"]}
    assert changed(replace(record, needs_asked=(NeedAsked("ADHD", None, "?"),)), current) == {
        "needs": ["ASD", "SLCN", "MLD"]
    }


def test_a_status_brings_its_local_words_or_takes_them_away():
    current = {**BASE, "sen_status": "N", "local_status": "Monitoring"}
    assert changed(replace(AMY, sen_status="K"), current) == {"sen_status": "K", "local_status": None}
    assert changed(replace(AMY, sen_status="N", local_status="Monitoring"), current) == {}


def test_contacts_are_added_and_filled_in_and_never_taken_away():
    held = [{"name": "Al Smith", "relationship": "Father", "phone": None, "email": "al@example.org"}]
    record = replace(
        AMY, contacts=(ContactRecord("AL SMITH", "Dad", "07700 900123"), ContactRecord("Bo Smith", "Mother"))
    )
    assert changed(record, {**BASE, "contacts": held})["contacts"] == [
        {"name": "Al Smith", "relationship": "Dad", "phone": "07700 900123", "email": "al@example.org"},
        {"name": "Bo Smith", "relationship": "Mother", "phone": None, "email": None},
    ]


def test_two_contacts_of_one_name_stay_two():
    record = replace(AMY, contacts=(ContactRecord("A Smith", "Father"), ContactRecord("A Smith", "Grandfather")))
    after = changed(record, BASE)
    assert len(after["contacts"]) == 2
    assert changed(record, {**BASE, **after}) == {}


def test_fields_that_a_school_does_not_keep_are_no_change():
    fields = ("surname", "forename", "nc_year")
    record = replace(AMY, nc_year="7", notes="x", uln="9276308686")
    assert [change.field for change in changes(record, {"surname": "Smith", "forename": "Amy"}, fields)] == ["nc_year"]
    assert values_of(record, fields) == {"surname": "Smith", "forename": "Amy", "nc_year": "7"}
