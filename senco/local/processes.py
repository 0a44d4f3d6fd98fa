"""Looks at processes by number: a number alone proves nothing, so its command line is read too."""

import os
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

LARGEST_LOG = 5_000_000  # bytes


def is_alive(process: int, word: str) -> bool:
    """Whether that process runs, is no zombie, and has `word` as one word of its command line."""
    if process <= 0:
        return False
    try:
        state = Path(f"/proc/{process}/stat").read_text(errors="replace").rpartition(")")[2].split()[0]
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except (OSError, IndexError):
        return False
    return state not in "ZX" and os.fsencode(word) in words


def noted_process(note: Path) -> int:
    """The process number on the first line of a file; 0 where there is none."""
    try:
        return int(note.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return 0


def end(process: int, word: str, patience: float = 10) -> None:
    """End a process that has `word` on its command line: SIGTERM, and SIGKILL after `patience` seconds."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + patience
        while is_alive(process, word):
            with suppress(ProcessLookupError):
                os.kill(process, sign)
            if time.monotonic() > deadline:
                break
            time.sleep(0.1)


def turn_over(log: Path) -> None:
    """Put the content of a log that has grown large aside, keeping one older; whoever writes to it goes on writing."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        shutil.copy2(log, log.with_name(f"{log.name}.1"))
        os.truncate(log, 0)


def last_lines(log: Path, count: int = 20) -> str:
    """The last lines of a log, for somebody who has to find out what went wrong."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return "\n".join(lines[-count:])


def starter() -> tuple[str, ...]:
    """Words before a command that make its process end with us, also if we are killed and cannot end it."""
    return ("setpriv", "--pdeathsig", "TERM", "--") if shutil.which("setpriv") else ()
