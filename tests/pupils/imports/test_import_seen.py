"""A plan without what its reader may not see: by nothing in it can they tell a right guess from a wrong one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.imports.fitting import Dated, Roster, plan_for
from pupils.imports.match import Known
from pupils.imports.plan import Plan, RowKind
from pupils.imports.reading import read_pupils
from pupils.imports.seen import CONTACTS, SEN, as_seen, brings_nothing, speaks_of, without_overtaken
from pupils.rules.status_dates import Span

ON = date(2026, 9, 4)
HEADINGS = "UPN,Surname,Forename,DOB,Year,SEN Status,SEN Need,Contact name,Contact email"
UPN = "P935999920001"
HIDDEN = SEN | CONTACTS
NOTHING_DATED = Dated()
STATUSES = st.sampled_from(["N", "K", "E"])
NEEDS = st.lists(st.sampled_from(["SLCN", "ASD", "MLD", "NSA"]), unique=True, max_size=3)
NAMES = st.sampled_from(["Mrs F Ali", "Mr K Ali"])
EMAILS = st.sampled_from(["", "f@example.org", "not an address"])


def school(status: str, needs: list[str], contact: str, dated: Dated = NOTHING_DATED) -> Roster:
    held = {"surname": "Ali", "forename": "Amina", "born_on": "2015-03-02", "upn": UPN, "nc_year": "6",
            "sen_status": status, "needs": needs or None,
            "contacts": [{"name": contact, "relationship": None, "phone": None, "email": None}]}  # fmt: skip
    known = Known("a", UPN, (), "Ali", "Amina", date(2015, 3, 2))
    return Roster((known,), {"a": held}, {"a": dated}, ())


def plan(roster: Roster, *lines: str) -> Plan:
    data = "\n".join([HEADINGS, *lines]).encode()
    return plan_for(read_pupils(data, file_name="f.csv", on=ON), roster, on=ON)


def told(found: Plan) -> tuple[object, ...]:
    """All of a plan that a page is made from."""
    seen = as_seen(found, HIDDEN)
    nothing = brings_nothing(found, HIDDEN, suggestions=True), brings_nothing(found, HIDDEN, suggestions=False)
    return seen.rows, seen.counts, seen.not_in_file, seen.notes, nothing


@given(
    status=STATUSES, needs=NEEDS, contact=NAMES, guess=STATUSES, guessed=NEEDS, named=NAMES, email=EMAILS,
    upn=st.sampled_from([UPN, ""]), year=st.sampled_from(["6", "7"]), later=st.booleans(),
)  # fmt: skip
def test_a_plan_looks_the_same_whatever_stands_in_the_parts_that_are_hidden(
    status: str, needs: list[str], contact: str, guess: str, guessed: list[str], named: str, email: str, upn: str,
    year: str, later: bool,
) -> None:  # fmt: skip
    line = f"{upn},Ali,Amina,2015-03-02,{year},{guess},{'; '.join(guessed)},{named},{email}"
    span = Span("K", date(2026, 12, 1)) if later else Span("K", date(2025, 1, 1))
    here = school(status, needs, contact, Dated((span,), (span.starts_on,)))
    nobody_knows = school("N", [], "Somebody")
    assert told(plan(here, line)) == told(plan(nobody_knows, line))


@given(status=STATUSES, right=st.booleans(), upn=st.sampled_from([UPN, ""]), year=st.sampled_from(["6", "7"]))
def test_two_files_that_differ_only_in_a_hidden_field_look_the_same(
    status: str, right: bool, upn: str, year: str
) -> None:
    here = school(status, ["SLCN"], "Mrs F Ali")
    first, second = (
        plan(here, f"{upn},Ali,Amina,2015-03-02,{year},{guess},,Mrs F Ali,")
        for guess in (status, "E" if status == "K" else "K")
    )
    assert told(first) == told(second)


def test_those_who_see_everything_see_the_plan_as_it_is() -> None:
    found = plan(school("K", [], "Mrs F Ali"), f"{UPN},Ali,Amina,2015-03-02,6,E,,Mrs F Ali,")
    assert as_seen(found, frozenset()) == found
    assert found.counts["changed"] == 1
    assert as_seen(found, HIDDEN).counts["unchanged"] == 1


def test_a_file_that_is_silent_on_what_is_hidden_says_when_it_brings_nothing() -> None:
    here = school("K", [], "Mrs F Ali")
    silent = plan(here, f"{UPN},Ali,Amina,2015-03-02,6,,,,")
    assert brings_nothing(silent, HIDDEN, suggestions=True)
    assert not brings_nothing(plan(here, f"{UPN},Ali,Amina,2015-03-02,6,K,,,"), HIDDEN, suggestions=True)
    assert brings_nothing(plan(here, f"{UPN},Ali,Amina,2015-03-02,6,K,,,"), frozenset(), suggestions=True)


def test_a_hidden_change_that_was_overtaken_is_left_with_a_word_for_those_who_see_it() -> None:
    found = plan(school("N", [], "Mrs F Ali"), f"{UPN},Ali,Amina,2015-03-02,7,E,MLD,Mrs F Ali,")
    since = school("K", [], "Mrs F Ali", Dated((Span("K", date(2026, 9, 9)),)))
    (row,) = without_overtaken(found, HIDDEN, since, on=ON).rows
    assert (row.kind, [change.field for change in row.changes]) == (RowKind.CHANGED, ["nc_year", "needs"])
    assert row.warnings == ("SEN statuses were changed after this file was read, and are left as they stand here",)
    assert speaks_of(SEN, row.warnings[0])
    assert without_overtaken(found, frozenset(), since, on=ON) == found


def test_a_row_of_which_only_overtaken_changes_are_hidden_becomes_one_that_stays() -> None:
    found = plan(school("N", [], "Mrs F Ali"), f"{UPN},Ali,Amina,2015-03-02,6,E,,Mr K Ali,")
    since = school("K", [], "Somebody else")
    (row,) = without_overtaken(found, HIDDEN, since, on=ON).rows
    assert (row.kind, row.changes, len(row.warnings)) == (RowKind.UNCHANGED, (), 2)
    gone = replace(since, current={}, dated={})
    assert without_overtaken(found, HIDDEN, gone, on=ON).rows[0].kind is RowKind.UNCHANGED


@pytest.mark.parametrize(
    "text",
    [
        "'not an address' is not an e-mail address and was left out",
        "The contact's phone '0770090000000000000000000000000' is too long and was left out",
        "Contacts were changed after this file was read, and are left as they stand here",
    ],
)
def test_a_remark_that_tells_of_a_parent_is_known_as_one(text: str) -> None:
    assert speaks_of(CONTACTS, text)
    assert not speaks_of(SEN, text)
