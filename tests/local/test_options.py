"""A slip in a word of bin/start is answered at once, before anything is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout in which nothing has been set up."""
    shutil.copytree(ROOT / "bin", tmp_path / "bin")
    (tmp_path / "senco" / "local").mkdir(parents=True)
    shutil.copy(ROOT / "senco" / "local" / "options.py", tmp_path / "senco" / "local")
    return tmp_path


def start(checkout: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["bash", str(checkout / "bin" / "start"), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_help_is_shown_without_setting_anything_up(bare: Path) -> None:
    asked = start(bare, "--help")
    assert asked.returncode == 0 and "--setup-only" in asked.stdout
    assert not (bare / ".venv").exists()


@pytest.mark.parametrize(("words", "said"), [(["--port", "80000"], "from 1 to 65535"), (["--prot", "1"], "unrecognized")])
def test_words_that_cannot_be_used_are_refused_without_setting_anything_up(bare: Path, words: list[str], said: str) -> None:
    asked = start(bare, *words)
    assert asked.returncode == 2 and said in asked.stderr
    assert not (bare / ".venv").exists()
