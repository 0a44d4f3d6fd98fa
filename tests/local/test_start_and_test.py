"""bin/start and bin/test from set-up to stop, with real servers and fake processes in place of the product's."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from senco.env import read_file
from senco.local.commands import run_tests
from senco.local.processes import is_alive, noted_process
from senco.local.stack import Stack, renewed
from senco.local.valkey import free_port


@pytest.fixture
def run(fake_start: list[str], clean_environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def once(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*fake_start, *words], capture_output=True, text=True, timeout=60, env={**clean_environ, **more}
        )

    return once


@pytest.fixture
def started(fake_start: list[str], clean_environ: dict[str, str]) -> Callable[..., Any]:
    """Starts the product, waits for its last line, and ends it afterwards whatever happens."""

    @contextmanager
    def begun(*words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
        process = subprocess.Popen(
            [*fake_start, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=clean_environ
        )
        assert process.stdout
        lines = []
        try:
            for line in process.stdout:
                lines.append(line)
                if "Ctrl-C stops it" in line:
                    break
            yield process, "".join(lines)
        finally:
            process.terminate()
            process.communicate(timeout=30)

    return begun


def calls(checkout: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (checkout / "called.jsonl").read_text().splitlines()]


def processes_naming(folder: Path) -> list[int]:
    """All processes that have the folder on their command line or as their working folder: servers and children."""
    found = []
    for process in filter(str.isdecimal, os.listdir("/proc")):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
            words = Path(f"/proc/{process}/cmdline").read_bytes() + os.fsencode(os.readlink(f"/proc/{process}/cwd"))
        except OSError:
            continue
        if state not in "ZX" and os.fsencode(folder) in words:
            found.append(int(process))
    return found


def wait_until(true: Callable[[], bool], patience: float = 15) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_starts_runs_mends_itself_and_leaves_nothing_running(
    started: Callable[..., Any], run: Callable[..., Any], fake_checkout: Path
) -> None:
    port = free_port()
    var = fake_checkout / "var"
    with started("start", "--port", str(port)) as (process, printed):
        assert f"Senco runs at  http://localhost:{port}" in printed
        assert "SENCO  senco@example.org  a password" in printed
        words = [call["words"] for call in calls(fake_checkout)]
        assert words == [
            ["migrate", "--noinput"],
            ["demo_school", "--if-empty"],
            ["collectstatic", "--noinput"],
            ["demo_school", "--show-sign-ins"],
        ]
        assert [call["SENCO_AS_OWNER"] for call in calls(fake_checkout)] == ["1", None, None, None]
        values = read_file(var / "senco.env")
        assert {name: values[name] for name in ("DATABASE_URL", "REDIS_URL", "BASE_URL")}.items() <= calls(
            fake_checkout
        )[0].items()
        assert (var / "senco.env").stat().st_mode & 0o777 == 0o600
        assert not [path for path in var.iterdir() if path.is_dir() and path.stat().st_mode & 0o077]

        second = run("start", "--port", str(free_port()))
        assert second.returncode == 1
        assert f"already runs on {var} (process {process.pid})" in second.stderr
        other_port = run("start", "--port", str(port), "--data", str(fake_checkout / "other"))
        assert other_port.returncode == 1
        assert f"Another program uses port {port}" in other_port.stderr
        assert not (fake_checkout / "other").exists()

        for note in (
            var / "postgres" / "data" / "postmaster.pid",
            var / "valkey" / "valkey.pid",
            var / "run" / "web.pid",
        ):
            killed = noted_process(note)
            assert killed > 1
            os.kill(killed, signal.SIGKILL)
            wait_until(lambda note=note, killed=killed: noted_process(note) not in (0, killed))  # type: ignore[misc]
        wait_until(lambda: can_connect(values["DATABASE_URL"]))

        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
        assert process.returncode == 0
        assert "PostgreSQL ended unasked" in rest
        assert rest.endswith("Stopping ...\nStopped.\n")
    assert processes_naming(fake_checkout) == []


def can_connect(address: str) -> bool:
    try:
        with closing(psycopg2.connect(address)):
            return True
    except psycopg2.Error:
        return False


def test_after_the_parent_was_killed_the_next_start_takes_over_and_set_up_alone_stops_again(
    started: Callable[..., Any], run: Callable[..., Any], fake_checkout: Path
) -> None:
    data = fake_checkout / "kept"
    with started("start", "--port", str(free_port()), "--data", str(data), "--no-demo") as (process, _):
        assert ["demo_school", "--if-empty"] not in [call["words"] for call in calls(fake_checkout)]
        before = read_file(data / "senco.env")
        worker = noted_process(data / "run" / "worker.pid")
        process.kill()
        process.wait()
        wait_until(lambda: not is_alive(worker, str(data)))
    with (data / "senco.env").open("a") as file:
        file.write("EMAIL_FROM=Mine <me@school.example>\n")
    with started("start", "--port", str(free_port()), "--data", str(data)) as (process, _):
        after = read_file(data / "senco.env")
        assert after["SECRET_KEY"] == before["SECRET_KEY"]
        assert after["DATABASE_URL"] == before["DATABASE_URL"]
        assert after["EMAIL_FROM"] == "Mine <me@school.example>"
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert process.returncode == 0
    assert processes_naming(fake_checkout) == []
    done = run("start", "--setup-only", "--data", str(data))
    assert (done.returncode, done.stderr) == (0, "")
    asked = [call["words"][0] for call in calls(fake_checkout)]
    assert asked[-1] == "demo_school"
    assert asked.count("collectstatic") == 1  # nothing changed since the first start
    assert processes_naming(fake_checkout) == []


OUTSIDE = {
    "DATABASE_URL": "postgresql://app_rt:x@db.example/senco",
    "DATABASE_OWNER_URL": "postgresql://app_owner:x@db.example/senco",
    "REDIS_URL": "redis://broker.example/0",
}


def test_servers_named_in_the_environment_are_used_and_none_is_started(
    run: Callable[..., Any], fake_checkout: Path
) -> None:
    data = fake_checkout / "var"
    half = run("start", "--setup-only", DATABASE_URL=OUTSIDE["DATABASE_URL"])
    assert half.returncode == 1
    assert "DATABASE_OWNER_URL is not set" in half.stderr
    assert run("start", "--setup-only", **OUTSIDE).returncode == 0
    assert OUTSIDE.items() <= calls(fake_checkout)[0].items()
    assert not (data / "postgres").exists()
    assert not (data / "valkey").exists()
    assert not [name for name in read_file(data / "senco.env") if name in OUTSIDE]


def test_a_command_that_fails_ends_the_start_and_is_shown(run: Callable[..., Any], fake_checkout: Path) -> None:
    (fake_checkout / "fail").write_text("migrate")
    failed = run("start", **OUTSIDE)
    assert failed.returncode == 1
    assert "'manage.py migrate --noinput' failed:\nthis command was told to fail" in failed.stderr
    assert len(calls(fake_checkout)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "80000"], "from 1 to 65535"),
        (["--prot", "1"], "unrecognized"),
        (["--data", "manage.py"], "not a folder"),
    ],
)
def test_options_that_cannot_be_used_are_explained(
    words: list[str], said: str, run: Callable[..., Any], fake_checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fake_checkout)
    refused = run("start", "--setup-only", *words)
    assert refused.returncode > 0
    assert said in refused.stderr


def test_chosen_tests_get_a_product_of_their_own(run: Callable[..., Any], fake_checkout: Path) -> None:
    ended = run("test", "-k", "passes", DATABASE_URL="postgresql://someone:x@real.example/school")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "1 passed in" in ended.stdout
    seen = json.loads((fake_checkout / "seen").read_text())
    assert "real.example" not in "".join(seen.values())
    assert seen["SENCO_STACK_URL"].startswith("http://localhost:")
    assert not Path(seen["SENCO_STACK_DATA"]).exists()
    assert processes_naming(Path(seen["SENCO_STACK_DATA"])) == []


@pytest.mark.parametrize(("chosen", "status"), [("fails", 1), ("no_such_test", 5)])
def test_a_test_that_fails_or_none_at_all_is_a_failure(
    chosen: str, status: int, fake_checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    stack = Stack(fake_checkout, fake_checkout / "var", 1, {})
    environ = {**os.environ, "SENCO_STACK_URL": stack.url}
    assert run_tests(stack, ["-n0", "-k", chosen], environ) == status


def test_lines_of_ones_own_in_the_settings_file_are_kept_and_ours_renewed() -> None:
    first = renewed("", {"SECRET_KEY": "a", "DATABASE_URL": "embedded"})
    mine = first + "# mine\nEMAIL_URL=smtp://mail.example\n"
    second = renewed(mine, {"SECRET_KEY": "b"})
    assert second.count("SECRET_KEY=b") == 1
    assert "embedded" not in second
    assert second.endswith("# mine\nEMAIL_URL=smtp://mail.example\n")
    assert renewed(second, {"SECRET_KEY": "b"}) == second


def test_a_port_that_only_the_other_localhost_uses_is_taken_too() -> None:
    from senco.local.problem import LocalProblem
    from senco.local.web import refuse_taken_port

    port = free_port()
    refuse_taken_port(port)
    with socket.socket(socket.AF_INET6) as other:
        other.bind(("::1", port))
        other.listen()
        with pytest.raises(LocalProblem, match=f"uses port {port}"):
            refuse_taken_port(port)
