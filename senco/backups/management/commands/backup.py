"""Makes a backup of the database and the uploads, in one snapshot, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from senco.backups.backup_commands import BackupCommand, folder_argument, folder_of, in_words, keep_argument, public_key
from senco.backups.errors import BackupProblem
from senco.backups.installation import Installation
from senco.backups.making import Made
from senco.backups.rules.keeping import Keep
from senco.backups.running import back_up


class Command(BackupCommand):
    """``manage.py backup [--to DIR] [--keep 7,5,6] [--encrypt-to FILE] [--verify]``."""

    help = "Make a backup, and remove those that need not be kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        folder_argument(parser, "--to")
        parser.add_argument(
            "--keep",
            type=keep_argument,
            default=Keep(),
            metavar="D,W,M",
            help="the newest of so many days, weeks and months are kept (default: 7,5,6)",
        )
        parser.add_argument("--keep-all", action="store_true", help="remove none")
        parser.add_argument(
            "--encrypt-to", type=Path, metavar="FILE", help="a public key (default: BACKUP_RECIPIENT, else not sealed)"
        )
        parser.add_argument(
            "--verify",
            action="store_true",
            help="prove it by a restore, before it is sealed: the key is not needed then",
        )

    def work(self, installation: Installation, **options: Any) -> None:
        done = back_up(
            installation,
            folder_of(installation, options),
            public=public_key(options["encrypt_to"]),
            trial=options["verify"],
            keep=None if options["keep_all"] else options["keep"],
        )
        if done:
            tell_made(self, *done)


def tell_made(command: BackupCommand, made: Made, removed: list[str]) -> None:
    """Say what was made. Raises BackupProblem where its trial found it bad."""
    backup, proof = made.backup, made.proof
    sealed = ", sealed" if backup.is_sealed else ""
    command.tell(f"{backup.name} is made ({in_words(backup.size)}{sealed}) in {backup.path.parent}.")
    for name in removed:
        command.tell(f"{name} need not be kept and is removed.")
    if proof is None:
        return
    for line in (*proof.problems, *proof.remarks):
        command.tell(f"  {line}")
    if proof.problems:
        raise BackupProblem(
            f"{backup.name} is bad: it does not come back as it was. Look at the lines above, and back up again."
        )
    command.tell(f"{backup.name} is proven: restored in {proof.restored_in:.1f} s, everything equal.")
