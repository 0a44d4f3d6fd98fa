"""Makes a backup: dump and note in one snapshot, then the uploads; proven where asked, sealed where asked, named last."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from senco.backups import clients, folder, proving, sealing, uploads
from senco.backups.errors import BackupProblem
from senco.backups.facts import take_facts
from senco.backups.folder import DUMP, FACTS, PARTS, SEALED, UPLOADS, Backup
from senco.backups.installation import Installation, session
from senco.backups.proving import Proof

LOCK_WAIT = 60_000  # milliseconds: a migration that holds a table for longer is waited for by the next backup


@dataclass(frozen=True)
class Made:
    """A new backup, and its proof where one was asked for."""

    backup: Backup
    proof: Proof | None


def make(installation: Installation, target: Path, *, public: str | None, trial: bool) -> Made:
    """Make a backup in the folder `target`. Needs the claim. Sealed to the key `public`; with `trial`, proven before that.

    A sealed backup cannot be opened here afterwards, so the trial comes first. Open parts of one that will be sealed
    never lie in `target`, which may be another machine's disk, but in the installation's own folder.
    """
    with folder.making(target) as (name, draft), _workplace(installation, draft, public) as work:
        noted = _dump(installation, work / DUMP)
        noted["uploads"] = uploads.pack(installation.media, work / UPLOADS)
        folder.write(work / FACTS, json.dumps(noted, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
        proof = proving.prove(work / DUMP, work / UPLOADS, noted, installation) if trial else None
        if public:
            for part in PARTS:
                sealing.seal(work / part, draft / f"{part}{SEALED}", public)
        manifest = {
            "name": name,
            "made_at": Backup(target / name).made_at.isoformat(),
            "server": noted["server"],
            "sealed_to": public,
            "bytes": {file.name: file.stat().st_size for file in sorted(draft.iterdir())},
            "sha256": {file.name: folder.sum_of(file) for file in sorted(draft.iterdir())},
        }
        return Made(folder.finish(draft, target / name, manifest), proof)


@contextmanager
def _workplace(installation: Installation, draft: Path, public: str | None) -> Iterator[Path]:
    if not public:
        yield draft
        return
    with folder.making(installation.workplace) as (_, work):
        yield work


def _dump(installation: Installation, target: Path) -> dict[str, Any]:
    """Dump the database into a file and note its facts in the same snapshot."""
    with session(installation.backup, autocommit=False) as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        server, version = _require_reader(cursor, installation.backup.user)
        programs = clients.clients_for(server)
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        with clients.signed_in(installation.backup) as environ:
            words: list[str | Path] = [programs.dump, "--format=custom", "--no-password", f"--snapshot={snapshot}"]
            words += [
                f"--lock-wait-timeout={LOCK_WAIT}",
                f"--file={target}",
                f"--dbname={clients.where(installation.backup)}",
            ]
            process = clients.start(words, environ)
            try:
                noted = take_facts(cursor)  # while pg_dump works: reading and summing up share the machine
                complaint = clients.finish(process)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
    if complaint:
        raise BackupProblem(f"pg_dump did not succeed: {complaint}. Nothing was kept.")
    return {"server": version, **noted}


def _require_reader(cursor: Any, user: str) -> tuple[int, str]:
    """The server's major version and its full one. Refuses a role that the wall between schools would stop."""
    cursor.execute(
        "SELECT rolsuper OR rolbypassrls, current_setting('server_version_num')::int / 10000,"
        " current_setting('server_version') FROM pg_roles WHERE rolname = current_user"
    )
    reads_all, major, version = cursor.fetchone()
    if not reads_all:
        raise BackupProblem(
            f"{user} may not read past the wall between schools, so its dump would lack every child's record. "
            "Set DATABASE_BACKUP_URL to the role that manage.py prepare_database makes for backups (BYPASSRLS)."
        )
    return int(major), str(version)
