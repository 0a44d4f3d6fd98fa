"""The plan of a file: sorted into kinds, settled, stored, and the same file twice."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.imports.decide import Decision, decide, why_not_apply
from pupils.imports.diff import FIELDS, values_of
from pupils.imports.plan import Plan, RowKind, basis_of
from pupils.imports.records import ContactRecord, PupilRecord
from tests.pupils.imports.plans import (
    AMY,
    BASE,
    BORN,
    OTHER,
    PERMANENT,
    TEMPORARY,
    applied,
    changed,
    known_from,
    plan_for,
    reading,
    vector,
)


def test_a_plan_sorts_records_into_kinds_with_reasons():
    records = (
        AMY,
        replace(AMY, upn=OTHER, forename="Bo", nc_year="5"),
        PupilRecord((0,), "New", "Nia", date(2016, 1, 1)),
        PupilRecord((0,), "New", "Dateless"),
        PupilRecord((0,), "Same", "Names", date(2014, 1, 1), nc_year="8"),
        PupilRecord((0,), "Held", "Back", refusals=("one", "two")),
    )
    current = {
        "amy": BASE,
        "bo": {**BASE, "upn": OTHER, "forename": "Bo", "nc_year": "4"},
        "same": {"surname": "Same", "forename": "Names", "born_on": "2014-01-01", "upn": TEMPORARY},
        "gone": {"surname": "Gone", "forename": "Away", "born_on": "2013-01-01"},
    }
    plan = plan_for(reading(*records), current)
    assert [row.kind.value for row in plan.rows] == ["unchanged", "changed", "added", "refused", "suggested", "refused"]
    assert plan.counts == {"added": 1, "changed": 1, "unchanged": 1, "suggested": 1, "refused": 2, "not_in_file": 1}
    assert [change.as_json() for change in plan.rows[1].changes] == [{"field": "nc_year", "before": "4", "after": "5"}]
    assert "date of birth" in plan.rows[3].why
    assert "same child" in plan.rows[4].why
    assert plan.rows[5].why == "one; two"
    assert [absent.name for absent in plan.not_in_file] == ["Gone, Away"]
    assert plan.of_kind(RowKind.ADDED)[0].values == {"surname": "New", "forename": "Nia", "born_on": "2016-01-01"}


def test_a_pupil_held_back_is_not_said_to_be_missing_from_the_file():
    plan = plan_for(reading(replace(AMY, refusals=("held",))), {"amy": BASE})
    assert plan.counts["refused"] == 1
    assert plan.not_in_file == ()


def test_a_suggestion_is_settled_by_a_person():
    record, current = replace(AMY, nc_year="7"), {"amy": {**BASE, "upn": TEMPORARY}}
    plan = plan_for(reading(record), current)
    assert decide(plan, {}) == decide(plan, {2: Decision.LEAVE}) == plan
    same = decide(plan, {2: Decision.SAME})
    assert same.rows[0].kind is RowKind.CHANGED
    assert applied(same, current)["amy"] == {**BASE, "nc_year": "7", "former_upns": [TEMPORARY]}
    other = decide(plan, {2: Decision.OTHER})
    assert (other.rows[0].kind, other.rows[0].pupil_id) == (RowKind.ADDED, None)
    assert len(applied(other, current)) == 2
    assert why_not_apply(other, known_from(current), current) is None


def test_a_plan_is_not_applied_to_pupils_who_have_changed_since():
    file = reading(replace(AMY, nc_year="7"), PupilRecord((0,), "New", "Nia", date(2016, 1, 1)))
    current = {"amy": {**BASE, "nc_year": "6"}, "zed": {**BASE, "upn": OTHER, "forename": "Zed"}}
    plan = plan_for(file, current)
    assert why_not_apply(plan, known_from(current), current) is None
    elsewhere = {**current, "zed": {**current["zed"], "nc_year": "3"}}
    assert why_not_apply(plan, known_from(elsewhere), elsewhere) is None
    moved = {**current, "amy": {**BASE, "nc_year": "8"}}
    assert "Smith, Amy has been changed" in (why_not_apply(plan, known_from(moved), moved) or "")
    gone = {"zed": current["zed"]}
    assert "Smith, Amy has been changed" in (why_not_apply(plan, known_from(gone), gone) or "")
    added = applied(plan, current)
    assert "Smith, Amy has been changed" in (why_not_apply(plan, known_from(added), added) or "")
    twice = {**added, "amy": current["amy"]}
    assert "New, Nia has been added" in (why_not_apply(plan, known_from(twice), twice) or "")


def test_the_digest_tells_plans_apart_and_survives_storage():
    plan = plan_for(reading(replace(AMY, nc_year="7")), {"amy": BASE})
    other = plan_for(reading(replace(AMY, nc_year="8")), {"amy": BASE})
    assert plan.digest != other.digest
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))).digest == plan.digest
    assert plan.basis == basis_of(known_from({"amy": BASE}), {"amy": dict(reversed(BASE.items()))})


@pytest.mark.parametrize(
    "name",
    [
        "v08_sims_cp1252.csv",
        "v09_utf8_bom.csv",
        "v11_sep_line_semicolon_title_rows.csv",
        "v12_one_row_per_contact_duplicates.csv",
    ],
)
def test_the_second_upload_of_a_file_changes_nothing(name):
    file = vector(name)
    first = plan_for(file, {})
    assert first.counts["added"] == len([record for record in file.records if not record.refusals])
    again = plan_for(file, applied(first, {}))
    assert {row.kind for row in again.rows} <= {RowKind.UNCHANGED, RowKind.REFUSED}
    assert again.not_in_file == ()


def test_a_file_that_cannot_hold_an_accent_does_not_take_it_away():
    current = applied(plan_for(vector("v09_utf8_bom.csv"), {}), {})
    assert plan_for(vector("v08_sims_cp1252.csv"), current).counts["unchanged"] == 4


WORDS = st.sampled_from(["Smith", "SMITH", "Sm\u00edth", "Jones", "O'Brien", "O\u2019Brien", "", "NA", "Smith-Jones"])
MAYBE_UPN = st.sampled_from([None, PERMANENT, OTHER, TEMPORARY])
CONTACTS = st.lists(
    st.builds(ContactRecord, st.sampled_from(["Al", "AL", "Bo"]), *[st.sampled_from([None, "x", "y"])] * 3), max_size=3
)
RECORDS = st.builds(
    PupilRecord,
    rows=st.just((2,)),
    surname=WORDS,
    forename=st.sampled_from(["Amy", "Bo"]),
    born_on=st.sampled_from([None, BORN, date(2014, 1, 1)]),
    upn=MAYBE_UPN,
    former_upns=st.lists(st.sampled_from([PERMANENT, OTHER, TEMPORARY]), unique=True, max_size=2).map(tuple),
    nc_year=st.sampled_from([None, "6", "7"]),
    sen_status=st.sampled_from([None, "N", "K", "E"]),
    local_status=st.sampled_from([None, "Monitoring"]),
    needs=st.lists(st.sampled_from(["ASD", "SLCN", "HI"]), unique=True).map(tuple),
    needs_complete=st.booleans(),
    contacts=CONTACTS.map(tuple),
    preferred_forename=st.sampled_from([None, "Ames"]),
)
FILES = st.lists(RECORDS, max_size=5).map(lambda records: reading(*records))


@given(RECORDS, RECORDS)
def test_a_change_made_once_is_not_made_again(before, record):
    current = values_of(before)
    after = {**current, **changed(record, current)}
    assert changed(record, after) == {}


@given(FILES, FILES)
def test_a_plan_survives_storage_whatever_it_holds(first, second):
    plan = plan_for(second, applied(plan_for(first, {}), {}))
    assert Plan.from_json(json.loads(json.dumps(plan.as_json()))) == plan


@given(FILES, FILES)
def test_a_plan_applied_twice_is_unchanged_and_no_upn_is_held_twice(first, second):
    current = applied(plan_for(first, {}), {})
    plan = plan_for(second, current)
    after = applied(plan, current)
    numbers = [values["upn"] for values in after.values() if values.get("upn")]
    assert len(numbers) == len(set(numbers))
    again = plan_for(second, after)
    assert {row.kind for row in again.rows} <= {RowKind.UNCHANGED, RowKind.SUGGESTED, RowKind.REFUSED}
    assert set(FIELDS) >= {change.field for row in plan.rows for change in row.changes}
