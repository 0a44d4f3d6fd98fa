"""The data folder is closed to others, and one running Senco has it at a time."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from senco.local.folder import DataFolder, write_private
from senco.local.problem import LocalProblem


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_folder_and_what_is_put_in_it_are_closed_to_others(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new" / "data")
    folder.prepare()
    folder.take()
    folder.secret("a")
    write_private(folder.root / "senco.env", "A=1\n")
    assert mode(folder.root) == 0o700
    assert mode(folder.folder("log")) == 0o700
    assert [mode(folder.root / name) for name in ("lock", "senco.env", "secrets/a")] == [0o600] * 3


def test_a_folder_that_was_open_is_closed_and_nothing_above_it(
    tmp_path: Path, modes: Callable[[Path], dict[Path, int]]
) -> None:
    root = tmp_path / "data"
    root.mkdir(mode=0o755)
    above = modes(tmp_path)
    DataFolder(root).prepare()
    assert mode(root) == 0o700
    assert modes(tmp_path) == above


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert folder.secret("a") == DataFolder(tmp_path).secret("a") != folder.secret("b")
    assert len(folder.secret("a")) == 43


def test_a_folder_with_other_peoples_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.odt").touch()
    tmp_path.chmod(0o755)
    with pytest.raises(LocalProblem, match="holds other files"):
        DataFolder(tmp_path).prepare()
    assert mode(tmp_path) == 0o755
    DataFolder(tmp_path).prepare(trusted=True)


def test_a_folder_of_another_account_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(LocalProblem, match="belongs to .*, and you are"):
        DataFolder(tmp_path).prepare()


def test_a_second_one_is_refused_while_the_first_lives_and_let_in_after(tmp_path: Path) -> None:
    take = (
        "import pathlib, sys; from senco.local.folder import DataFolder; folder = DataFolder(pathlib.Path(sys.argv[1]));"
        "folder.prepare(); folder.take(); print('taken', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen([sys.executable, "-c", take, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert first.stdout
    assert first.stdout.readline() == b"taken\n"
    with pytest.raises(LocalProblem, match=rf"already runs on .* \(process {first.pid}\)"):
        DataFolder(tmp_path).take()
    first.kill()
    first.communicate()
    DataFolder(tmp_path).take()
