"""The product's own processes: started together, started again when they die, ended in reverse order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from senco.local.processes import starter, turn_over

LONGEST_PAUSE = 30.0  # seconds between two attempts at the most
SETTLED = 60.0  # seconds after which a process counts as well, and its next death as its first


@dataclass(frozen=True)
class Recipe:
    """A process to run: its name (also of its log) and its command."""

    name: str
    command: tuple[str, ...]


def product(port: int, data: Path) -> tuple[Recipe, ...]:
    """Web server, worker and clock of the product, in the order they start."""
    python = sys.executable
    web = (
        *("-m", "gunicorn", "senco.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket"),
        *("--workers", "2", "--worker-class", "gthread", "--threads", "4", "--graceful-timeout", "5"),
    )
    celery = ("-m", "celery", "-A", "senco")
    processes = str(min(2, os.cpu_count() or 1))
    worker = ("worker", "--pool", "prefork", "--concurrency", processes, "--without-gossip", "--without-mingle")
    beat = ("beat", "--schedule", str(data / "beat" / "schedule"), "--pidfile", "")
    return (
        Recipe("web", (python, *web)),
        Recipe("worker", (python, *celery, *worker, "--loglevel", "WARNING")),
        Recipe("beat", (python, *celery, *beat, "--loglevel", "WARNING")),
    )


@dataclass
class _Child:
    recipe: Recipe
    process: subprocess.Popen[bytes]
    started: float
    deaths: int = 0
    again_at: float = 0.0


@dataclass
class Children:
    """Runs the recipes in `checkout` with `environ`; logs go to `logs`, each process's number to `notes`."""

    recipes: Sequence[Recipe]
    checkout: Path
    environ: Mapping[str, str]
    logs: Path
    notes: Path
    _running: list[_Child] = field(default_factory=list)

    def start(self) -> None:
        """Start all, in order."""
        for recipe in self.recipes:
            self._running.append(_Child(recipe, self._launch(recipe), time.monotonic()))

    def watch(self) -> list[str]:
        """Start again what has died, after a pause that doubles each time; returns what to tell the person."""
        told, now = [], time.monotonic()
        for child in self._running:
            turn_over(self.logs / f"{child.recipe.name}.log")
            if not child.again_at and has_ended(child.process):
                end_session(child.process)
                child.deaths = 1 if now - child.started > SETTLED else child.deaths + 1
                pause = min(LONGEST_PAUSE, 0.5 * 2**child.deaths)
                child.again_at = now + pause
                log = self.logs / f"{child.recipe.name}.log"
                told.append(f"{child.recipe.name} ended unasked; starting it again in {pause:.0f} s. See {log}")
            elif child.again_at and now >= child.again_at:
                child.process, child.started, child.again_at = self._launch(child.recipe), now, 0.0
        return told

    def stop(self, patience: float = 15) -> None:
        """End all in reverse order; together they have `patience` seconds to finish what they have in hand."""
        deadline = time.monotonic() + patience
        for child in reversed(self._running):
            if child.process.returncode is None:
                child.process.terminate()
        for child in reversed(self._running):
            while not has_ended(child.process) and time.monotonic() < deadline:
                time.sleep(0.02)
            end_session(child.process)
            (self.notes / f"{child.recipe.name}.pid").unlink(missing_ok=True)
        self._running.clear()

    def _launch(self, recipe: Recipe) -> subprocess.Popen[bytes]:
        with _private(self.logs / f"{recipe.name}.log") as file:
            process = subprocess.Popen(  # noqa: S603
                [*starter(), *recipe.command],
                cwd=self.checkout,
                env=dict(self.environ),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        (self.notes / f"{recipe.name}.pid").write_text(f"{process.pid}\n")
        return process


def _private(log: Path) -> IO[bytes]:
    return os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a child has ended. It stays unburied, so that its number is given to no other process yet."""
    if process.returncode is not None:
        return True
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def end_session(process: subprocess.Popen[bytes]) -> None:
    """End at once all that is left of a child that leads its own session, then bury it."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
