"""The very commands of the containers, run here with the compose file's own environment and secrets, until all is well.

Only places differ: a secret's folder, the kept folder, the addresses of PostgreSQL and the broker, a port.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from senco.env import parse_database_url
from senco.local.folder import DataFolder
from senco.local.postgres import Postgres
from senco.local.valkey import find_program, free_port
from tests.deploy.composed import ROOT, dockerfile, image_variables, services

PATIENCE = 180  # seconds for a container to be well, on a busy machine


@dataclass
class Ship:
    """A place in which containers' commands run as plain processes."""

    top: Path
    postgres: Postgres
    web_port: int
    broker_port: int
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def places(self) -> dict[str, str]:
        """What stands in the files for a container, and what stands for it here."""
        return {
            "/run/secrets": str(self.top / "secrets"),
            "/var/lib/senco": str(self.top / "kept"),
            "/tmp/": f"{self.top}/tmp/",
            "0.0.0.0:8000": f"127.0.0.1:{self.web_port}",
            "/etc/valkey.conf": str(self.top / "valkey.conf"),
        }

    def here(self, text: str) -> str:
        """A word of the files with its places changed."""
        if text == "8000":
            return str(self.web_port)
        places = self.places
        return re.sub("|".join(map(re.escape, places)), lambda match: places[match[0]], text)

    def environ(self, name: str) -> dict[str, str]:
        """What a container of the service would find: the image's variables and the file's, and nothing of ours."""
        of_image = image_variables() if name in services() and "build" in services()[name] else {}
        told = {**of_image, **services().get(name, {}).get("environment", {})}
        path = f"{Path(sys.executable).parent}:{self.top / 'bin'}:{os.environ['PATH']}"
        found = {variable: self.here(value) for variable, value in told.items()}
        return {**found, "PATH": path, "HOSTNAME": socket.gethostname()}

    def words(self, name: str) -> list[str]:
        service = services()[name]
        return [self.here(word) for word in [*service.get("entrypoint", []), *service["command"]]]

    def run(self, name: str) -> None:
        """A one-shot service, to its end."""
        done = subprocess.run(
            self.words(name), cwd=ROOT, env=self.environ(name), capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, f"{name}: {done.stdout[-1500:]}{done.stderr[-3000:]}"

    def start(self, name: str) -> subprocess.Popen[bytes]:
        """A lasting service."""
        with (self.top / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                self.words(name), cwd=ROOT, env=self.environ(name), stdout=log, stderr=log, start_new_session=True
            )
        self.running.append(process)
        return process

    def healthy(self, name: str) -> bool:
        """What the service's own health check says once."""
        kind, *words = services()[name]["healthcheck"]["test"]
        if kind == "CMD-SHELL":
            words = ["sh", "-c", *words]
        done = subprocess.run(
            [self.here(word) for word in words], cwd=ROOT, env=self.environ(name), capture_output=True, timeout=60
        )
        return done.returncode == 0

    def log(self, name: str) -> str:
        return (self.top / f"{name}.log").read_text(errors="replace")[-3000:]

    def await_healthy(
        self, name: str, process: subprocess.Popen[bytes], check: Callable[[], bool] | None = None
    ) -> None:
        deadline = time.monotonic() + PATIENCE
        while not (check or (lambda: self.healthy(name)))():
            assert process.poll() is None, f"{name} ended with {process.returncode}: {self.log(name)}"
            assert time.monotonic() < deadline, f"{name} is not well: {self.log(name)}"
            time.sleep(0.5)

    def end(self, process: subprocess.Popen[bytes], patience: float = 20) -> int:
        """As `docker stop` does."""
        process.terminate()
        try:
            return process.wait(patience)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self.running.remove(process)


@pytest.fixture(scope="module")
def ship() -> Iterator[Ship]:
    with tempfile.TemporaryDirectory(prefix="senco-c-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = DataFolder(Path(name) / "server")
        folder.prepare()
        server = Postgres(folder, throwaway=True)
        server.start()
        ship = Ship(Path(name), server, free_port(), free_port())
        try:
            _lay_out(ship)
            yield ship
        finally:
            for process in list(reversed(ship.running)):
                with suppress(Exception):
                    ship.end(process)
            server.stop()


def _lay_out(ship: Ship) -> None:
    for name in ("tmp", "secrets", "bin", "kept/backups", "kept/media", "kept/open"):
        (ship.top / name).mkdir(parents=True, mode=0o700)
    admin = parse_database_url(ship.postgres.admin_address())
    (ship.top / "secrets" / "postgres_password").write_text(f"{admin.password}\n")
    (ship.top / "secrets" / "email_url").write_text(f"file://{ship.top}/mail\n")
    for name in ("tls_certificate", "tls_key"):
        (ship.top / "secrets" / name).write_text("the proxy's\n")
    subprocess.run([ROOT / "senco/deploy/make_secrets", ship.top / "secrets"], check=True, capture_output=True)
    for file in (ship.top / "secrets").glob("*_url"):
        text = re.sub(r"@postgres:5432/(\w+)", rf"@/\1?host={admin.host}&port={admin.port}", file.read_text())
        file.chmod(0o600)
        file.write_text(text.replace("@valkey:6379", f"@127.0.0.1:{ship.broker_port}"))
    (ship.top / "bin" / "valkey-server").symlink_to(find_program())
    settings = (ROOT / "senco/deploy/valkey.conf").read_text()
    for there, here in (
        ("0.0.0.0", "127.0.0.1"),
        ("port 6379", f"port {ship.broker_port}"),
        ("/data", f"{ship.top}/broker"),
    ):
        settings = settings.replace(there, here)
    (ship.top / "broker").mkdir()
    (ship.top / "valkey.conf").write_text(settings)


def test_everything_comes_up_in_its_order_and_is_healthy(ship: Ship) -> None:
    """One story, since each step needs the one before: broker, roles, tables, static files, then all that lasts."""
    broker = ship.start("valkey")
    ship.await_healthy("valkey", broker, lambda: _pong(ship))
    words = (ship.top / "secrets" / "valkey_password").read_text().strip()
    assert words.encode() not in Path(f"/proc/{broker.pid}/cmdline").read_bytes()

    ship.run("prepare_database")
    ship.run("migrate")
    _collect_static(ship)

    web, worker, beat, backup = (ship.start(name) for name in ("web", "worker", "beat", "backup"))
    assert not ship.healthy("web") or web.poll() is None
    for name, process in (("web", web), ("worker", worker), ("beat", beat), ("backup", backup)):
        ship.await_healthy(name, process)

    page = _get(ship, "/account/login/")
    assert "200 OK" in page and "Sign in" in page
    # The proxy said that it was by HTTPS, so the cookie is for HTTPS only.
    assert "__Host-" in page or "Secure" in page
    style = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', page)
    assert style, "the pages ask for the files that were collected into the image"
    assert "200 OK" in _get(ship, style[1])

    ship.await_healthy("worker", worker, lambda: '"worker": "ok"' in _get(ship, "/statusz"))
    ship.await_healthy("backup", backup, lambda: "is proven" in ship.log("backup"))
    assert '"backup": "ok"' in _get(ship, "/statusz")

    assert ship.end(beat) == 0, ship.log("beat")
    assert ship.end(worker) == 0, ship.log("worker")
    assert ship.end(web) == 0, ship.log("web")
    assert ship.end(backup) in (0, 143), ship.log("backup")
    assert not ship.healthy("web")
    assert not ship.healthy("worker")


def _pong(ship: Ship) -> bool:
    """valkey-cli is in the server's image and not here; the question is the same."""
    import redis

    try:
        return bool(redis.Redis.from_url((ship.top / "secrets" / "redis_url").read_text().strip()).ping())
    except redis.RedisError:
        return False


def _collect_static(ship: Ship) -> None:
    (line,) = [rest for word, rest in dockerfile() if word == "RUN" and "collectstatic" in rest]
    environ = {name: ship.here(value) for name, value in image_variables().items()}
    environ["PATH"] = ship.environ("web")["PATH"]
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]


def _get(ship: Ship, path: str) -> str:
    """A request as the proxy passes it on."""
    host = services()["web"]["environment"]["BASE_URL"].removeprefix("https://")
    with socket.create_connection(("127.0.0.1", ship.web_port), timeout=20) as line:
        head = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n"
        line.sendall(f"{head}Connection: close\r\n\r\n".encode())
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer.decode(errors="replace")


def test_a_wrong_word_to_the_health_check_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "senco/deploy/healthy.py", "well?"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "healthy.py answers 8000" in done.stderr


def test_a_file_that_is_too_old_or_not_there_is_not_fresh(tmp_path: Path) -> None:
    def check(seconds: Any) -> int:
        words = [sys.executable, "senco/deploy/healthy.py", "fresh", str(tmp_path / "beat"), str(seconds)]
        return subprocess.run(words, cwd=ROOT, check=False).returncode

    assert check(60) == 1
    (tmp_path / "beat.db").write_text("x")
    assert check(60) == 0
    os.utime(tmp_path / "beat.db", (time.time() - 61,) * 2)
    assert check(60) == 1
