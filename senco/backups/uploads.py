"""Uploads as one archive: what is written into it is what is noted, and what is taken out is held against the note."""

import hashlib
import os
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, Any

from senco.backups.errors import BackupProblem

CHUNK = 1024 * 1024

NAMED = 3  # missing uploads that are named


def pack(media: Path, archive: Path) -> dict[str, dict[str, Any]]:
    """Write every file below `media` into an archive; returns size and sha256 of each by its path. Links are left out."""
    noted: dict[str, dict[str, Any]] = {}
    handle = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(_files(media)):
            name = path.relative_to(media).as_posix()
            try:
                stream = path.open("rb")
            except FileNotFoundError:
                continue  # removed since it was listed
            with stream:
                noted[name] = _add(tar, name, stream)
    return noted


def _files(media: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(media):
        yield from (path for name in names if (path := Path(folder) / name).is_file() and not path.is_symlink())


def _add(tar: tarfile.TarFile, name: str, stream: IO[bytes]) -> dict[str, Any]:
    status = os.fstat(stream.fileno())
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = status.st_size, int(status.st_mtime), 0o600
    reader = _Summing(stream)
    try:
        tar.addfile(entry, reader)  # type: ignore[arg-type]
    except OSError as problem:
        raise BackupProblem(f"The upload {name} cannot be read ({problem}). Make the backup again.") from None
    return {"bytes": status.st_size, "sha256": reader.sum.hexdigest()}


class _Summing:
    """Passes a stream on and sums up what went through."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.stream.read(size)
        self.sum.update(piece)
        return piece


def differences(archive: Path, noted: Mapping[str, Mapping[str, Any]], into: Path | None = None) -> list[str]:
    """What the archive holds other than noted, in sentences. With `into`, its files are also laid out there."""
    told, seen = [], set()
    try:
        with tarfile.open(archive, mode="r|") as tar:
            for entry in tar:
                seen.add(entry.name)
                stream = tar.extractfile(entry) if entry.isreg() else None
                if entry.name not in noted or stream is None:
                    told.append(f"The upload {entry.name} was not noted when the backup was made.")
                elif _copied(stream, into / _safe(entry.name) if into else None) != noted[entry.name]["sha256"]:
                    told.append(f"The upload {entry.name} has changed.")
    except (tarfile.TarError, OSError, EOFError) as problem:
        told.append(f"The archive of uploads cannot be read to its end ({problem}).")
    return told + _missing(sorted(set(noted) - seen))


def _missing(names: list[str]) -> list[str]:
    """The first few by name and how many more: all of them would hide what else is wrong."""
    told = [f"The upload {name} is missing." for name in names[:NAMED]]
    return told if len(names) <= NAMED else [*told, f"And {len(names) - NAMED} more uploads are missing."]


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise BackupProblem(f"The upload {name!r} would lie outside the folder of uploads. This is no backup of ours.")
    return path


def _copied(stream: IO[bytes], target: Path | None) -> str:
    digest = hashlib.sha256()
    out = None
    if target:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        out = os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    try:
        while piece := stream.read(CHUNK):
            digest.update(piece)
            if out:
                out.write(piece)
        if out:
            out.flush()
            os.fsync(out.fileno())
    finally:
        if out:
            out.close()
    return digest.hexdigest()
