"""The programs that fit the server are found, and no password is among anybody's arguments."""

import os
import stat
from pathlib import Path

import pytest

from senco.backups import clients
from senco.backups.errors import BackupProblem
from senco.env import DatabaseAddress

LOGIN = DatabaseAddress("a user", "p:a\\ss'wörd", "/run/a b", "5433", "sen'co", {"sslmode": "require"})


def version(folder: Path, told: str) -> Path:
    folder.mkdir(parents=True)
    for name in ("pg_dump", "pg_restore"):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {told}'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with a version 15 on its PATH and a 17 in Debian's place, and no embedded server."""
    on_path = version(tmp_path / "bin", "15.18 (Debian 15.18-0+deb12u1)")
    version(tmp_path / "lib" / "17" / "bin", "17.10")
    monkeypatch.setenv("PATH", f"{on_path}:{os.environ['PATH']}")
    monkeypatch.setattr(clients, "PACKAGES", tmp_path / "lib")
    monkeypatch.setattr(clients, "find_programs", lambda: tmp_path / "nowhere")
    return tmp_path


def test_the_servers_own_version_is_taken_else_the_next_newer(machine: Path) -> None:
    assert clients.clients_for(15).folder == machine / "bin"
    assert clients.clients_for(16).major == 17
    assert clients.clients_for(17).dump == machine / "lib" / "17" / "bin" / "pg_dump"


def test_a_server_newer_than_every_pg_dump_is_said_with_what_to_install(machine: Path) -> None:
    with pytest.raises(
        BackupProblem, match=r"server is PostgreSQL 18.*newest pg_dump here is 17.*postgresql-client-18"
    ):
        clients.clients_for(18)


def test_a_machine_without_any_is_told_what_to_install(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(machine / "empty"))
    monkeypatch.setattr(clients, "PACKAGES", machine / "empty")
    with pytest.raises(BackupProblem, match="no pg_dump here. Install the package postgresql-client-16"):
        clients.clients_for(16)


def test_the_embedded_servers_own_are_found_without_a_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(clients, "PACKAGES", tmp_path)
    assert clients.clients_for(18).major == 18


def test_the_password_stands_in_a_closed_file_that_is_gone_afterwards() -> None:
    with clients.signed_in(LOGIN) as environ:
        file = Path(environ["PGPASSFILE"])
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_text() == "*:*:*:a user:p\\:a\\\\ss'wörd\n"
        assert LOGIN.password not in " ".join(environ.values())
    assert not file.exists()


def test_a_variable_of_the_callers_does_not_lead_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "elsewhere.example")
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:secret@b/c")
    with clients.signed_in(LOGIN) as environ:
        assert not [name for name in environ if name in ("PGHOST", "DATABASE_URL")]


def test_the_place_names_everything_but_the_password() -> None:
    place = clients.where(LOGIN)
    assert place == "user='a user' host='/run/a b' port='5433' dbname='sen\\'co' sslmode='require'"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            'pg_restore: error: COPY failed for table "pupils_pupil": ERROR:  invalid input syntax for type date: "Ada"',
            'pg_restore: error: COPY failed for table "pupils_pupil": ERROR:  invalid input syntax for type date',
        ),
        ("pg_restore: error: could not read from input file: end of file",) * 2,
    ],
)
def test_a_complaint_loses_the_value_it_quotes(said: str, told: str) -> None:
    assert clients.without_values(said) == told


def test_a_program_that_fails_is_told_by_its_first_error_and_not_by_the_row(tmp_path: Path) -> None:
    program = tmp_path / "fails"
    program.write_text(
        "#!/bin/sh\necho 'x: warning: slow' >&2\necho 'x: error: bad' >&2\necho 'DETAIL: Ada' >&2\nexit 1\n"
    )
    program.chmod(0o755)
    assert clients.finish(clients.start([program], {"PATH": os.environ["PATH"]})) == "x: error: bad"
