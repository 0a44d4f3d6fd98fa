"""pg_dump and pg_restore: found in the version that fits the server, run without a secret among their arguments."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from senco.backups.errors import BackupProblem
from senco.env import DatabaseAddress
from senco.local.postgres import find_programs
from senco.local.problem import LocalProblem

PACKAGES = Path("/usr/lib/postgresql")  # where Debian keeps each version's own


@dataclass(frozen=True)
class Clients:
    """The two programs of one version of PostgreSQL."""

    folder: Path
    major: int

    @property
    def dump(self) -> Path:
        return self.folder / "pg_dump"

    @property
    def restore(self) -> Path:
        return self.folder / "pg_restore"


def clients_for(server: int) -> Clients:
    """The programs of the server's own major version, else the next newer; an older pg_dump cannot read a newer server."""
    found = sorted(installed(), key=lambda clients: clients.major)
    for clients in found:
        if clients.major >= server:
            return clients
    if not found:
        raise BackupProblem(f"There is no pg_dump here. Install the package postgresql-client-{server}.")
    newest = found[-1]
    raise BackupProblem(
        f"The database server is PostgreSQL {server}, and the newest pg_dump here is {newest.major} ({newest.dump}), "
        f"which cannot read it. Install the package postgresql-client-{server}."
    )


def installed() -> list[Clients]:
    """All versions on this machine: on the PATH, in Debian's folders, beside the embedded server."""
    on_path = shutil.which("pg_dump")
    folders = [Path(on_path).parent] if on_path else []
    folders += sorted(PACKAGES.glob("*/bin"))
    with suppress(LocalProblem):
        folders.append(find_programs())
    return [Clients(folder, major) for folder in folders if (major := _major(folder))]


def _major(folder: Path) -> int | None:
    if not (folder / "pg_restore").is_file():
        return None
    try:
        told = subprocess.run(  # noqa: S603
            [folder / "pg_dump", "--version"], capture_output=True, text=True, timeout=20, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r"\) (\d+)", told)
    return int(match[1]) if match else None


@contextmanager
def signed_in(login: DatabaseAddress) -> Iterator[dict[str, str]]:
    """The environment in which a program signs in as a role: its password stands in a file that only we may read."""
    handle, name = tempfile.mkstemp(prefix="senco-pass-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"*:*:*:{_in_passfile(login.user)}:{_in_passfile(login.password)}\n")
        kept = {word: value for word, value in os.environ.items() if word in ("PATH", "HOME", "TMPDIR")}
        yield {**kept, "LC_ALL": "C", "PGPASSFILE": name, "PGAPPNAME": "senco backup"}
    finally:
        Path(name).unlink(missing_ok=True)


def where(login: DatabaseAddress) -> str:
    """How to reach a database, for ``--dbname``; without the password."""
    words = {"user": login.user, "host": login.host, "port": login.port, "dbname": login.name, **login.options}
    return " ".join(f"{name}={_in_address(value)}" for name, value in words.items() if value)


def start(words: Sequence[str | Path], environ: dict[str, str]) -> "subprocess.Popen[str]":
    """Start one of the programs; its complaints are read by `finish`."""
    return subprocess.Popen(  # noqa: S603
        [str(word) for word in words],
        env=environ,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )


def finish(process: "subprocess.Popen[str]") -> str | None:
    """Wait for a program; None where all was well, else its first complaint without any value of a row."""
    _, told = process.communicate()
    if process.returncode == 0:
        return None
    lines = [line for line in told.splitlines() if "error:" in line] or told.strip().splitlines()
    return without_values(lines[0]) if lines else f"it ended with status {process.returncode}"


def without_values(line: str) -> str:
    """A complaint of the server's up to the value it may quote (``invalid input syntax for type date: "…"``)."""
    return re.sub(r'(ERROR: .*?): ".*', r"\1", line)[:300]


def _in_passfile(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _in_address(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
