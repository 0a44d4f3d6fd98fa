"""How a backup is made: in one snapshot, whole or not at all, by one at a time, and without a secret to be seen."""

import subprocess
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.utils import timezone

from senco.backups import clients, folder, making, proving, selectors
from senco.backups.facts import take_facts
from senco.backups.folder import DUMP, FACTS, Backup
from senco.backups.installation import claim, session
from senco.backups.models import BackupRun
from senco.backups.proving import Proof, restore
from senco.backups.scratch import scratch_database
from tests import factories
from tests.backups.conftest import Place

TYPES = """
CREATE TABLE every_type (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, naive timestamp, on_day date, clock time, took interval,
    words text, code varchar(20), fixed char(5), flag boolean, price numeric(12, 4), ratio double precision, small real,
    raw bytea, doc json, docb jsonb, key uuid, words_list text[], span int8range, place inet
);
INSERT INTO every_type (at, naive, on_day, clock, took, words, code, fixed, flag, price, ratio, small, raw, doc, docb, key,
    words_list, span, place)
VALUES ('2026-10-25 01:30:00.123456+01', '2026-03-29 01:30', '0044-03-15 BC', '23:59:59.999999', '1 year 2 mons -3 days 04:05',
    E'O’Neil\\t王小明 "quoted" \\\\ back\\nline', 'é', 'ab', true, 1234.5000, 0.1 + 0.2, 1e-38, decode('00ff5c27', 'hex'),
    '{"b": 1,  "a": [1.0, 1e3]}', '{"b": 1,  "a": [1.0, 1e3], "z": null}', gen_random_uuid(),
    ARRAY['a', NULL, 'NULL', '{}'], int8range(1, 9), '10.0.0.0/8'),
    (NULL, 'infinity', '-infinity', '00:00', NULL, '', NULL, NULL, NULL, 'NaN', 'NaN', '-Infinity', '', NULL, 'null', NULL,
    '{}', 'empty', NULL);
"""


def test_the_sum_of_a_table_is_the_same_after_a_restore_for_every_type(place: Place) -> None:
    name = place.installation.owner.name
    with session(place.installation.owner) as cursor:
        cursor.execute(TYPES)
        # A server whose own spelling of values is another one.
        cursor.execute(f"ALTER DATABASE \"{name}\" SET timezone TO 'Asia/Kathmandu'")
        cursor.execute(f"ALTER DATABASE \"{name}\" SET datestyle TO 'SQL, DMY'")
    place.run("backup")
    noted = _noted(place.newest())
    with scratch_database(place.installation) as restored:
        assert restore(place.newest().path / DUMP, restored) is None
        with session(restored.backup) as cursor:
            found = take_facts(cursor)
    assert noted["tables"]["public.every_type"]["rows"] == 2
    assert found["tables"] == noted["tables"]
    with session(place.installation.owner) as cursor:
        cursor.execute("UPDATE every_type SET raw = decode('00ff5c28', 'hex') WHERE raw <> ''")
    with session(place.installation.backup) as cursor:
        assert take_facts(cursor)["tables"]["public.every_type"] != noted["tables"]["public.every_type"]


def test_what_is_written_meanwhile_is_in_neither_the_dump_nor_the_note(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    school = factories.make_school("before")

    def write_then_note(cursor: Any) -> dict[str, Any]:
        # Another session commits after the snapshot was taken and before anything is counted.
        with session(place.installation.application) as other:
            other.execute("UPDATE access_school SET name = 'after' WHERE id = %s", [school.pk])
        return take_facts(cursor)

    monkeypatch.setattr(making, "take_facts", write_then_note)
    assert "is proven" in place.run("backup", "--verify")


def test_no_password_is_among_the_arguments_of_any_process(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    popen = subprocess.Popen

    class Noted(popen):  # type: ignore[type-arg,misc]
        def __init__(self, words: Any, *more: Any, **options: Any) -> None:
            started.append(" ".join(map(str, words)))
            super().__init__(words, *more, **options)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    printed = place.run("backup", "--verify")
    assert [
        word for word in ("pg_dump", "pg_restore", "migrate --check") if not any(word in line for line in started)
    ] == []
    for login in (place.installation.application, place.installation.owner, place.installation.backup):
        assert login.password not in " ".join([printed, *started])


def test_its_files_are_closed_to_others_and_sha256sum_agrees(place: Place) -> None:
    place.run("backup")
    backup = place.newest()
    assert backup.path.stat().st_mode & 0o777 == 0o700
    assert {file.name: file.stat().st_mode & 0o777 for file in backup.path.iterdir()} == dict.fromkeys(
        ["SHA256SUMS", "database.dump", "facts.json", "manifest.json", "uploads.tar"], 0o600
    )
    checked = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=backup.path, capture_output=True)
    assert (checked.returncode, checked.stdout) == (0, b"")


@pytest.mark.parametrize("where", ["the dump", "the uploads", "the trial", "the manifest"])
def test_one_that_is_interrupted_leaves_nothing_behind(
    where: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    names = {"the dump": (making, "take_facts"), "the uploads": (making.uploads, "pack")}
    names |= {"the trial": (proving.probe, "holes"), "the manifest": (making.folder, "finish")}
    monkeypatch.setattr(*names[where], stopped)
    with pytest.raises(KeyboardInterrupt):
        place.run("backup", *(["--verify"] if where == "the trial" else []))
    assert list(place.backups.iterdir()) == []
    assert place.scratch_databases() == []


def test_what_a_killed_one_left_is_cleared_away_by_the_next(place: Place) -> None:
    stale = place.backups / ".making-senco-20200101T000000Z"
    stale.mkdir(parents=True)
    (stale / DUMP).write_bytes(b"half")
    scratch = f"{place.installation.owner.name}_tried_dead"
    with session(place.installation.owner) as cursor:
        cursor.execute(f'CREATE DATABASE "{scratch}"')
    # One of its sessions is still there, of a role whose sessions the owner may not end.
    with session(replace(place.installation.backup, name=scratch)):
        place.run("backup", "--verify")
    assert [path.name for path in place.backups.iterdir()] == [place.newest().name]
    assert place.scratch_databases() == []


def test_two_at_once_are_one(place: Place) -> None:
    with claim(place.installation):
        for words in (["backup"], ["verify_backup"], ["restore_backup", "x", "--into-empty"]):
            with pytest.raises(CommandError, match="under way|There is no backup"):
                place.run(*words)
    # That somebody else was at work is no failure.
    assert BackupRun.objects.count() == 0
    place.run("backup")


def test_older_ones_go_by_the_rule_and_the_last_proven_and_strangers_files_stay(place: Place) -> None:
    place.backups.mkdir()
    for day in range(1, 28):
        _old(place, f"senco-202609{day:02}T020000Z", proven=day == 3)
    (place.backups / "notes.txt").write_text("mine")
    printed = place.run("backup", "--keep", "2,0,0")
    left = [backup.name for backup in folder.backups_in(place.backups)]
    assert left[1:] == ["senco-20260927T020000Z", "senco-20260903T020000Z"]
    assert printed.count("is removed") == 25
    assert (place.backups / "notes.txt").exists()
    place.run("backup", "--keep-all")
    assert len(folder.backups_in(place.backups)) == 4


def test_one_known_to_be_bad_takes_no_good_ones_place(place: Place) -> None:
    place.backups.mkdir()
    for name, problem in (("senco-20260926T020000Z", ""), ("senco-20260927T020000Z", "Table x is missing.")):
        _old(place, name, problem=problem)
    place.run("backup", "--keep", "2,0,0")
    assert [backup.name for backup in folder.backups_in(place.backups)][1:] == ["senco-20260926T020000Z"]


def test_a_bad_trial_is_an_error_and_is_written_down(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "prove", lambda *_: Proof(["Table x is missing."]))
    with pytest.raises(CommandError, match="is bad: it does not come back as it was"):
        place.run("backup", "--verify")
    row = BackupRun.objects.get()
    assert (row.problem, row.verified_at) == ("Table x is missing.", None)
    assert selectors.last_proven() is None


def test_a_server_newer_than_pg_dump_is_said_and_nothing_is_left(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "installed", lambda: [clients.Clients(Path("/usr/lib/postgresql/15/bin"), 15)])
    with pytest.raises(CommandError, match=r"PostgreSQL 18, and the newest pg_dump here is 15 .*postgresql-client-18"):
        place.run("backup")
    assert list(place.backups.iterdir()) == []


def test_a_full_disk_is_said_in_a_sentence(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making.uploads, "pack", full)
    with pytest.raises(CommandError, match="The disk or the folder stands in the way: .*No space left"):
        place.run("backup")
    assert list(place.backups.iterdir()) == []


def test_a_trial_waits_for_nobody_who_reads_meanwhile(place: Place) -> None:
    """People go on working while a backup is made and tried: it takes no lock that a page would wait for."""
    failed: list[Exception] = []

    def work() -> None:
        try:
            with session(place.installation.application) as cursor:
                for number in range(20):
                    cursor.execute("SET lock_timeout = '1s'")
                    cursor.execute("INSERT INTO access_trust (name, slug) VALUES ('t', %s)", [f"t{number}"])
        except Exception as problem:
            failed.append(problem)

    worker = threading.Thread(target=work)
    worker.start()
    place.run("backup")
    worker.join()
    assert failed == []


def _old(place: Place, name: str, *, proven: bool = False, problem: str = "") -> None:
    path = place.backups / name
    path.mkdir()
    (path / "SHA256SUMS").write_text("")
    at = Backup(path).made_at
    BackupRun.objects.create(name=name, made_at=at, problem=problem, verified_at=timezone.now() if proven else None)


def _noted(backup: Backup) -> Any:
    import json

    return json.loads((backup.path / FACTS).read_text())
