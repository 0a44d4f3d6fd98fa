"""Opens a finished backup: its files held against their sums, sealed parts unsealed into a place of our own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from senco.backups import folder, sealing
from senco.backups.errors import BackupProblem, Damaged, NoKey
from senco.backups.folder import DUMP, ELSEWHERE, FACTS, PARTS, UPLOADS, Backup
from senco.backups.installation import Installation


@contextmanager
def opened(
    backup: Backup, installation: Installation, *, key: Path | None, known_digest: str = ""
) -> Iterator[tuple[Path, Path, dict[str, Any]]]:
    """The dump, the archive of uploads and the note of a backup whose files are whole. Raises BackupProblem otherwise."""
    if damage := folder.damage(backup, known_digest=known_digest):
        raise Damaged(f"{backup.name} is damaged. {' '.join(damage)} {ELSEWHERE}")
    manifest = folder.read_manifest(backup)
    if manifest["name"] != backup.name:
        raise BackupProblem(f"{backup.name} was made as {manifest['name']} and renamed since. Give it its name back.")
    if not backup.is_sealed:
        yield backup.path / DUMP, backup.path / UPLOADS, _note(backup.path / FACTS)
        return
    if key is None:
        raise NoKey(
            f"{backup.name} is sealed to {manifest['sealed_to']}. Its files are whole; to try what is in them, bring "
            "the private key that belongs to it and name its file: --key FILE."
        )
    with folder.making(installation.workplace) as (_, work):
        for part in PARTS:
            sealing.unseal(backup.part(part), work / part, key)
        yield work / DUMP, work / UPLOADS, _note(work / FACTS)


def _note(file: Path) -> dict[str, Any]:
    noted: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return noted
