"""The command that answers a file about a provision, run as a person runs it: no server, no environment."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.provision.rules.impact.files import STANDARD, pupil

ROOT = Path(__file__).parents[2]


def impact(*arguments: str, given: Any = None, **environment: str) -> tuple[int, Any, str]:
    """Exit status, standard output as JSON, standard error as text."""
    done = subprocess.run(
        [sys.executable, "manage.py", "impact", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment},
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr.decode()


def a_file(**more: Any) -> str:
    """A file of one pupil."""
    return json.dumps({"measure": STANDARD, "pupils": [pupil("a", 80, 94)], "hours_delivered": 40, "cost": 760.0} | more)


def test_a_file_is_answered_pupil_by_pupil_and_as_a_group(tmp_path: Path) -> None:
    file = tmp_path / "provision.json"
    file.write_text(a_file())
    status, said, errors = impact(str(file))
    assert (status, errors, said["problems"]) == (0, "", [])
    assert (said["pupils"][0]["reliable_change"], said["group"]["cost_per_hour"], said["group"]["verdict"]) == (2.09, 19, "too few to tell")


def test_standard_input_is_read_with_a_mark_of_its_encoding_and_printed_to_a_terminal_without_unicode() -> None:
    given = b"\xef\xbb\xbf" + a_file(pupils=[pupil("Zoë \ud800", 80, 94)]).encode()
    status, said, _ = impact("-", given=given, LANG="C", PYTHONIOENCODING="ascii")
    assert (status, said["pupils"][0]["id"]) == (0, "Zoë \ud800")


def test_numbers_are_read_exactly_as_they_stand_in_the_file() -> None:
    given = a_file(measure={"unit": "words per minute"}).replace("80", "80.1").replace("94", "80.3")
    assert impact("-", given=given)[1]["pupils"][0]["change"] == 0.2


def test_an_impossible_value_is_a_problem_and_a_failure_and_the_others_are_answered() -> None:
    status, said, errors = impact("-", given=a_file(pupils=[pupil("a", 80, 94), pupil("b", 80, 400)]))
    assert (status, errors) == (1, "")
    assert said["pupils"][0]["verdict"] == "clear gain"
    assert "400 is impossible" in said["pupils"][1]["problems"][0]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999999", "1e99999999999999999999999", "1e-99999999", "9" * 4000, "9" * 5000])
def test_an_absurd_number_is_a_problem_and_fills_no_memory(number: str) -> None:
    status, said, errors = impact("-", given=a_file().replace("94", number).replace("760.0", number))
    assert (status, errors) == (1, "")
    assert "no JSON" in said["problems"][0] or ("“cost”" in said["problems"][0] and "“exit”" in said["pupils"][0]["problems"][0])


def test_what_is_no_file_is_a_problem_and_never_a_traceback() -> None:
    for given, word in (
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        ('{"measure": {"unit": "RAG", "unit": "SDQ"}}', "stands twice"),
        ("[]", "has to be an object"),
        ("null", "has to be an object"),
    ):
        status, said, errors = impact("-", given=given)
        assert (status, errors, said["pupils"]) == (1, "", [])
        assert word in said["problems"][0]


def test_a_file_that_is_not_there_and_no_file_at_all_are_explained() -> None:
    for arguments, word in ((["no-such-file.json"], "cannot be opened"), ([str(ROOT)], "cannot be opened"), ([], "Name a file")):
        status, said, errors = impact(*arguments)
        assert (status, errors) == (1, "")
        assert word in said["problems"][0]


def test_the_day_it_is_read_is_the_last_on_which_anything_was_measured() -> None:
    assert impact("-", "--on", "2026-07-08", given=a_file())[0] == 0
    status, said, _ = impact("-", "--on", "2026-07-07", given=a_file())
    assert status == 1
    assert "8 Jul 2026 lies ahead" in said["pupils"][0]["problems"][0]
