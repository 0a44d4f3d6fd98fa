"""A plan fitted to what a school keeps: pure comparisons, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from pupils.import_presenters import counts_in_words
from pupils.imports.fitting import WATCHED, Dated, Roster, plan_for
from pupils.imports.match import Known
from pupils.imports.reading import read_pupils
from pupils.imports.seen import CONTACTS, SEN, speaks_of
from pupils.rules.status_dates import Span, why_not_needs_from, why_not_status_from

ON = date(2026, 9, 4)
NOTHING_DATED = Dated()
NOBODY = Roster((), {}, {}, ())
HEADINGS = "UPN,Surname,Forename,DOB,Year,Reg,SEN Status,SEN Need,Former UPN"
UPN = "P935999920001"
AMINA = {"forename": "Amina", "surname": "Ali", "born_on": "2015-03-02", "upn": UPN, "nc_year": "6", "sen_status": "N"}


def plan(roster, *lines):
    data = "\n".join([HEADINGS, *lines]).encode()
    return plan_for(read_pupils(data, file_name="f.csv", on=ON), roster, on=ON)


def with_amina(dated=NOTHING_DATED, classes=(), **values):
    current = {**AMINA, **values}
    former = tuple(current.get("former_upns") or ())
    known = Known("a", current["upn"], former, current["surname"] or "", current["forename"] or "", date(2015, 3, 2))
    return Roster((known,), {"a": current}, {"a": dated}, tuple(classes))


def changes_of(found):
    (row,) = found.rows
    return {change.field: change.after for change in row.changes}


def test_a_watch_list_is_kept_as_a_mark_and_other_local_words_are_not():
    (first, second) = plan(NOBODY, ",Ali,Bo,2015-03-02,6,,Monitoring", ",Ali,Cy,2015-03-03,6,,School Action").rows
    assert first.values["local_status"] == WATCHED
    assert (second.values["sen_status"], second.values.get("local_status")) == ("K", None)
    assert changes_of(plan(with_amina(local_status=WATCHED), f"{UPN},Ali,Amina,2015-03-02,6,,K")) == {
        "sen_status": "K", "local_status": None,
    }  # fmt: skip


def test_a_class_of_the_file_takes_the_spelling_it_has_here_else_that_of_its_first_row():
    roster = replace(NOBODY, classes=("6 Willow",))
    found = plan(roster, ",Ali,Bo,2015-03-02,6,6WILLOW", ",Ali,Cy,2015-03-03,6,6 oak", ",Ali,Di,2015-03-04,6,6Oak")
    assert [row.values["registration_group"] for row in found.rows] == ["6 Willow", "6 oak", "6 oak"]


def test_of_several_former_upns_the_one_that_is_replaced_now_is_kept():
    old, other = "B801200005001", "D935999920002"
    line = f"{UPN},Ali,Amina,2015-03-02,6,,,,{other}"
    assert changes_of(plan(with_amina(upn=other), line)) == {"upn": UPN, "former_upns": [other]}
    assert changes_of(plan(with_amina(former_upns=[old]), line)) == {}
    assert changes_of(plan(with_amina(), line)) == {"former_upns": [other]}


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((Span("K", date(2026, 1, 1)),), None),
        ((Span("K", ON),), "decided here on that very day"),
        ((Span("K", ON, from_file=True),), None),
        ((Span("K", date(2026, 9, 5)),), "from 5 September 2026"),
        ((Span("K", date(2026, 1, 1), date(2026, 12, 1)),), "until 1 December 2026"),
    ],
)
def test_a_status_changes_only_where_no_decision_stands_in_the_way(spans, words):
    why = why_not_status_from(spans, ON)
    assert (why is None) if words is None else (words in why)
    status = spans[0].status if spans[0].starts_on <= ON else "N"
    found = plan(with_amina(Dated(spans), sen_status=status), f"{UPN},Ali,Amina,2015-03-02,7,,E")
    assert ("sen_status" in changes_of(found)) is (words is None)
    assert "nc_year" in changes_of(found)


def test_needs_change_only_from_a_day_on_which_all_had_begun():
    assert why_not_needs_from((), ON) is None
    assert why_not_needs_from((ON,), ON) is None
    assert "from 5 September 2026" in why_not_needs_from((ON, date(2026, 9, 5)), ON)


@pytest.mark.parametrize(
    "text",
    [
        "SEN status 'Zebra' is not one we know, so nothing is changed: is it N (none), K (SEN support) or E (EHC plan)?",
        "SEN need: 'ADHD' is a diagnosis, commonly recorded as SEMH or OTH: which is it here?",
        "NSA is for SEN support only: with an EHC plan, record the need that the plan names.",
        "BESD (Behaviour, emotional and social difficulties) is not in use on this date. Use SEMH.",
        "Rows 2 and 3 disagree on the SEN status (K and E): none of them is taken",
        "The sen status is 130 characters long: check that the columns have not slipped",
        "SEN needs are not changed: they are recorded here from 5 September 2026, later than 4 September 2026",
    ],
)
def test_a_remark_that_tells_of_sen_is_known_as_one(text):
    assert speaks_of(SEN, text)


@pytest.mark.parametrize(
    "text",
    [
        "There is no date of birth: add it, so that the pupil can be told from others",
        "year 7 but age 14: check year or birth date",
        "Only one name is given: check that the pupil has no other",
        "A new pupil needs a date of birth: add it to the file and bring it in again",
    ],
)
def test_a_remark_about_the_roster_is_shown_to_the_office(text):
    assert not speaks_of(SEN | CONTACTS, text)


def test_counts_are_said_as_one_says_them():
    counts = {"added": 1, "changed": 0, "unchanged": 400, "suggested": 1, "refused": 1, "not_in_file": 0}
    assert counts_in_words(counts) == (
        "1 pupil would be added and none changed. 1 is for you to decide. 400 stay as before. 1 row cannot be brought in."
    )
    assert counts_in_words({**counts, "added": 0, "changed": 1200, "suggested": 0}, done=True) == (
        "No pupils were added and 1200 changed. 400 stay as before. 1 row could not be brought in."
    )
