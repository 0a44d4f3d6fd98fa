"""A database of its own for what backs up, drops and restores: a copy of the test database on the same server."""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as real
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from senco.backups import folder
from senco.backups.folder import SUMS, Backup
from senco.backups.installation import Installation, session, this_installation
from senco.env import DatabaseAddress, parse_database_url


@dataclass
class Place:
    """An installation of the test's own: its database, its data folder, and a way to run its commands."""

    installation: Installation
    admin: DatabaseAddress
    data: Path

    @property
    def backups(self) -> Path:
        return self.installation.backups

    def run(self, *words: Any) -> str:
        """Run a command in this process; returns what it printed."""
        out = StringIO()
        call_command(*map(str, words), stdout=out)
        return out.getvalue()

    def newest(self) -> Backup:
        return folder.find(self.backups, None)

    def drop(self) -> None:
        """Lose the whole database."""
        connection.close()
        name = self.installation.owner.name
        with session(self.admin) as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def admin_url(self) -> str:
        admin = self.admin
        return f"postgresql://{admin.user}:{admin.password}@/postgres?host={admin.host}&port={admin.port}"

    def scratch_databases(self) -> list[str]:
        with session(self.admin) as cursor:
            cursor.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{self.installation.owner.name}_tried_%"]
            )
            return [name for (name,) in cursor.fetchall()]


def _admin() -> DatabaseAddress:
    owner = parse_database_url(real.ENVIRONMENT.database_owner_url)
    word = (real.ENVIRONMENT.data_dir / "secrets" / "postgres").read_text().strip()
    return replace(owner, user="postgres", password=word, name="postgres")


@contextmanager
def _place(data: Path) -> Iterator[Place]:
    admin, template, name = _admin(), connection.settings_dict["NAME"], f"drill_{secrets.token_hex(4)}"
    connection.close()
    with session(admin) as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [template])
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" OWNER app_owner')
        cursor.execute(f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC')
        cursor.execute(f'GRANT CONNECT ON DATABASE "{name}" TO app_rt, app_backup')
    urls = {
        field: _at(getattr(real.ENVIRONMENT, field), name)
        for field in ("database_url", "database_owner_url", "database_backup_url")
    }
    environment = replace(real.ENVIRONMENT, **urls, data_dir=data, backup_dir=None, backup_recipient="")
    connection.settings_dict["NAME"] = name
    try:
        with override_settings(ENVIRONMENT=environment, MEDIA_ROOT=data / "media"):
            place = Place(this_installation(), admin, data)
            yield place
    finally:
        place.drop()
        connection.settings_dict["NAME"] = template


def _at(url: str, name: str) -> str:
    before, _, query = url.partition("?")
    return f"{before.rpartition('/')[0]}/{name}?{query}"


@pytest.fixture
def place(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[Place]:
    """An installation that one test may wreck."""
    with django_db_blocker.unblock(), _place(tmp_path) as place:
        yield place


@pytest.fixture(scope="module")
def shared_place(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """An installation that the tests of one module share."""
    with django_db_blocker.unblock(), _place(tmp_path_factory.mktemp("place")) as place:
        yield place


@pytest.fixture
def resum() -> Callable[[Backup], None]:
    """Writes a backup's list of sums, and those in its manifest, anew, as one would who changes it and hides that."""

    def written(backup: Backup) -> None:
        manifest_file = backup.path / folder.MANIFEST
        manifest = json.loads(manifest_file.read_text())
        manifest["sha256"] = {name: folder.sum_of(backup.path / name) for name in manifest["sha256"]}
        manifest_file.write_text(json.dumps(manifest))
        files = sorted(file for file in backup.path.iterdir() if file.name != SUMS)
        (backup.path / SUMS).write_text("".join(f"{folder.sum_of(file)}  {file.name}\n" for file in files))

    return written
