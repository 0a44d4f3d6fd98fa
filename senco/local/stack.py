"""The whole product on one data folder: servers, addresses, processes, each undone in reverse order."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from senco import env
from senco.local import roles
from senco.local.children import Children, Recipe, product
from senco.local.folder import DataFolder, write_private
from senco.local.postgres import Postgres
from senco.local.problem import LocalProblem
from senco.local.processes import turn_over
from senco.local.valkey import Valkey

DATABASE = "senco"
ROLE_OF_VARIABLE = {
    "DATABASE_URL": "app_rt",
    "DATABASE_OWNER_URL": "app_owner",
    "DATABASE_BACKUP_URL": "app_backup",
}
TITLE = "# Written at each start. The values below are renewed then; lines with other names are kept.\n"


class Interrupted(Exception):
    """The person, or the system, asked us to stop while something was under way."""


class Stack:
    """A running product; leaving the ``with`` block stops all it started. Servers named in `environ` are only used."""

    def __init__(
        self,
        checkout: Path,
        data: Path,
        port: int,
        environ: Mapping[str, str],
        *,
        throwaway: bool = False,
        recipes: Callable[[int, Path], Iterable[Recipe]] = product,
    ) -> None:
        self.checkout = checkout
        self.folder = DataFolder(data)
        self.port = port
        self.given = dict(environ)
        self.environ = dict(environ)
        self.throwaway = throwaway
        self.recipes = recipes
        self.asked_to_stop = False
        self.postgres: Postgres | None = None
        self.valkey: Valkey | None = None
        self.children: Children | None = None
        self._undo = ExitStack()

    def __enter__(self) -> "Stack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._undo.close()

    @property
    def url(self) -> str:
        """The address for a browser on this machine. Passkeys work on `localhost` and never on 127.0.0.1."""
        return f"http://localhost:{self.port}"

    def start_servers(self) -> None:
        """Take the data folder, start what servers are missing, and write their addresses to ``senco.env``."""
        self.folder.prepare(trusted=self.folder.root == self.checkout / "var")
        self.folder.take()
        self._undo.callback(self.folder.release)
        values = {
            "SECRET_KEY": self.folder.secret("secret_key"),
            "BASE_URL": self.url,
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "TRIAL": "1",
            "EMAIL_FILE_DIR": str(self.folder.folder("mail")),
            **self._databases(),
            **self._broker(),
        }
        for name in ("beat", "log", "media", "run", "static"):
            self.folder.folder(name)
        values = {name: value for name, value in values.items() if not self._is_given(name)}
        file = self.folder.root / env.FILE_NAME
        write_private(file, renewed(file.read_text(encoding="utf-8") if file.exists() else "", values))
        self.environ = {**self.given, **values, "SENCO_DATA": str(self.folder.root), "PYTHONUNBUFFERED": "1"}

    def _databases(self) -> dict[str, str]:
        if any(self._is_given(name) for name in env.DATABASE_NAMES):
            for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
                if not self._is_given(name):
                    raise LocalProblem(
                        f"{name} is not set, but another database address is. Set DATABASE_URL and DATABASE_OWNER_URL "
                        "(manage.py prepare_database makes their roles), or neither to use the embedded PostgreSQL."
                    )
            return {}
        self.postgres = Postgres(self.folder, throwaway=self.throwaway)
        self._undo.callback(self.postgres.stop)
        self.postgres.start()
        addresses = {
            variable: self.postgres.address(role, self.folder.secret(role), DATABASE)
            for variable, role in ROLE_OF_VARIABLE.items()
        }
        roles.prepare(self.postgres.admin_address(), roles.logins(*addresses.values()))
        return addresses

    def _broker(self) -> dict[str, str]:
        if self._is_given("REDIS_URL"):
            return {}
        self.valkey = Valkey(self.folder)
        self._undo.callback(self.valkey.stop)
        self.valkey.start()
        return {"REDIS_URL": self.valkey.address}

    def _is_given(self, name: str) -> bool:
        return bool(self.given.get(name) or self.given.get(f"{name}_FILE"))

    def manage(self, *words: str, as_owner: bool = False) -> str:
        """Run a ``manage.py`` command to its end and return what it printed; all of it is kept in ``log/setup.log``."""
        environ = {**self.environ, **({"SENCO_AS_OWNER": "1"} if as_owner else {})}
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "manage.py", *words],
            cwd=self.checkout,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        printed = self._printed_by(process)
        log = self.folder.folder("log") / "setup.log"
        turn_over(log)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ manage.py {' '.join(words)}\n{printed}\n")
        if self.asked_to_stop:
            raise Interrupted
        if process.returncode != 0:
            tail = "\n".join(printed.splitlines()[-30:])
            raise LocalProblem(f"'manage.py {' '.join(words)}' failed:\n{tail}")
        return printed

    def _printed_by(self, process: subprocess.Popen[str]) -> str:
        while True:
            try:
                return process.communicate(timeout=0.1)[0]
            except subprocess.TimeoutExpired:
                if self.asked_to_stop:
                    process.terminate()

    def start_children(self) -> None:
        """Start web, worker and beat."""
        self.children = Children(
            tuple(self.recipes(self.port, self.folder.root)),
            self.checkout,
            self.environ,
            self.folder.folder("log"),
            self.folder.folder("run"),
        )
        self._undo.callback(self.children.stop)
        self.children.start()

    def watch(self) -> list[str]:
        """Start again whatever has died; returns what to tell the person. Call it several times a second."""
        told = []
        if self.postgres and not self.postgres.is_running():
            told.append(f"PostgreSQL ended unasked; starting it again. See {self.postgres.log}")
            self.postgres.start()
        if self.valkey and not self.valkey.is_running():
            told.append(f"Valkey ended unasked; starting it again. See {self.valkey.log}")
            self.valkey.start()
        return told + (self.children.watch() if self.children else [])

    def run_until_asked(self, tell: Callable[[str], None]) -> None:
        """Watch over everything until a signal asks us to stop."""
        while not self.asked_to_stop:
            for line in self.watch():
                tell(line)
            time.sleep(0.2)


def renewed(text: str, values: Mapping[str, str]) -> str:
    """The text of ``senco.env`` with these values; a database or broker that is not ours any more is left out."""
    renewable = {*values, *ROLE_OF_VARIABLE, "REDIS_URL", "SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "EMAIL_FILE_DIR"}
    kept = [
        line
        for line in text.splitlines()
        if line.partition("=")[0].strip() not in renewable and line.strip() != TITLE.strip()
    ]
    return TITLE + "".join(f"{line}\n" for line in [*(f"{n}={v}" for n, v in values.items()), *kept])
