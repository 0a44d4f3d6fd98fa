"""What the commands about backups share: where backups lie, to whom they are sealed, and how a problem is told."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from senco.backups import sealing
from senco.backups.errors import BackupProblem
from senco.backups.installation import Installation, this_installation
from senco.backups.rules.keeping import Keep, read_keep
from senco.backups.running import ending_in_order


class BackupCommand(BaseCommand):
    """A command about backups. Write ``work(installation, **options)``; a problem is told in a sentence, status 1."""

    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with ending_in_order():
                self.work(this_installation(), **options)
        except BackupProblem as problem:
            raise CommandError(str(problem)) from None
        except OSError as problem:
            raise CommandError(f"The disk or the folder stands in the way: {problem}.") from None

    def work(self, installation: Installation, **options: Any) -> None:
        """The command's own work."""
        raise AttributeError(f"{type(self).__name__} has no work")

    def tell(self, line: str) -> None:
        """Say something to the person, at once."""
        self.stdout.write(line)
        self.stdout.flush()


def folder_argument(parser: ArgumentParser, name: str) -> None:
    """The option that names the folder of backups."""
    parser.add_argument(
        name,
        type=Path,
        dest="folder",
        metavar="DIR",
        help="the folder of backups (default: BACKUP_DIR, or backups/ in the data folder)",
    )


def key_argument(parser: ArgumentParser) -> None:
    """The option that opens a sealed backup."""
    parser.add_argument("--key", type=Path, metavar="FILE", help="the private key, where the backup is sealed")


def keep_argument(text: str) -> Keep:
    """Three numbers, such as 7,5,6."""
    try:
        return read_keep(text)
    except ValueError as problem:
        raise ArgumentTypeError(str(problem)) from None


def folder_of(installation: Installation, options: dict[str, Any]) -> Path:
    """The folder of backups that was named, or the installation's own."""
    named: Path | None = options.get("folder") or settings.ENVIRONMENT.backup_dir
    return named.absolute() if named else installation.backups


def public_key(file: Path | None) -> str | None:
    """The key to seal to: of the file that was named, or BACKUP_RECIPIENT; None where backups are not sealed."""
    if file is None:
        given: str = settings.ENVIRONMENT.backup_recipient
        return sealing.read_public(given) if given else None
    try:
        return sealing.read_public(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise BackupProblem(f"The key file {file} cannot be read: {getattr(problem, 'strerror', problem)}.") from None


def in_words(size: int) -> str:
    """A size as people say it: ``3.4 MB``."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"
