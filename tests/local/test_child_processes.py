"""Processes are started again when they die, and none outlives the stop."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from senco.local import children as module
from senco.local import processes
from senco.local.children import Children, Recipe, product
from senco.local.processes import is_alive, noted_process

# Names its own child in a file, then waits; stubborn ones do not end when asked to.
FAMILY = """
import os, pathlib, signal, subprocess, sys, time
if sys.argv[2] == 'stubborn':
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen(['sleep', '1000.125'])
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
print('started', flush=True)
time.sleep(1000)
"""


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Callable[[str], Children]]:
    made: list[Children] = []

    def make(manner: str) -> Children:
        command = (sys.executable, "-c", FAMILY, str(tmp_path / "child"), manner)
        made.append(Children([Recipe("worker", command)], tmp_path, os.environ, tmp_path, tmp_path))
        made[-1].start()
        wait_until(lambda: child(tmp_path) > 0)
        return made[-1]

    yield make
    for children in made:
        children.stop(patience=0)


def child(folder: Path) -> int:
    return noted_process(folder / "child")


def wait_until(true: Callable[[], bool], patience: float = 10) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("manner", ["willing", "stubborn"])
def test_stopping_ends_a_process_and_all_below_it(
    manner: str, family: Callable[[str], Children], tmp_path: Path
) -> None:
    children = family(manner)
    worker, below = noted_process(tmp_path / "worker.pid"), child(tmp_path)
    assert is_alive(worker, manner)
    assert os.getsid(worker) == worker != os.getsid(0)
    children.stop(patience=0.3)
    assert not is_alive(worker, manner)
    wait_until(lambda: not is_alive(below, "1000.125"))
    assert not (tmp_path / "worker.pid").exists()


def test_one_that_dies_is_started_again_after_a_pause_that_doubles(
    family: Callable[[str], Children], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = family("willing")
    assert children.watch() == []
    ahead = 0.0
    monkeypatch.setattr(module.time, "monotonic", lambda: time.perf_counter() + ahead)
    for pause in ("1 s", "2 s", "4 s"):
        worker, below = noted_process(tmp_path / "worker.pid"), child(tmp_path)
        os.kill(worker, signal.SIGKILL)
        told: list[str] = []
        wait_until(lambda told=told: bool(told.extend(children.watch()) or told))  # type: ignore[misc]
        assert f"worker ended unasked; starting it again in {pause}" in told[0]
        wait_until(lambda below=below: not is_alive(below, "1000.125"))  # type: ignore[misc]
        assert children.watch() == []
        ahead += 30
        assert children.watch() == []
        assert noted_process(tmp_path / "worker.pid") != worker
        wait_until(lambda below=below: child(tmp_path) not in (0, below))  # type: ignore[misc]


def test_what_they_print_is_kept_for_us_alone(family: Callable[[str], Children], tmp_path: Path) -> None:
    family("willing")
    wait_until(lambda: (tmp_path / "worker.log").read_text() == "started\n")
    assert (tmp_path / "worker.log").stat().st_mode & 0o777 == 0o600


def test_a_log_that_has_grown_large_is_put_aside_while_it_is_written(
    family: Callable[[str], Children], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    children = family("willing")
    wait_until(lambda: (tmp_path / "worker.log").read_text() == "started\n")
    monkeypatch.setattr(processes, "LARGEST_LOG", 7)
    children.watch()
    assert (tmp_path / "worker.log").read_text() == ""
    assert (tmp_path / "worker.log.1").read_text() == "started\n"
    assert (tmp_path / "worker.log.1").stat().st_mode & 0o777 == 0o600


def test_the_product_is_a_web_server_on_this_machine_only_a_worker_and_a_clock(tmp_path: Path) -> None:
    web, worker, beat = product(8123, tmp_path)
    assert [recipe.name for recipe in (web, worker, beat)] == ["web", "worker", "beat"]
    assert "127.0.0.1:8123" in web.command
    assert "prefork" in worker.command
    assert str(tmp_path / "beat" / "schedule") in beat.command
