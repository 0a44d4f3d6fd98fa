"""The data folder: one place for everything kept, closed to others, used by one running Senco at a time."""

import fcntl
import os
import pwd
import secrets
import stat
from pathlib import Path

from senco.local.problem import LocalProblem

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
# A folder in use holds at least one of these: what tells it from somebody's documents.
MARKS = ("lock", "senco.env", "postgres")


class DataFolder:
    """A data folder at `root`. `prepare` makes and closes it; `take` holds its lock until this process ends."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._lock: int | None = None

    def prepare(self, *, trusted: bool = False) -> None:
        """Make the folder (mode 700). An existing one must be ours; unless `trusted`, it must be empty or a data folder."""
        if self.root.exists():
            self._check(trusted=trusted)
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise LocalProblem(
                f"Cannot make the folder {self.root} ({problem.strerror}). Choose another with --data."
            ) from None
        if stat.S_IMODE(self.root.stat().st_mode) & 0o067:
            self.root.chmod(PRIVATE_FOLDER)

    def _check(self, *, trusted: bool) -> None:
        if not self.root.is_dir():
            raise LocalProblem(f"{self.root} is not a folder. Choose a folder with --data.")
        owner = self.root.stat().st_uid
        if owner != os.geteuid():
            raise LocalProblem(
                f"{self.root} belongs to {_name_of(owner)}, and you are {_name_of(os.geteuid())}. "
                f"Run as {_name_of(owner)}, or choose another folder with --data."
            )
        names = {entry.name for entry in self.root.iterdir()}
        if names and not trusted and not names.intersection(MARKS):
            raise LocalProblem(
                f"{self.root} holds other files and no data of Senco's. Choose an empty or a new folder with --data."
            )

    def admit(self, gid: int) -> None:
        """Let the members of group `gid` pass through (not list) the folder."""
        os.chown(self.root, -1, gid)
        self.root.chmod(0o710)

    def close(self) -> None:
        """Let nobody else pass."""
        self.root.chmod(PRIVATE_FOLDER)

    def take(self) -> None:
        """Take the lock, or say which process holds it. The system lets go of it however this process ends."""
        lock = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(lock, 20).decode(errors="replace").strip() or "unknown"
            os.close(lock)
            raise LocalProblem(
                f"Senco already runs on {self.root} (process {holder}). "
                "Stop that one first (Ctrl-C in its window), or choose another folder with --data."
            ) from None
        os.ftruncate(lock, 0)
        os.write(lock, f"{os.getpid()}\n".encode())
        self._lock = lock

    def release(self) -> None:
        """Let go of the lock."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def folder(self, name: str) -> Path:
        """A private folder inside, made when it is missing."""
        path = self.root / name
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        return path

    def secret(self, name: str) -> str:
        """A long random word of that name, made once and kept (URL-safe, 43 characters)."""
        path = self.folder("secrets") / name
        if path.is_file() and (kept := path.read_text(encoding="ascii").strip()):
            return kept
        write_private(path, secrets.token_urlsafe(32) + "\n")
        return self.secret(name)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all, also if the power fails half-way."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user number {uid}"
