"""Matching records to pupils, and the plan that a person confirms."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.imports.decide import Decision, decide, why_not_apply
from pupils.imports.diff import FIELDS, changes, is_better_name, values_of
from pupils.imports.match import Known, Match, MatchKind, match
from pupils.imports.plan import Plan, RowKind, basis_of, make_plan
from pupils.imports.reading import read_pupils
from pupils.imports.records import ContactRecord, NeedAsked, PupilRecord, Reading

VECTORS = Path(__file__).parents[2] / "vectors" / "imports"
TODAY, BORN = date(2026, 9, 4), date(2015, 2, 28)
PERMANENT, OTHER, TEMPORARY = "P207000016049", "B801200005001", "M80120000500A"
AMY = PupilRecord((2,), "Smith", "Amy", BORN, upn=PERMANENT)
KNOWN_AMY = Known("a", PERMANENT, (), "Smith", "Amy", BORN)


def reading(*records, refused_rows=()):
    numbered = tuple(replace(record, rows=(line,)) for line, record in enumerate(records, 2))
    return Reading("f.csv", "utf-8", ",", 1, numbered, refused_rows)


def vector(name):
    return read_pupils((VECTORS / name).read_bytes(), file_name=name, on=TODAY)


def known_from(current):
    return [
        Known(
            pupil_id,
            values.get("upn"),
            tuple(values.get("former_upns") or ()),
            values.get("surname") or "",
            values.get("forename") or "",
            date.fromisoformat(values["born_on"]) if values.get("born_on") else None,
        )
        for pupil_id, values in current.items()
    ]


def plan_for(file, current):
    return make_plan(file, known_from(current), current)


def applied(plan, current):
    """The school's pupils after a plan: what the service does in the database, done to plain values."""
    after = {pupil_id: dict(values) for pupil_id, values in current.items()}
    for row in plan.rows:
        if row.kind is RowKind.ADDED:
            after[f"new {row.rows[0]} of {len(current)}"] = dict(row.values)
        if row.kind is RowKind.CHANGED:
            after[row.pupil_id].update({change.field: change.after for change in row.changes})
    return after


def one(record, *known):
    (answer,) = match([record], known)
    return answer


def test_the_same_upn_and_birth_date_is_the_same_child_under_another_surname():
    assert one(replace(AMY, surname="Jones"), KNOWN_AMY) == Match(MatchKind.KNOWN, "a")


def test_the_same_upn_and_surname_is_the_same_child_with_another_birth_date():
    assert one(replace(AMY, born_on=date(2015, 3, 1)), KNOWN_AMY) == Match(MatchKind.KNOWN, "a")


def test_the_same_upn_on_another_child_is_a_conflict():
    answer = one(replace(AMY, surname="Jones", born_on=date(2015, 3, 1)), KNOWN_AMY)
    assert answer.kind is MatchKind.CONFLICT
    assert "Smith, Amy" in answer.why


def test_a_former_upn_finds_the_child_on_either_side():
    known = Known("a", PERMANENT, (TEMPORARY,), "Smith", "Amy", BORN)
    assert one(replace(AMY, upn=TEMPORARY), known).pupil_id == "a"
    known = Known("a", TEMPORARY, (), "Smith", "Amy", BORN)
    assert one(replace(AMY, former_upns=(TEMPORARY,)), known).pupil_id == "a"


def test_names_and_birth_date_only_suggest():
    known = Known("a", TEMPORARY, (), "SMITH", "Amy", BORN)
    answer = one(AMY, known)
    assert (answer.kind, answer.pupil_id) == (MatchKind.SUGGESTED, "a")
    assert "another UPN" in answer.why
    assert "no UPN here" in one(AMY, replace(known, upn=None)).why
    assert "no UPN in the file" in one(replace(AMY, upn=None), known).why


def test_a_name_alone_never_matches_and_two_blank_upns_never_match():
    known = Known("a", None, (), "Smith", "Amy", date(2014, 1, 1))
    assert one(replace(AMY, upn=None), known) == Match(MatchKind.NEW)
    assert one(replace(AMY, upn=None, born_on=None), known) == Match(MatchKind.NEW)


def test_two_namesakes_here_are_left_to_a_person():
    twins = [Known(pupil_id, None, (), "Smith", "Amy", BORN) for pupil_id in "ab"]
    assert one(AMY, *twins).kind is MatchKind.CONFLICT


def test_two_records_about_one_child_are_a_conflict():
    former = Known("a", PERMANENT, (TEMPORARY,), "Smith", "Amy", BORN)
    first, second = match([AMY, replace(AMY, upn=TEMPORARY)], [former])
    assert first.kind is second.kind is MatchKind.CONFLICT


def test_a_new_upn_that_another_child_here_has_is_a_conflict():
    record = replace(AMY, upn=OTHER, former_upns=(PERMANENT,))
    assert one(record, KNOWN_AMY, Known("b", OTHER, (), "Jones", "Bo", None)).kind is MatchKind.CONFLICT


def test_two_new_children_with_one_upn_are_a_conflict():
    first, second = match([AMY, replace(AMY, surname="Jones", upn=OTHER, former_upns=(PERMANENT,))], [])
    assert first.kind is second.kind is MatchKind.CONFLICT


def test_a_suggestion_yields_to_a_record_with_the_number():
    first, second = match([AMY, replace(AMY, upn=OTHER)], [KNOWN_AMY])
    assert (first.kind, second.kind) == (MatchKind.KNOWN, MatchKind.CONFLICT)


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


def changed(record, current):
    return {change.field: change.after for change in changes(record, current)}


def test_a_temporary_upn_becomes_a_former_one_and_never_comes_back():
    assert changed(AMY, {"surname": "Smith", "forename": "Amy", "born_on": "2015-02-28", "upn": TEMPORARY}) == {
        "upn": PERMANENT, "former_upns": [TEMPORARY],
    }  # fmt: skip
    current = {"surname": "Smith", "forename": "Amy", "born_on": "2015-02-28", "upn": PERMANENT}
    assert changed(replace(AMY, upn=TEMPORARY), {**current, "former_upns": [TEMPORARY]}) == {}
    assert changed(replace(AMY, upn=TEMPORARY), current) == {"former_upns": [TEMPORARY]}
    assert changed(replace(AMY, former_upns=(TEMPORARY,)), current) == {"former_upns": [TEMPORARY]}


BASE = {"surname": "Smith", "forename": "Amy", "born_on": "2015-02-28", "upn": PERMANENT}


def test_a_whole_list_of_needs_replaces_and_a_doubtful_one_only_adds():
    current = {**BASE, "needs": ["MLD", "SLCN"]}
    record = replace(AMY, needs=("ASD", "SLCN"))
    assert changed(record, current) == {"needs": ["ASD", "SLCN"]}
    assert changed(replace(record, needs_complete=False), current) == {"needs": ["ASD", "SLCN", "MLD"]}
    assert changed(replace(record, needs_asked=(NeedAsked("ADHD", None, "?"),)), current) == {"needs": ["ASD", "SLCN", "MLD"]}


def test_a_status_brings_its_local_words_or_takes_them_away():
    current = {**BASE, "sen_status": "N", "local_status": "Monitoring"}
    assert changed(replace(AMY, sen_status="K"), current) == {"sen_status": "K", "local_status": None}
    assert changed(replace(AMY, sen_status="N", local_status="Monitoring"), current) == {}


def test_contacts_are_added_and_filled_in_and_never_taken_away():
    held = [{"name": "Al Smith", "relationship": "Father", "phone": None, "email": "al@example.org"}]
    record = replace(AMY, contacts=(ContactRecord("AL SMITH", "Dad", "07700 900123"), ContactRecord("Bo Smith", "Mother")))
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
    ["v08_sims_cp1252.csv", "v09_utf8_bom.csv", "v11_sep_line_semicolon_title_rows.csv", "v12_one_row_per_contact_duplicates.csv"],
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
