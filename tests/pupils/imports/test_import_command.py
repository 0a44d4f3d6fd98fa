"""The command that prints a file's pupils, run as a person runs it: with no server and no environment."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
VECTORS = ROOT / "tests" / "vectors" / "imports"
V09 = VECTORS / "v09_utf8_bom.csv"


def read_pupils(*arguments, given=None, **environment):
    """Exit status, standard output as JSON or bytes, standard error as text."""
    done = subprocess.run(
        [sys.executable, "manage.py", "read_pupils", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
        input=given,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr.decode()


def test_the_command_prints_records_as_json_and_succeeds_with_no_environment():
    status, answer, errors = read_pupils(str(V09), "--on", "2026-09-04")
    assert (status, errors) == (0, "")
    assert list(answer) == ["file", "encoding", "delimiter", "header_row", "pupils", "warnings", "refused"]
    assert answer["file"] == V09.name
    assert answer["pupils"][1]["warnings"] == ["year R but age 12: check year or birth date"]


def test_the_command_reads_standard_input_and_prints_to_a_terminal_without_unicode():
    status, answer, _ = read_pupils("-", given=V09.read_bytes(), LANG="C", PYTHONIOENCODING="ascii")
    assert status == 0
    assert answer["pupils"][0]["surname"] == "O\u2019Shaughnessy-N\u00fa\u00f1ez"


def test_refused_rows_do_not_fail_the_command():
    status, answer, _ = read_pupils(str(VECTORS / "v12_one_row_per_contact_duplicates.csv"))
    assert status == 0
    assert len(answer["refused"]) == 1


def test_a_file_that_cannot_be_read_is_one_line_and_a_failure():
    for name, word in (("-", "empty"), ("no-such-file.csv", "cannot be opened"), (str(VECTORS), "cannot be opened")):
        status, answer, errors = read_pupils(name, given=b"")
        assert (status, answer) == (1, None)
        assert word in errors
        assert errors.count("\n") == 1


def test_a_wrong_day_is_explained():
    status, _, errors = read_pupils(str(V09), "--on", "4/9/2026")
    assert status != 0
    assert "write it like 2026-09-04" in errors
