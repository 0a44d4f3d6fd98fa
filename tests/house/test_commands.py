"""Commands that are said to need no database run with no server and with nothing in the environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.test_imports import ROOT

WITHOUT_DATABASE = [
    ["read_pupils", "tests/vectors/imports/v09_utf8_bom.csv"],
    ["check_templates"],
    ["stages"],
    ["clock", "tests/vectors/deadlines.json"],
    ["clock", "--periods"],
    ["impact", "--explain"],
]


def _run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    # PATH and HOME only: no address of a server, and an empty folder in place of var/.
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "SENCO_DATA": str(folder)}
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("words", WITHOUT_DATABASE, ids=" ".join)
def test_it_runs_with_no_server_and_no_environment(words: list[str], tmp_path: Path) -> None:
    done = _run(words, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert list(tmp_path.iterdir()) == []


def test_importing_the_settings_starts_nothing_and_connects_to_nothing(tmp_path: Path) -> None:
    code = "import socket; socket.socket.connect = None; import senco.settings, senco.celery; print('still')"
    environ = {"PATH": os.environ["PATH"], "SENCO_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "still\n"), done.stderr


def test_a_command_that_needs_the_database_says_what_to_do_without_one(tmp_path: Path) -> None:
    done = _run(["tick"], tmp_path)
    assert done.returncode != 0
    assert "DATABASE_URL is not set. Run bin/start" in done.stderr


def test_the_printed_stages_are_those_in_the_documents(tmp_path: Path) -> None:
    printed = _run(["stages"], tmp_path).stdout
    assert printed == (ROOT / "docs/stages.md").read_text(encoding="utf-8"), "run: manage.py stages > docs/stages.md"


def test_the_printed_table_of_the_law_is_the_one_in_the_documents(tmp_path: Path) -> None:
    printed = _run(["clock", "--periods", "markdown"], tmp_path).stdout
    written = (ROOT / "docs/periods.md").read_text(encoding="utf-8")
    assert printed == written, "run: manage.py clock --periods markdown > docs/periods.md"


def test_the_printed_rules_of_impact_are_those_in_the_documents(tmp_path: Path) -> None:
    printed = _run(["impact", "--explain"], tmp_path).stdout
    assert printed == (ROOT / "docs/impact.md").read_text(encoding="utf-8"), "run: manage.py impact --explain > docs/impact.md"
