"""Reading files of pupils: what is understood, what is warned of, what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pupils.imports import decoding, table
from pupils.imports.decoding import Unreadable
from pupils.imports.headings import HEADINGS, SEVERAL, recognise
from pupils.imports.reading import read_pupils
from pupils.rules.words import squeezed

TODAY = date(2026, 9, 4)
HEAD = "UPN,Surname,Forename,DOB,Year,SEN Status,SEN Need\n"
AMY = "P935999920001,Smith,Amy,28/02/2015,7,K,ASD\n"


def read(text, encoding="utf-8"):
    return read_pupils(text.encode(encoding), file_name="f.csv", on=TODAY)


def only(text):
    (record,) = read(text).records
    return record


def why(data):
    with pytest.raises(Unreadable) as refusal:
        read_pupils(data if isinstance(data, bytes) else data.encode(), file_name="f.csv", on=TODAY)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "empty"), (b"\xef\xbb\xbf  \n", "empty"), (b"PK\x03\x04rest", "Excel workbook"), (b"\xd0\xcf\x11\xe0rest", "old Excel"),
     (b"%PDF-1.7", "PDF"), (b"<?xml version='1.0'?><CTfile/>", "XML"), (b"\n<html><table>", "web page"),
     (b"\x00\x01\x00\x00", "not a file of text"), (b"a,b\n1,2\n", "No row of headings"), (b"UPN,Year\nP,7\n", "no name"),
     (HEAD.encode(), "no pupil below"), (b"UPN,Surname\nx,\"Smith\ny,Jones\n", "On line 2 a quotation mark"),
     (b"\x81\x8d,\xff", "not a file of text"), (b"UPN,Surname" + b",x" * 500 + b"\nP,Smith\n", "502 columns")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_it_is_and_what_to_do(data, word):
    assert word in why(data)
    assert "\n" not in why(data)


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(decoding, "MOST_BYTES", 40)
    assert "most at one time" in why(HEAD + AMY)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    assert "most at one time" in why(HEAD + AMY * 4)
    assert "most at one time" in why(HEAD + AMY * 40)


def test_a_cell_that_runs_over_a_hundred_lines_is_a_missing_quotation_mark():
    assert "quotation mark" in why(HEAD + 'P935999920001,"Smith' + "\nx,y" * 120 + '",Amy\n')


def test_every_heading_of_the_map_is_recognised_in_any_dress():
    for field, headings in HEADINGS.items():
        for heading in headings:
            assert squeezed(heading) == heading
            assert recognise(0, f" {heading.upper()}* ").field == field
    assert recognise(0, "FirstName").field == "forename"
    assert recognise(0, "Favourite colour").field is None


def test_every_heading_stands_for_one_field_only():
    headings = [heading for several in HEADINGS.values() for heading in several]
    assert len(headings) == len(set(headings))


def test_needs_and_contacts_may_have_several_columns():
    record = only(
        "Surname,Forename,DOB,Secondary Need,Primary Need,SEN Need 3,Contact 2 Name,Contact 1 Name,Contact 1 Phone\n"
        "Smith,Amy,28/02/2015,SLCN,ASD,HI,Bo Smith,Al Smith,07700 900123\n"
    )
    assert record.needs == ("ASD", "SLCN", "HI")
    assert [(contact.name, contact.phone) for contact in record.contacts] == [("Al Smith", "07700 900123"), ("Bo Smith", None)]
    assert "need" in SEVERAL


def test_a_column_for_the_primary_need_alone_is_not_the_whole_list():
    assert not only("Surname,Forename,Primary Need\nSmith,Amy,ASD\n").needs_complete
    assert only("Surname,Forename,SEN Need\nSmith,Amy,ASD\n").needs_complete


def test_the_legal_name_wins_over_another_column_and_unused_columns_are_named():
    reading = read("Surname,Legal Surname,Forename,Shoe size\nJones,Smith,Amy,3\n")
    assert reading.records[0].surname == "Smith"
    assert reading.notes == ("These columns were not used: Surname, Shoe size",)


def test_a_full_name_is_cut_at_its_comma_and_never_at_a_space():
    reading = read('Name,DOB\n"van der Berg, Mary Ann",28/02/2015\nAmy Smith,28/02/2015\n')
    assert (reading.records[0].surname, reading.records[0].forename) == ("van der Berg", "Mary Ann")
    (refused,) = reading.refused_rows
    assert refused.row == 3
    assert "does not show which is the surname" in refused.why


def test_one_name_is_enough_and_none_is_refused():
    reading = read("Surname,Forename,DOB\n,Ravi,28/02/2015\n,,28/02/2015\n")
    assert reading.records[0].name == "Ravi"
    assert "Only one name" in reading.records[0].warnings[0]
    assert reading.refused_rows[0].why == "There is no name in this row: add one"


def test_a_bad_check_letter_warns_and_a_letter_o_refuses():
    warned = only(HEAD + "Q207000016049,Smith,Amy,28/02/2015,7,K,ASD\n")
    assert warned.upn == "Q207000016049"
    assert "where P is expected" in warned.warnings[0]
    assert not warned.refusals
    refused = only(HEAD + "P2O7000016049,Smith,Amy,28/02/2015,7,K,ASD\n")
    assert refused.upn is None
    assert "P207000016049" in refused.refusals[0]


def test_a_date_in_the_future_or_out_of_the_calendar_refuses_the_row():
    for text in ("04/09/2035", "31/02/2015", "01/01/68", "42251"):
        assert only(HEAD + f"P935999920001,Smith,Amy,{text},7,K,ASD\n").refusals[0].startswith("Date of birth: ")


def test_blank_cells_say_nothing():
    record = only("UPN,Surname,Forename,DOB,Sex,Year,Reg,SEN Status,SEN Need\n,Smith,Amy,28/02/2015,,,,,\n")
    assert (record.upn, record.sex, record.nc_year, record.registration_group, record.sen_status) == (None,) * 5
    assert (record.needs, record.local_status, record.warnings) == ((), None, ())


def test_what_is_not_understood_is_asked_and_changes_nothing():
    record = only(HEAD + 'P935999920001,Smith,Amy,28/02/2015,Oak,C,"ADHD, BESD"\n')
    assert (record.nc_year, record.sen_status, record.needs) == (None, None, ())
    assert [(asked.original, asked.suggestion) for asked in record.needs_asked] == [("ADHD", None), ("BESD", "SEMH")]
    assert len(record.warnings) == 4


def test_cells_beyond_the_headings_are_a_comma_in_a_value_and_refused():
    reading = read(HEAD + "P935999920001,Smith, Jr,Amy,28/02/2015,7,K,ASD\n" + AMY)
    assert "quotation marks" in reading.refused_rows[0].why
    assert len(reading.records) == 1


def test_a_value_far_too_long_refuses_the_row():
    assert "slipped" in only(HEAD + f"P935999920001,{'x' * 200},Amy,28/02/2015,7,K,ASD\n").refusals[0]


def test_headings_repeated_on_each_page_and_totals_are_not_pupils():
    reading = read(HEAD + AMY + HEAD + "Count,1,,,,,\n3 pupils,,,,,,\nPage 1 of 2,,,,,,\n,Count,Vlad,01/01/2015,,,\n")
    assert [record.name for record in reading.records] == ["Smith, Amy", "Count, Vlad"]


def test_rows_with_a_need_each_are_ranked():
    record = only("UPN,Surname,Forename,SEN Type,SEN Type Rank\nP935999920001,Smith,Amy,SLCN,2\nP935999920001,Smith,Amy,ASD,1.0\n")
    assert record.needs == ("ASD", "SLCN")
    assert record.rows == (2, 3)


def test_rows_that_disagree_leave_the_field_open():
    record = only(HEAD + AMY + AMY.replace(",7,", ",8,").replace(",K,", ",E,"))
    assert (record.nc_year, record.sen_status, record.needs) == (None, None, ("ASD",))
    assert "Rows 2 and 3 disagree on the year (7 and 8)" in record.warnings[0]


def test_one_upn_with_two_names_is_held():
    record = only(HEAD + AMY + AMY.replace("Amy", "Ann"))
    assert "two names, Smith, Amy and Smith, Ann" in record.refusals[0]


def test_without_a_upn_rows_belong_together_by_names_and_birth_date():
    rows = HEAD + AMY.replace("P935999920001", "") * 2 + AMY.replace("P935999920001", "").replace("28/02/2015", "")
    assert [record.rows for record in read(rows).records] == [(2, 3), (4,)]


def test_a_namesake_without_a_upn_beside_one_with_is_held():
    first, second = read(HEAD + AMY + AMY.replace("P935999920001", "")).records
    assert not first.refusals
    assert "no UPN" in second.refusals[0]


def test_namesakes_with_different_upns_are_both_kept_and_pointed_out():
    first, second = read(HEAD + AMY + AMY.replace("P935999920001", "D935999920002")).records
    assert not first.refusals + second.refusals
    assert first.warnings == second.warnings
    assert first.warnings[-1].endswith("check whether they are one child")


def test_damaged_accents_are_pointed_out():
    reading = read(HEAD + AMY.replace("Amy", "Siobh\u00e1n".encode().decode("latin-1")))
    assert "look damaged" in reading.notes[0]


def test_control_characters_and_byte_order_marks_inside_are_dropped():
    assert only(HEAD + AMY.replace("Amy", "A\x07m\ufeffy")).forename == "Amy"


def test_old_macintosh_line_ends_are_read():
    assert read((HEAD + AMY + AMY.replace("Amy", "Bo").replace("01,", "02,")).replace("\n", "\r")).records[1].rows == (3,)


PIECES = st.sampled_from(
    [b"UPN", b"Surname", b"Forename", b"DOB", b"SEN Need", b"Year", b"SEN Status", b"sep=;", b",", b";", b"\t", b'"', b"\n",
     b"\r\n", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"Smith", b"P207000016049", b"28/02/15", b"ASD", b"Total"]
)  # fmt: skip


def attempt(data):
    """The reading, or the one sentence on why there is none; any other exception is a fault."""
    try:
        return read_pupils(data, file_name="f.csv", on=TODAY)
    except Unreadable as refusal:
        return str(refusal)


@given(st.one_of(st.binary(), st.lists(PIECES).map(b"".join), st.text().map(lambda text: (HEAD + text).encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused_with_one_clear_word(data):
    outcome = attempt(data)
    assert isinstance(outcome, str) or outcome.records or outcome.refused_rows


@given(st.lists(st.lists(st.text(max_size=12), min_size=7, max_size=7), min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_any_cells_under_real_headings_never_raise(rows, delimiter):
    quoted = ("".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n") for row in rows)
    data = (HEAD.replace(",", delimiter) + "".join(quoted)).encode("utf-8", "replace")
    assert attempt(data)


def test_a_cell_of_needs_far_too_long_refuses_the_row():
    record = only(HEAD + f'P935999920001,Smith,Amy,28/02/2015,7,K,"{"ASD, " * 100}"\n')
    assert record.needs == ()
    assert "slipped" in record.refusals[0]
