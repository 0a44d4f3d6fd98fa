"""Brings a backup back for real, into an empty database and an empty folder of uploads."""

from argparse import ArgumentParser
from typing import Any

from senco.backups import folder
from senco.backups.backup_commands import BackupCommand, folder_argument, folder_of, key_argument
from senco.backups.errors import BackupProblem
from senco.backups.installation import Installation
from senco.backups.running import restore_for_real


class Command(BackupCommand):
    """``manage.py restore_backup NAME --into-empty [--from DIR] [--key FILE]``. It never overwrites anything."""

    help = "Bring a backup back into the empty database of this installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the backup's name")
        parser.add_argument("--into-empty", action="store_true", help="say that the database is meant to be empty")
        folder_argument(parser, "--from")
        key_argument(parser)

    def work(self, installation: Installation, **options: Any) -> None:
        if not options["into_empty"]:
            raise BackupProblem(
                f"This fills the database {installation.owner.name} and the folder {installation.media}, which must be "
                "empty. If that is what you want, add --into-empty."
            )
        backup = folder.find(folder_of(installation, options), options["name"])
        proof = restore_for_real(installation, backup, key=options["key"])
        self.tell(
            f"{backup.name} is back in {installation.owner.name}, in {proof.restored_in:.1f} s, everything equal."
        )
        for line in proof.remarks:
            self.tell(line)
        self.tell("Start web, worker and beat. Sessions came back too: whoever was signed in then is signed in now.")
