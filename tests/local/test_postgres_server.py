"""The embedded PostgreSQL starts from any folder, after any accident, and changes nothing around it."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg2
import pytest

from senco.env import DatabaseAddress, parse_database_url
from senco.local import account as accounts
from senco.local.account import Account
from senco.local.folder import DataFolder
from senco.local.postgres import LONGEST_SOCKET, Postgres, socket_folder
from senco.local.problem import LocalProblem
from senco.local.processes import noted_process

Modes = Callable[[Path], dict[Path, int]]
Folders = Callable[[Path], DataFolder]


def connected(address: str):  # type: ignore[no-untyped-def]
    """A connection of psycopg2's own reading of the address."""
    return closing(psycopg2.connect(address))


def answer(postgres: Postgres, query: str = "SELECT 1") -> str:
    with connected(postgres.admin_address()) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])


@contextmanager
def running(folder: DataFolder) -> Iterator[Postgres]:
    postgres = Postgres(folder, throwaway=True)
    postgres.start()
    try:
        yield postgres
    finally:
        postgres.stop()
    assert not postgres.is_running()


def test_it_listens_on_a_socket_only_and_checks_its_pages(server: Postgres) -> None:
    assert answer(server, "SHOW listen_addresses") == ""
    assert answer(server, "SHOW unix_socket_permissions") == "0700"
    assert answer(server, "SHOW data_checksums") == "on"
    assert answer(server, "SHOW server_encoding") == "UTF8"


def test_nobody_gets_in_without_a_password(server: Postgres) -> None:
    place = parse_database_url(server.admin_address())
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(host=place.host, port=place.port, user="postgres", dbname="postgres", password="")
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(host=place.host, port=place.port, user="postgres", dbname="postgres", password="guess")


def test_a_running_server_is_taken_over(server: Postgres) -> None:
    second = Postgres(server.folder)
    began = time.monotonic()
    second.start()
    assert time.monotonic() - began < 2
    assert second.sockets == server.sockets
    assert noted_process(second.data / "postmaster.pid") == noted_process(server.data / "postmaster.pid")
    assert answer(second) == "1"


def test_a_long_and_odd_path_below_a_closed_folder_works_and_no_mode_around_it_changes(
    short_folder: Path, data_folder: Folders, modes: Modes
) -> None:
    name = "a folder, with 'odd' and (some) letters; like \u00e9, " + "d" * 100
    closed = short_folder / "closed"
    closed.mkdir(mode=0o700)
    above, below_tmp = modes(closed), {path: path.lstat().st_mode for path in Path("/tmp").glob("senco-t-*")}
    with running(data_folder(closed / name)) as postgres:
        assert len(os.fsencode(postgres.sockets)) < LONGEST_SOCKET
        assert answer(postgres) == "1"
        assert oct(postgres.sockets.stat().st_mode & 0o777) == "0o700"
        sockets = postgres.sockets
    assert not sockets.exists()
    assert modes(closed) == above
    assert {path: path.lstat().st_mode for path in below_tmp if path.exists()}.items() <= below_tmp.items()


def test_all_is_closed_to_others_also_when_those_above_are_closed_or_opened_later(
    short_folder: Path, data_folder: Folders, modes: Modes
) -> None:
    for mode in (0o755, 0o700, 0o755):
        short_folder.chmod(mode)
        above = modes(short_folder)
        with running(data_folder(short_folder / "data")) as postgres:
            assert answer(postgres) == "1"
            assert postgres.folder.root.stat().st_mode & 0o067 == 0
            assert (postgres.folder.root / "secrets" / "postgres").stat().st_mode & 0o777 == 0o600
            for path in (postgres.home, postgres.data, postgres.sockets):
                assert (path.stat().st_mode & 0o777, path.stat().st_uid) == (0o700, postgres.account.uid)
            # Written by the server itself, so it runs as that account.
            assert (postgres.data / "postmaster.pid").stat().st_uid == postgres.account.uid
            assert not list(postgres.home.glob("*.new*"))
        assert modes(short_folder) == above


def test_below_a_closed_folder_it_runs_also_where_no_user_namespace_may_be_made(
    short_folder: Path, data_folder: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "AS_NOBODY_IN_A_NAMESPACE", ("false",))
    short_folder.chmod(0o700)
    with running(data_folder(short_folder / "data")) as postgres:
        assert answer(postgres) == "1"
        status = Path(f"/proc/{noted_process(postgres.data / 'postmaster.pid')}/status").read_text()
    lines = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert set(lines["Uid"].split()) == {str(postgres.account.uid)} != {"0"}
    # Root's server may pass closed folders; it has no other right of root's, nor a way to one.
    held = {int(lines[name], 16) for name in ("CapPrm", "CapEff", "CapAmb")}
    if os.geteuid() == 0:
        assert held == {int(lines["CapBnd"], 16)}
        assert next(iter(held)).bit_count() == 1
    else:
        assert held == {0}


def test_where_nothing_lets_it_pass_root_is_told_what_to_do(
    short_folder: Path, data_folder: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "_works", lambda *words: False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(DataFolder, "admit", lambda self, gid: None)
    folder = data_folder(short_folder / "data")
    with pytest.raises(LocalProblem, match="Start as an ordinary user, or keep the checkout"):
        accounts.choose_account(folder, Path("/usr/bin/true"))
    assert folder.root.stat().st_mode & 0o777 == 0o700


def test_it_starts_again_after_a_kill_with_clients_and_when_a_stranger_bears_its_number(
    short_folder: Path, data_folder: Folders
) -> None:
    folder = data_folder(short_folder / "data")
    with running(folder) as postgres:
        with connected(postgres.admin_address()) as client, client, client.cursor() as cursor:
            cursor.execute("CREATE TABLE kept AS SELECT 7 AS number")
        clients = [psycopg2.connect(postgres.admin_address()) for _ in range(3)]

        busy = threading.Thread(target=work_until_ended, args=[clients[0]])
        busy.start()
        killed = noted_process(postgres.data / "postmaster.pid")
        time.sleep(0.1)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: not postgres.is_running())
        postgres.start()
        assert noted_process(postgres.data / "postmaster.pid") != killed
        assert answer(postgres, "SELECT number FROM kept") == "7"
        busy.join()
        for client in clients:
            client.close()
        note = postgres.data / "postmaster.pid"
        _, _, rest = note.read_text().partition("\n")
    note.write_text(f"{os.getpid()}\n{rest}")
    os.chown(note, postgres.account.uid, postgres.account.gid)
    assert not postgres.is_running()
    with running(folder) as again:
        assert answer(again, "SELECT number FROM kept") == "7"


def test_a_path_that_the_shell_would_read_otherwise_is_refused(tmp_path: Path, data_folder: Folders) -> None:
    with pytest.raises(LocalProblem, match="Choose another --data"):
        Postgres(data_folder(tmp_path / "$HOME"))


def test_data_of_another_version_are_not_touched(server: Postgres) -> None:
    other = Postgres(server.folder)
    other.data = server.home / "older"
    other.data.mkdir()
    (other.data / "PG_VERSION").write_text("15\n")
    with pytest.raises(LocalProblem, match="made by PostgreSQL 15; this is 18"):
        other.start()


def test_a_short_folder_that_somebody_else_has_taken_is_not_used(tmp_path: Path) -> None:
    wanted = Path("/tmp") / ("x" * 100) / tmp_path.name
    account = Account(os.geteuid(), os.getegid(), switch=True)
    first = socket_folder(wanted, account)
    assert socket_folder(wanted, account) == first
    first.mkdir(mode=0o777)
    first.chmod(0o777)
    second = socket_folder(wanted, account)
    first.rmdir()
    second.rmdir()
    assert second != first


def test_addresses_survive_being_written_and_read(server: Postgres) -> None:
    read = parse_database_url(server.address("a user", "p@ss/word:?#", "senco"))
    assert read == DatabaseAddress("a user", "p@ss/word:?#", str(server.sockets), "5432", "senco", {})


def work_until_ended(client) -> None:  # type: ignore[no-untyped-def]
    with client.cursor() as cursor, suppress(psycopg2.Error):
        cursor.execute("SELECT pg_sleep(1)")


def wait_until(true: Callable[[], bool], patience: float = 10) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)
