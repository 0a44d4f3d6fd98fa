"""Proves a backup: restores it into a database of its own, holds everything against the note, and drops it again."""

from argparse import ArgumentParser
from typing import Any

from senco.backups import folder
from senco.backups.backup_commands import BackupCommand, folder_argument, folder_of, key_argument
from senco.backups.errors import BackupProblem
from senco.backups.folder import ELSEWHERE
from senco.backups.installation import Installation
from senco.backups.running import try_backup


class Command(BackupCommand):
    """``manage.py verify_backup [NAME] [--from DIR] [--key FILE]``; the newest where none is named."""

    help = "Restore a backup into a database of its own and hold it against what was noted when it was made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help="the backup's name (default: the newest)")
        folder_argument(parser, "--from")
        key_argument(parser)

    def work(self, installation: Installation, **options: Any) -> None:
        backup = folder.find(folder_of(installation, options), options["name"])
        proof = try_backup(installation, backup, key=options["key"])
        for line in (*proof.problems, *proof.remarks):
            self.tell(f"  {line}")
        if proof.problems:
            raise BackupProblem(f"{backup.name} is bad: see the lines above. {ELSEWHERE}")
        self.tell(f"{backup.name} is proven: restored in {proof.restored_in:.1f} s, everything equal.")
