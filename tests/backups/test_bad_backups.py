"""Whatever may be wrong with a backup is reported as bad, with what to do, and never passes for proven."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as real
from django.core.management import CommandError
from django.test import override_settings

from senco.backups import clients, folder, sealing, selectors
from senco.backups.folder import DUMP, FACTS, MANIFEST, SUMS, UPLOADS, Backup
from senco.backups.installation import session
from senco.backups.models import BackupRun
from tests.backups.conftest import Place
from tests.backups.test_uploads import repacked
from tests.world import build_world

Resum = Callable[[Backup], None]


@pytest.fixture(scope="module")
def whole(shared_place: Place) -> Backup:
    """A whole backup of two schools and two uploads."""
    build_world()
    media = shared_place.installation.media
    media.mkdir(exist_ok=True)  # what people brought in the two schools lies there already
    (media / "one.pdf").write_bytes(b"%PDF one")
    (media / "0-two.pdf").write_bytes(b"%PDF two")
    shared_place.run("backup", "--keep-all")
    return shared_place.newest()


@pytest.fixture
def backup(whole: Backup, tmp_path: Path) -> Backup:
    """A copy of it to be spoilt. The copy lies in a folder of its own and has the name by which the database knows it."""
    return Backup(Path(shutil.copytree(whole.path, tmp_path / "copies" / whole.name)))


@pytest.fixture
def unknown(backup: Backup) -> Iterator[Backup]:
    """One that the database has never heard of, as on a new server."""
    row = BackupRun.objects.get(name=backup.name)
    row.delete()
    yield backup
    BackupRun.objects.filter(name=backup.name).delete()
    BackupRun.objects.create(name=row.name, made_at=row.made_at, digest=row.digest)


def verify(place: Place, backup: Backup, *more: Any) -> str:
    """The words with which a backup is refused."""
    with pytest.raises(CommandError) as told:
        place.run("verify_backup", "--from", backup.path.parent, *more)
    assert place.scratch_databases() == []
    return str(told.value)


def is_noted_as_bad(backup: Backup) -> bool:
    return bool(BackupRun.objects.get(name=backup.name).problem) and selectors.last_proven() is None


def cut(file: Path, keep: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * keep)])


def test_a_truncated_dump(shared_place: Place, backup: Backup) -> None:
    cut(backup.path / DUMP, 0.7)
    told = verify(shared_place, backup)
    assert "is damaged. database.dump is not what was written" in told
    assert "take a copy of it from another place, or make a new one with manage.py backup" in told
    assert is_noted_as_bad(backup)


def test_a_truncated_dump_whose_sum_was_made_to_fit(
    shared_place: Place, unknown: Backup, resum: Resum, capsys: Any
) -> None:
    cut(unknown.path / DUMP, 0.7)
    resum(unknown)
    assert "is bad: see the lines above. Do not rely on this backup" in verify(shared_place, unknown)
    assert "The dump does not come back: pg_restore: error" in BackupRun.objects.get(name=unknown.name).problem


@pytest.mark.parametrize("part", [UPLOADS, FACTS, MANIFEST])
def test_one_changed_byte_anywhere(part: str, shared_place: Place, backup: Backup) -> None:
    file = backup.path / part
    content = bytearray(file.read_bytes())
    content[600 % len(content)] ^= 1
    file.write_bytes(content)
    assert f"{part} is not what was written" in verify(shared_place, backup)
    assert is_noted_as_bad(backup)


def test_a_part_that_is_missing(shared_place: Place, backup: Backup) -> None:
    (backup.path / UPLOADS).unlink()
    assert "uploads.tar is missing" in verify(shared_place, backup)


def test_a_manifest_that_was_edited_together_with_the_list_of_sums(
    shared_place: Place, backup: Backup, resum: Resum
) -> None:
    manifest = json.loads((backup.path / MANIFEST).read_text())
    manifest["made_at"] = "2026-01-01T00:00:00+00:00"
    (backup.path / MANIFEST).write_text(json.dumps(manifest))
    resum(backup)
    assert "SHA256SUMS is not the one that was written when the backup was made" in verify(shared_place, backup)


def test_a_list_of_sums_that_leaves_a_part_out_or_cannot_be_read(shared_place: Place, backup: Backup) -> None:
    lines = (backup.path / SUMS).read_text().splitlines(keepends=True)
    (backup.path / SUMS).write_text("".join(line for line in lines if DUMP not in line))
    assert "database.dump is not named in SHA256SUMS" in verify(shared_place, backup)
    (backup.path / SUMS).write_text("nonsense\n")
    assert "SHA256SUMS cannot be read" in verify(shared_place, backup)


def test_one_that_was_given_another_name(shared_place: Place, backup: Backup) -> None:
    renamed = Backup(backup.path.rename(backup.path.with_name("senco-20200101T000000Z")))
    assert f"was made as {backup.name} and renamed since" in verify(shared_place, renamed)


def test_a_missing_table_a_changed_and_a_missing_upload_and_an_edited_count_are_each_named(
    shared_place: Place, unknown: Backup, resum: Resum, capsys: Any
) -> None:
    dump(shared_place, unknown.path / DUMP, "--exclude-table=pupils_attendance")
    repacked(unknown.path / UPLOADS, {"one.pdf": b"%PDF 0ne"})
    facts = json.loads((unknown.path / FACTS).read_text())
    facts["tables"]["public.pupils_need"]["rows"] += 1
    (unknown.path / FACTS).write_text(json.dumps(facts))
    resum(unknown)
    assert "is bad" in verify(shared_place, unknown)
    problem = BackupRun.objects.get(name=unknown.name).problem
    for told in (
        "The upload one.pdf has changed.",
        "The upload 0-two.pdf is missing.",
        "Table public.pupils_attendance is missing.",
        "Table public.pupils_need has",
    ):
        assert told in problem


SPOILT = {
    "DROP POLICY same_school ON pupils_pupil; CREATE POLICY same_school ON pupils_pupil USING (true)": "Missing among the policies: public.pupils_pupil same_school",
    "ALTER TABLE pupils_need NO FORCE ROW LEVEL SECURITY": "Missing among the row security: public.pupils_need on, forced",
    "ALTER TABLE access_membership DROP CONSTRAINT membership_dates_in_order": "membership_dates_in_order",
    "DROP TRIGGER {trigger} ON audit_event": "Missing among the triggers: CREATE TRIGGER {trigger}",
    "GRANT UPDATE ON audit_event TO app_rt": "New among the rights: public.audit_event UPDATE to app_rt",
}


def test_rows_that_come_back_without_their_rules(shared_place: Place, unknown: Backup, resum: Resum) -> None:
    """The wall, the force, a constraint, a trigger and a right are taken away before the dump is made anew."""
    with session(shared_place.installation.owner) as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_event'::regclass AND NOT tgisinternal LIMIT 1"
        )
        names = {"trigger": cursor.fetchone()[0]}
    spoilt = "; ".join(statement.format(**names) for statement in SPOILT)
    dump(shared_place, unknown.path / DUMP, spoil=spoilt)
    resum(unknown)
    told = said(shared_place, unknown)
    for expected in SPOILT.values():
        assert expected.format(**names) in told
    assert "Table public.pupils_pupil answers with no school set." in told
    assert "rows of other schools." in told


def said(place: Place, backup: Backup) -> str:
    """All that a trial says, which is more than the row about it holds."""
    lines: list[str] = []

    class Out:
        def write(self, text: str) -> None:
            lines.append(text)

        def flush(self) -> None:
            pass

    from django.core.management import call_command

    with pytest.raises(CommandError, match="is bad"):
        call_command("verify_backup", "--from", str(backup.path.parent), stdout=Out())
    assert place.scratch_databases() == []
    return "".join(lines)


def dump(place: Place, target: Path, *more: str, spoil: str = "") -> None:
    """Dump the database anew; with `spoil`, a copy of it in which a statement was run."""
    login, owner = place.installation.backup, place.installation.owner
    programs = clients.clients_for(18)
    copy = f"{owner.name}_spoilt"
    with session(place.admin) as cursor:
        if spoil:
            from django.db import connection

            connection.close()
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [owner.name]
            )
            cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{owner.name}" OWNER app_owner')
            with session(replace(owner, name=copy)) as other:
                other.execute(spoil)
            login = replace(login, name=copy)
        try:
            with clients.signed_in(login) as environ:
                words = [programs.dump, "-Fc", f"--dbname={clients.where(login)}", f"--file={target}", *more]
                subprocess.run(words, env=environ, check=True)
        finally:
            cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')


def test_a_sealed_one_says_whose_key_opens_it_and_no_other_does(shared_place: Place, tmp_path: Path) -> None:
    private, public = sealing.new_key()
    (tmp_path / "public.txt").write_text(f"{public}\n")
    (tmp_path / "private.txt").write_text(f"{private}\n")
    (tmp_path / "other.txt").write_text(sealing.new_key()[0])
    target = tmp_path / "sealed"
    shared_place.run("backup", "--to", target, "--encrypt-to", tmp_path / "public.txt")
    backup = folder.find(target, None)
    assert not any(
        b"%PDF" in file.read_bytes() or b"pupils_pupil" in file.read_bytes() for file in backup.path.iterdir()
    )
    assert list(shared_place.installation.workplace.iterdir()) == []
    assert f"sealed to {public}. Its files are whole" in verify(shared_place, backup)
    assert "does not open with the key" in verify(shared_place, backup, "--key", tmp_path / "other.txt")
    # Neither says anything about the backup itself.
    assert BackupRun.objects.get(name=backup.name).problem == ""
    told = shared_place.run("verify_backup", "--from", target, "--key", tmp_path / "private.txt")
    assert "is proven" in told
    assert list(shared_place.installation.workplace.iterdir()) == []


def test_a_dump_by_a_role_that_the_wall_stops_is_refused_and_leaves_nothing(
    shared_place: Place, tmp_path: Path
) -> None:
    environment = replace(real.ENVIRONMENT, database_backup_url=real.ENVIRONMENT.database_url)
    with override_settings(ENVIRONMENT=environment), pytest.raises(CommandError) as told:
        shared_place.run("backup", "--to", tmp_path / "there")
    assert "app_rt may not read past the wall between schools, so its dump would lack every child's record" in str(
        told.value
    )
    assert "DATABASE_BACKUP_URL" in str(told.value)
    assert list((tmp_path / "there").iterdir()) == []
    failed = selectors.last_attempt()
    assert failed is not None and failed.name.startswith("failed-") and "app_rt may not" in failed.problem


@pytest.mark.parametrize("field", ["database_url", "database_owner_url", "database_backup_url"])
def test_an_address_that_is_not_set_is_named(field: str, shared_place: Place) -> None:
    with (
        override_settings(ENVIRONMENT=replace(real.ENVIRONMENT, **{field: None})),
        pytest.raises(CommandError, match=f"{field.upper()} is not set"),
    ):
        shared_place.run("backup")


def test_a_folder_without_backups_and_a_name_that_is_not_there(
    shared_place: Place, whole: Backup, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="There is no backup in .*nowhere. Make one"):
        shared_place.run("verify_backup", "--from", tmp_path / "nowhere")
    with pytest.raises(CommandError, match=f"no backup 'x' in .* The newest there: {whole.name}"):
        shared_place.run("verify_backup", "x")
