"""A backup on the disk: one folder, whole or not there at all, whose every file has its sum in a list.

    senco-20261127T021503Z/
        manifest.json   when, of what size, sealed to whom: nothing about anybody
        facts.json      counts, content, rules and rights of the database; every upload
        database.dump   pg_dump -Fc
        uploads.tar     MEDIA_ROOT
        SHA256SUMS      of the four, for ``sha256sum -c`` wherever the folder is copied to

Where the backup is sealed, the middle three end in ``.age``.
"""

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from senco.backups.errors import BackupProblem, Damaged

FORMAT = 1
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
FACTS, DUMP, UPLOADS = PARTS = ("facts.json", "database.dump", "uploads.tar")
SEALED = ".age"
NAME = re.compile(r"senco-(\d{8}T\d{6})Z")
MAKING = ".making-"
CHUNK = 1024 * 1024
ELSEWHERE = "Do not rely on this backup: take a copy of it from another place, or make a new one with manage.py backup."


@dataclass(frozen=True)
class Backup:
    """One finished backup."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def made_at(self) -> datetime:
        match = NAME.fullmatch(self.name)
        if not match:
            raise BackupProblem(f"'{self.name}' is not the name of a backup: senco-20261127T021503Z is one.")
        return datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)

    @property
    def is_sealed(self) -> bool:
        return (self.path / f"{DUMP}{SEALED}").exists()

    def part(self, name: str) -> Path:
        """The file of a part, sealed or not."""
        return self.path / (f"{name}{SEALED}" if self.is_sealed else name)

    @property
    def size(self) -> int:
        """In bytes, all files."""
        return sum(file.stat().st_size for file in self.path.iterdir())

    @property
    def digest(self) -> str:
        """The sum of its list of sums."""
        return sum_of(self.path / SUMS)


def backups_in(folder: Path) -> list[Backup]:
    """The finished backups of a folder, newest first. What else lies there is left alone."""
    found = [Backup(path) for path in folder.iterdir() if NAME.fullmatch(path.name)] if folder.is_dir() else []
    return sorted((backup for backup in found if (backup.path / SUMS).is_file()), key=lambda b: b.name, reverse=True)


def find(folder: Path, name: str | None) -> Backup:
    """The backup of a name, or the newest. Raises BackupProblem with the names that are there."""
    known = backups_in(folder)
    if not known:
        raise BackupProblem(f"There is no backup in {folder}. Make one with manage.py backup, or name its folder.")
    if name is None:
        return known[0]
    for backup in known:
        if backup.name == name:
            return backup
    raise BackupProblem(
        f"There is no backup {name!r} in {folder}. The newest there: {', '.join(b.name for b in known[:5])}."
    )


@contextmanager
def making(folder: Path) -> Iterator[tuple[str, Path]]:
    """Gives a name and an empty folder to make a backup in; whatever is left of it after the block is removed.

    Only the holder of the claim makes backups, so an unfinished one that lies there is a killed process's.
    """
    prepare(folder)
    for left in folder.glob(f"{MAKING}*"):
        shutil.rmtree(left)
    while (folder / (name := f"senco-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")).exists():
        time.sleep(0.1)
    draft = folder / f"{MAKING}{name}"
    draft.mkdir(mode=0o700)
    try:
        yield name, draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def prepare(folder: Path) -> None:
    """Make a folder for backups, closed to others, or say why that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise BackupProblem(f"Cannot make the folder {folder} ({problem.strerror}). Name another one.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BackupProblem(
            f"Nothing can be written into {folder}. Give it to the user that runs this, or name another."
        )


def finish(draft: Path, target: Path, manifest: dict[str, Any]) -> Backup:
    """Write the manifest and the sums, make sure that everything is on the disk, and give the folder its name."""
    write(draft / MANIFEST, json.dumps({"format": FORMAT, **manifest}, indent=1, ensure_ascii=False) + "\n")
    lines = [f"{sum_of(file)}  {file.name}\n" for file in sorted(draft.iterdir())]
    write(draft / SUMS, "".join(lines))
    for file in draft.iterdir():
        file.chmod(0o600)
        flush(file)
    flush(draft)
    draft.rename(target)
    flush(target.parent)
    return Backup(target)


def damage(backup: Backup, *, known_digest: str = "") -> list[str]:
    """What is wrong with the files of a backup, each in a sentence; `known_digest` is what the database remembers."""
    told = [f"{MANIFEST} is missing."] if not (backup.path / MANIFEST).is_file() else []
    if known_digest and backup.digest != known_digest:
        told.append(f"{SUMS} is not the one that was written when the backup was made.")
    sums = read_sums(backup)
    for name in (MANIFEST, *(backup.part(part).name for part in PARTS)):
        if name not in sums:
            told.append(f"{name} is not named in {SUMS}.")
    for name, noted in sums.items():
        file = backup.path / name
        if not file.is_file():
            told.append(f"{name} is missing.")
        elif sum_of(file) != noted:
            told.append(f"{name} is not what was written: its sum differs ({file.stat().st_size} bytes are there).")
    return list(dict.fromkeys(told))


def read_sums(backup: Backup) -> dict[str, str]:
    """Name and sha256 of each file, as the list says. Raises BackupProblem where the list cannot be read."""
    sums = {}
    for line in (backup.path / SUMS).read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        if not re.fullmatch(r"[0-9a-f]{64}", digest) or not re.fullmatch(r"[\w.]+", name):
            raise Damaged(f"{backup.name}: {SUMS} cannot be read. {ELSEWHERE}")
        sums[name] = digest
    return sums


def read_manifest(backup: Backup) -> dict[str, Any]:
    """The manifest. Raises BackupProblem where a newer senco made it."""
    manifest: dict[str, Any] = json.loads((backup.path / MANIFEST).read_text(encoding="utf-8"))
    if manifest.get("format") != FORMAT:
        raise BackupProblem(f"{backup.name} was made by a newer senco. Use that version to read it.")
    return manifest


def sum_of(file: Path) -> str:
    """The sha256 of a file."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def write(path: Path, text: str) -> None:
    """Write a file that only its owner may read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def flush(path: Path) -> None:
    """Wait until a file's content, or a folder's names, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
