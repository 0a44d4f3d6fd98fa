"""The command that prints the deadlines of a file of cases, run as a person runs it: no server, no environment."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests" / "vectors" / "deadlines.json"


def clock(*arguments, given=None, **environment):
    """Exit status, standard output as JSON, standard error as text."""
    done = subprocess.run(
        [sys.executable, "manage.py", "clock", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr.decode()


def one_case(**facts):
    return json.dumps({"cases": [{"id": "one", "facts": facts}]})


def test_a_file_of_cases_is_answered_case_by_case():
    status, said, errors = clock(str(VECTORS))
    assert (status, errors, said["problems"]) == (0, "", [])
    assert [case["id"] for case in said["cases"]] == [case["id"] for case in json.loads(VECTORS.read_text())["cases"]]
    assert said["cases"][0]["deadlines"]["EHC-FINAL"]["due"] == "2025-05-05"


def test_standard_input_is_read_with_a_mark_of_its_encoding_and_printed_to_a_terminal_without_unicode():
    given = b"\xef\xbb\xbf" + one_case(meeting_on="2026-03-10").encode()
    status, said, _ = clock("-", given=given, LANG="C", PYTHONIOENCODING="ascii")
    assert status == 0
    assert said["cases"][0]["deadlines"]["AR-NOTICE"]["sum"].startswith("review meeting Tue 10 Mar 2026 − 2 weeks")


def test_a_problem_is_an_entry_and_a_failure_and_the_other_cases_are_answered():
    good, bad = {"id": "good", "facts": {"meeting_on": "2026-03-10"}}, {"id": "bad", "facts": {"meeting_on": "2026-02-30"}}
    status, said, errors = clock("-", given=json.dumps({"cases": [bad, good]}))
    assert (status, errors) == (1, "")
    assert "no such day" in said["cases"][0]["problems"][0]
    assert said["cases"][1]["deadlines"]["AR-REPORT"]["due"] == "2026-03-24"


def test_what_is_no_file_of_cases_is_a_problem_and_never_a_traceback():
    for given, word in (
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        ('{"cases": [{"id": "a", "facts": {"meeting_on": "2026-03-10", "meeting_on": "2026-03-11"}}]}', "stands twice"),
        ("[]", "has to be an object"),
    ):
        status, said, errors = clock("-", given=given)
        assert (status, errors, said["cases"]) == (1, "", [])
        assert word in said["problems"][0]


def test_a_file_that_is_not_there_and_no_file_at_all_are_explained():
    for arguments, word in ((["no-such-file.json"], "cannot be opened"), ([str(ROOT)], "cannot be opened"), ([], "Name a file")):
        status, said, errors = clock(*arguments)
        assert (status, errors) == (1, "")
        assert word in said["problems"][0]


def test_half_a_letter_in_an_id_comes_back_as_it_came():
    given = '{"cases": [{"id": "\\ud800", "facts": {"meeting_on": "2026-03-10"}}]}'
    status, said, _ = clock("-", given=given)
    assert (status, said["cases"][0]["id"]) == (0, "\ud800")


def test_the_day_it_is_seen_from_changes_the_states_and_no_date():
    given = one_case(request_received_on="2026-03-10")
    (_, early, _), (_, late, _) = clock("-", "--on", "2026-03-11", given=given), clock("-", "--on", "2026-12-01", given=given)
    early, late = early["cases"][0]["deadlines"], late["cases"][0]["deadlines"]
    assert {name: one["due"] for name, one in early.items()} == {name: one["due"] for name, one in late.items()}
    assert early["EHC-FINAL"]["state"] == "Due in 19 weeks"
    assert late["EHC-FINAL"]["state"] == "Overdue by 126 days"


def test_the_table_is_printed_as_json():
    status, said, _ = clock("--periods")
    assert status == 0
    assert {"EHC-FINAL", "AR-CYCLE", "SENCO-QUALIFIED"} <= {row["id"] for row in said["periods"]}
