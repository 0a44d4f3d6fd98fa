"""`manage.py import_pupils`: a preview as text, and nothing written without a yes."""

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from pupils.models import Attendance, ImportBatch, Pupil, StatusPeriod
from senco.access.models import School
from senco.audit.models import Event
from tests import factories

VECTORS = Path(__file__).parents[1] / "vectors" / "imports"
V08, V12 = VECTORS / "v08_sims_cp1252.csv", VECTORS / "v12_one_row_per_contact_duplicates.csv"


@pytest.fixture
def school(db: None) -> School:
    return factories.make_school("oak")


class Keyboard(io.StringIO):
    """Somebody who sits at a terminal and answers."""

    def isatty(self) -> bool:
        return True


def run(file: Path | str, *options: str) -> str:
    out = io.StringIO()
    call_command("import_pupils", str(file), "--school", "oak", *options, stdout=out)
    return out.getvalue()


def pupils(school: School) -> int:
    with factories.inside(school):
        return Pupil.objects.count()


def test_without_a_yes_the_preview_is_printed_and_nothing_written(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    said = run(V12)
    assert "2 pupils would be added and none changed." in said
    assert "rows 5, 6: Brown, Kai: Rows 5 and 6 have the same UPN" in said
    assert "Nothing was written." in said
    assert pupils(school) == 0
    with factories.inside(school):
        assert not ImportBatch.objects.exists()


def test_with_a_yes_the_pupils_are_there_and_the_log_says_who_did_it(school: School) -> None:
    said = run(V08, "--yes", "--on", "2026-09-04")
    assert "4 pupils were added and none changed." in said
    assert pupils(school) == 4
    with factories.inside(school):
        assert set(StatusPeriod.objects.values_list("starts_on", flat=True)) == {date(2026, 9, 4)}
        assert Event.objects.get(verb="import_applied").actor_name == "command import_pupils"
    assert "There is nothing to bring in." in run(V08, "--yes")


@pytest.mark.parametrize(("answer", "number"), [("y\n", 4), ("n\n", 0), ("", 0)])
def test_somebody_at_a_terminal_is_asked(
    school: School, monkeypatch: pytest.MonkeyPatch, answer: str, number: int
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(answer))
    assert "Bring this in?" in run(V08)
    assert pupils(school) == number


def test_suggestions_are_named_and_left(school: School, tmp_path: Path) -> None:
    run(V08, "--yes", "--on", "2026-09-04")
    file = tmp_path / "again.csv"
    file.write_text("Surname,Forename,DOB,Year\nSmith,Jack,29/02/2016,6\n")
    said = run(file, "--yes")
    assert "row 2: Smith, Jack: Smith, Jack has the same names and date of birth" in said
    assert "Not in the file, and left as they are: 3." in said
    with factories.inside(school):
        assert Pupil.objects.get(surname="Smith").year == "5"


def failure(*options: Any) -> str:
    with pytest.raises(CommandError) as stopped:
        run(*options)
    assert stopped.value.returncode == 1
    return str(stopped.value)


def test_a_file_that_cannot_be_read_ends_with_status_1_and_one_sentence(school: School, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK\x03\x04")
    assert "This is an Excel workbook" in failure(book, "--yes")
    assert "cannot be opened (No such file or directory)" in failure(tmp_path / "none.csv")


def test_a_day_to_come_and_an_unknown_school_are_said_in_words(school: School) -> None:
    tomorrow = factories.today() + timedelta(days=1)
    assert "is still to come" in failure(V08, "--on", tomorrow.isoformat())
    with pytest.raises(CommandError, match="Schools here: oak"):
        call_command("import_pupils", str(V08), "--school", "elm")


def test_attendance_is_of_the_days_that_are_given_or_of_the_school_year_so_far(school: School, tmp_path: Path) -> None:
    file = tmp_path / "attendance.csv"
    file.write_text("UPN,Surname,Forename,DOB,Attendance %\nP935999920001,Ali,Amina,2015-03-02,93.5\n")
    year = ("--attendance-from", "2025-09-01", "--attendance-to", "2026-07-21")
    said = run(file, "--yes", "--on", "2026-09-04", *year)
    assert "Attendance in it is taken as that of 1 September 2025 to 21 July 2026." in said
    said = run(file, "--yes", "--on", "2026-09-04")
    assert "that of 1 September 2026 to 4 September 2026." in said
    with factories.inside(school):
        kept = Attendance.objects.order_by("starts_on").values_list("starts_on", "ends_on", "as_at")
        assert list(kept) == [
            (date(2025, 9, 1), date(2026, 7, 21), date(2026, 9, 4)),
            (date(2026, 9, 1), date(2026, 9, 4), date(2026, 9, 4)),
        ]
    with pytest.raises(CommandError, match="cannot hold days after that"):
        run(file, "--yes", "--on", "2026-09-04", "--attendance-to", "2026-09-05")
