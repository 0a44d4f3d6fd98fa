"""Proves a backup: restores it into a database of its own and holds everything that came back against the note."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from senco.backups import clients, probe, uploads
from senco.backups.errors import BackupProblem
from senco.backups.facts import take_facts
from senco.backups.installation import Installation, session
from senco.backups.rules.differences import differences
from senco.backups.scratch import scratch_database
from senco.env import DATABASE_NAMES, DatabaseAddress

PATIENCE = 120  # seconds for a command of ours on the restored database


@dataclass(frozen=True)
class Proof:
    """What a trial found, in sentences: `problems`, none where the backup is whole, and `remarks` on what to do with it.

    `restored_in` is how many seconds the database took to come back.
    """

    problems: list[str] = field(default_factory=list)
    restored_in: float | None = None
    remarks: list[str] = field(default_factory=list)


def prove(dump: Path, archive: Path, noted: Mapping[str, Any], installation: Installation) -> Proof:
    """Try the open parts of a backup. Needs the claim, and room for a second database. Leaves nothing behind."""
    problems = uploads.differences(archive, noted["uploads"])
    with scratch_database(installation) as restored:
        began = time.monotonic()
        complaint = restore(dump, restored)
        took = time.monotonic() - began
        if complaint:
            return Proof([*problems, f"The dump does not come back: {complaint}."])
        return Proof(problems + check_restored(restored, noted), took, fits(restored, noted))


def check_restored(restored: Installation, noted: Mapping[str, Any]) -> list[str]:
    """What a restored database has other than noted: rows, rules, rights, migrations, the wall between schools."""
    with session(restored.backup) as cursor:
        told = differences(noted, take_facts(cursor))
    return told + probe.holes(restored, noted["tables"])


def restore(dump: Path, target: Installation, *more: str) -> str | None:
    """Put a dump into an empty database as its owner; a complaint where something failed. `more` are further options."""
    with session(target.owner) as cursor:
        cursor.execute("SHOW server_version_num")
        programs = clients.clients_for(int(cursor.fetchone()[0]) // 10_000)
    with clients.signed_in(target.owner) as environ:
        words: list[str | Path] = [
            programs.restore,
            "--exit-on-error",
            "--no-password",
            f"--dbname={clients.where(target.owner)}",
        ]
        return clients.finish(clients.start([*words, *more, dump], environ))


def fits(restored: Installation, noted: Mapping[str, Any]) -> list[str]:
    """Does the restored database fit this version of the program? In sentences that say what to do where it does not."""
    here = MigrationLoader(None)
    newer = [f"{app}.{name}" for app, name in noted["migrations"] if _is_unknown(here, app, name)]
    if newer:
        return [f"A newer senco made this backup (it has {newer[-1]}). Use that version to run on it."]
    return ["An older senco made this backup. After a restore run manage.py migrate."] if _is_behind(restored) else []


def _is_unknown(here: MigrationLoader, app: str, name: str) -> bool:
    return app in here.migrated_apps and (app, name) not in here.disk_migrations and (app, name) not in here.graph.nodes


def _is_behind(restored: Installation) -> bool:
    """``migrate --check`` against the restored database."""
    own = {*DATABASE_NAMES, *(f"{name}_FILE" for name in DATABASE_NAMES)}
    environ = {name: value for name, value in os.environ.items() if name not in own}
    environ |= {
        "DATABASE_URL": _url(restored.application),
        "DATABASE_OWNER_URL": _url(restored.owner),
        "SENCO_AS_OWNER": "1",
        "DJANGO_SETTINGS_MODULE": "senco.settings",
    }
    words = [sys.executable, "-m", "django", "migrate", "--check"]
    done = subprocess.run(  # noqa: S603
        words, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode and "Traceback" in done.stderr:
        raise BackupProblem(f"migrate --check on the restored database failed: {done.stderr.strip().splitlines()[-1]}")
    return done.returncode != 0


def _url(login: DatabaseAddress) -> str:
    """An address in the form that the environment takes; for a child's environment and never for its arguments."""
    query = urlencode({"host": login.host, "port": login.port, **login.options})
    return f"postgresql://{quote(login.user, safe='')}:{quote(login.password, safe='')}@/{quote(login.name, safe='')}?{query}"
