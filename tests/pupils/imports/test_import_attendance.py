"""Attendance in a school's file: the usual headings, what belongs together, what is left out, and what refuses a row."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.imports.attendance import LEFT_OUT, attendance_in
from pupils.imports.diff import changes
from pupils.imports.fitting import Dated, Roster, plan_for
from pupils.imports.headings import recognise
from pupils.imports.match import Known
from pupils.imports.plan import Plan, RowKind
from pupils.imports.reading import read_pupils
from pupils.imports.records import AttendanceRecord, PupilRecord, Reading
from pupils.imports.seen import ATTENDANCE, CONTACTS, SEN, as_seen, speaks_of, without_overtaken
from pupils.rules.attendance import Count, Period

ON = date(2026, 11, 27)
SO_FAR = Period(date(2026, 9, 1), ON)
UPN = "P935999920001"
AMINA = f"{UPN},Ali,Amina,2015-03-02"
NAMED = "UPN,Surname,Forename,DOB"
SESSIONS = "Possible sessions,Sessions attended,Authorised absences,Unauthorised absences"


def reading(headings: str, *cells: str) -> Reading:
    lines = [f"{AMINA},{cells[0]}", *(f",Brown,Kai{n},2014-11-09,{more}" for n, more in enumerate(cells[1:]))]
    data = "\n".join([f"{NAMED},{headings}", *lines]).encode()
    return read_pupils(data, file_name="f.csv", on=ON)


def first(headings: str, *cells: str) -> PupilRecord:
    return reading(headings, *cells).records[0]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Attendance", "attendance"), ("Attendance %", "attendance"), ("% Attendance", "attendance"), ("ATTENDANCE%", "attendance"),
        ("Percentage Attendance", "attendance"), ("Attendance (YTD)", "attendance"),
        ("Possible sessions", "sessions_possible"), ("Sessions Possible", "sessions_possible"),
        ("Sessions attended", "sessions_attended"), ("SessionsAttended", "sessions_attended"), ("Attended", "sessions_attended"),
        ("Authorised absences", "sessions_authorised"), ("Auth. absence", "sessions_authorised"),
        ("Unauthorised absences", "sessions_unauthorised"), ("SessionsUnauthorised", "sessions_unauthorised"),
        ("% Authorised absences", None), ("Unauthorised absence %", None), ("Attendance officer", None),
    ],
)  # fmt: skip
def test_the_usual_headings_are_known_and_a_share_of_absences_is_no_number_of_them(heading: str, field: str | None) -> None:
    assert recognise(0, heading).field == field


def test_of_two_headings_the_one_with_a_per_cent_sign_holds_the_percentage() -> None:
    record = first("Attendance,Attendance %", "180,94.7")
    assert record.attendance == AttendanceRecord(Count(percent=Decimal("94.70")))


@pytest.mark.parametrize(("cell", "percent"), [("0.93", "93.00"), ("93", "93.00"), ("93.5%", "93.50"), ('"93,5"', "93.50")])
def test_a_percentage_alone_is_kept_without_sessions(cell: str, percent: str) -> None:
    record = first("Attendance", cell)
    assert record.attendance == AttendanceRecord(Count(percent=Decimal(percent)))
    assert (record.warnings, record.refusals) == ((), ())


def test_half_days_are_kept_and_the_percentage_beside_them_only_compared() -> None:
    record = first(f"Attendance %,{SESSIONS}", "93.1,260,242,12,6")
    assert record.attendance == AttendanceRecord(Count(260, 242, 12, 6))
    left_out = first(f"Attendance %,{SESSIONS}", "83.1,260,242,12,6")
    assert left_out.attendance is None
    assert left_out.warnings == (
        f"{LEFT_OUT}. Attendance says 83.1%, but 242 of 260 half-days are 93.1%: put one of them right",
    )


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ("260,242,,", Count(260, 242)),
        ("260,,12,6", Count(260, 242, 12, 6)),
        ("260,242,12,", Count(260, 242, 12, 6)),
        ("260,242,,6", Count(260, 242, 12, 6)),
        ("260,260,0,0", Count(260, 260, 0, 0)),
    ],
)
def test_what_follows_from_the_other_half_days_need_not_be_given(cells: str, count: Count) -> None:
    assert first(SESSIONS, cells).attendance == AttendanceRecord(count)


@pytest.mark.parametrize(
    ("headings", "cells", "why"),
    [
        ("Attendance", "105%", "Attendance: '105%' is more than 100%: correct it"),
        ("Attendance", "-3", "Attendance: '-3' is less than 0"),
        (SESSIONS, "260,261,,", "261 half-days were attended, but only 260 were possible"),
        (SESSIONS, "260,242,12,7", "make 261 half-days, not 260"),
        (SESSIONS, "260,,200,100", "make 300 half-days, not 260"),
        (SESSIONS, "0,0,,", "0 half-days cannot have been possible"),
        (SESSIONS, "260,-2,,", "Sessions attended: '-2' is less than 0"),
    ],
)
def test_what_cannot_be_refuses_the_row_and_says_what_to_do(headings: str, cells: str, why: str) -> None:
    found = plan(reading(headings, cells))
    (row,) = found.of_kind(RowKind.REFUSED)
    assert why in row.why and row.rows == (2,)


@pytest.mark.parametrize(
    ("headings", "cells", "why"),
    [
        ("Attendance", "good", "'good' is not a percentage we can read"),
        ("Attendance", "1", "may be 1% or 100%"),
        (SESSIONS, "260,242,4.5%,", "Authorised absences: '4.5%' is not a number of half-days"),
        (SESSIONS, "260,240,12,6", "2 of 260 half-days have no mark: fill them in"),
        (SESSIONS, ",242,,", "Give Possible sessions too: a share needs both"),
        (SESSIONS, "260,,,", "Give Sessions attended too"),
        (SESSIONS, ",,12,6", "Give Possible sessions and Sessions attended too"),
    ],
)
def test_what_is_in_doubt_is_left_out_with_a_word_and_the_row_comes_in(headings: str, cells: str, why: str) -> None:
    record = first(headings, cells)
    assert record.attendance is None and record.refusals == ()
    assert [why in words and words.startswith(LEFT_OUT) for words in record.warnings] == [True]


def test_a_small_figure_among_per_cents_is_asked_about_and_a_column_of_fractions_is_not() -> None:
    mixed = reading("Attendance", "0.5", "93.1", "88")
    assert [record.attendance is None for record in mixed.records] == [True, False, False]
    assert "'0.5' may be 0.5% or 50%" in mixed.records[0].warnings[0]
    fractions = reading("Attendance", "1", "0.931", "0.88")
    assert [str(record.attendance) for record in fractions.records] == ["100%", "93.1%", "88%"]


def test_rows_of_one_pupil_agree_on_attendance_or_it_is_left_open() -> None:
    data = f"{NAMED},Attendance,Contact name\n{AMINA},93,Mrs F Ali\n{AMINA},{{}},Mr K Ali\n"
    same = read_pupils(data.format("93").encode(), file_name="f.csv", on=ON).records[0]
    assert str(same.attendance) == "93%" and len(same.contacts) == 2
    other = read_pupils(data.format("83").encode(), file_name="f.csv", on=ON).records[0]
    assert other.attendance is None
    assert "disagree on the attendance (93% and 83%): none of them is taken" in other.warnings[0]


@given(
    st.dictionaries(
        st.sampled_from(["attendance", "sessions_possible", "sessions_attended", "sessions_authorised", "sessions_unauthorised"]),
        st.one_of(st.integers(-5, 400).map(str), st.sampled_from(["", "0.93", "93,5", "101%", "x", "1", "-", "4.5%"])),
    )
)
def test_whatever_stands_in_the_cells_a_record_can_be_right_and_silence_means_that_nothing_was_said(cells: dict[str, str]) -> None:
    read = attendance_in(cells)
    assert not (read.record and (read.doubts or read.impossible))
    if read.record is not None:
        assert AttendanceRecord.from_json(AttendanceRecord(read.record.count, SO_FAR).as_json()).count == read.record.count
    elif not read.doubts and not read.impossible:
        assert not [text for text in cells.values() if text not in ("", "-")]


# Plans

KNOWN = Known("a", UPN, (), "Ali", "Amina", date(2015, 3, 2))
HERE = {"surname": "Ali", "forename": "Amina", "born_on": "2015-03-02", "upn": UPN, "nc_year": "6", "sen_status": "N"}
NINETY = AttendanceRecord(Count(percent=Decimal("90.00")), SO_FAR).as_json()


def roster(held: object = None, counted_on: date | None = None) -> Roster:
    return Roster((KNOWN,), {"a": {**HERE, "attendance": held}}, {"a": Dated(counted_on=counted_on)}, ())


def plan(found: Reading, held: object = None, counted_on: date | None = None) -> Plan:
    return plan_for(found, roster(held, counted_on), on=ON, counted=SO_FAR)


def test_a_new_figure_changes_and_the_same_one_again_does_not() -> None:
    (row,) = plan(reading("Attendance", "93")).rows
    assert row.kind is RowKind.CHANGED and row.changes[0].before is None
    assert row.changes[0].after == {**NINETY, "percent": "93.00"}
    assert plan(reading("Attendance", "93"), row.changes[0].after).rows[0].kind is RowKind.UNCHANGED
    assert plan(reading("Attendance", ""), NINETY).rows[0].kind is RowKind.UNCHANGED, "a blank cell changes nothing"
    assert changes(PupilRecord((2,)), {**HERE, "attendance": NINETY}) == ()


def test_half_days_of_another_time_are_left_out_with_a_word_on_the_days() -> None:
    (row,) = plan(reading(SESSIONS, "380,360,,")).rows
    assert row.kind is RowKind.UNCHANGED
    assert row.warnings[0].startswith(f"{LEFT_OUT}. 380 half-days cannot have been possible from 1 September 2026 to")
    assert plan(reading(SESSIONS, "128,120,,")).rows[0].kind is RowKind.CHANGED


def test_an_older_count_does_not_take_the_place_of_a_newer_one() -> None:
    later = date(2026, 12, 4)
    (row,) = plan(reading("Attendance", "93"), NINETY, later).rows
    assert row.kind is RowKind.UNCHANGED
    assert row.warnings == (
        "Attendance is not changed: the same time was counted here on 4 December 2026, later than 27 November 2026",
    )


def test_those_who_do_not_see_attendance_are_told_nothing_of_what_stands_here() -> None:
    same, other = (as_seen(plan(reading("Attendance", cell), NINETY), ATTENDANCE) for cell in ("90", "93"))
    late = as_seen(plan(reading("Attendance", "93"), NINETY, date(2026, 12, 4)), ATTENDANCE)
    assert same.rows == other.rows == late.rows
    found = plan(reading("Attendance", "93"))
    (row,) = without_overtaken(found, ATTENDANCE, roster(NINETY), on=ON).rows
    assert row.kind is RowKind.UNCHANGED
    assert row.warnings == ("Attendance was changed after this file was read, and is left as it stands here",)
    assert speaks_of(ATTENDANCE, row.warnings[0]) and not speaks_of(SEN | CONTACTS, row.warnings[0])
    assert not speaks_of(SEN | CONTACTS | ATTENDANCE, f"{LEFT_OUT}. Attendance: 'good' is not a percentage we can read")
