"""The verbs that the commands call: make, try and restore a backup, each under the claim and written down."""

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.utils import timezone

from senco.backups import folder, selectors, services, uploads
from senco.backups.errors import BackupProblem, Busy, Damaged
from senco.backups.facts import tables_in
from senco.backups.folder import ELSEWHERE, Backup
from senco.backups.installation import Installation, claim, session
from senco.backups.making import Made, make
from senco.backups.opening import opened
from senco.backups.proving import Proof, check_restored, fits, prove, restore
from senco.backups.rules.keeping import Keep, kept


def back_up(
    installation: Installation,
    target: Path,
    *,
    public: str | None,
    trial: bool,
    keep: Keep | None,
    wanted: Callable[[], bool] = lambda: True,
) -> tuple[Made, list[str]] | None:
    """Make a backup, write it down, and remove what need not be kept (nothing without `keep`); also returns the removed.

    None where it is not `wanted` any more once nobody else is at work.
    """
    began = timezone.now()
    try:
        with claim(installation):
            if not wanted():
                return None
            made = make(installation, target, public=public, trial=trial)
            backup, proof = made.backup, made.proof or Proof()
            services.note_backup(
                name=backup.name,
                made_at=backup.made_at,
                size=backup.size,
                digest=backup.digest,
                sealed=backup.is_sealed,
                tried=trial,
                restored_in=proof.restored_in,
                problem=" ".join(proof.problems),
            )
            return made, _prune(target, keep) if keep else []
    except Busy:
        raise
    except (BackupProblem, OSError) as problem:
        services.note_failure(at=began, problem=str(problem))
        raise


def _prune(target: Path, keep: Keep) -> list[str]:
    backups = folder.backups_in(target)
    bad = selectors.names_with_problems()
    good = {timezone.localtime(backup.made_at): backup for backup in backups if backup.name not in bad}
    proven = selectors.last_proven_at()
    stays = kept(good, keep, proven=timezone.localtime(proven) if proven else None)
    # The newest stays even if it is bad, to be looked at.
    names = {good[at].name for at in stays} | {backup.name for backup in backups[:1]}
    goes = [backup for backup in reversed(backups) if backup.name not in names]
    for backup in goes:
        # Under a name that no reader takes for a backup, so that one removed by half is none.
        gone = target / f"{folder.MAKING}{backup.name}"
        backup.path.rename(gone)
        shutil.rmtree(gone)
    return [backup.name for backup in goes]


def try_backup(installation: Installation, backup: Backup, *, key: Path | None) -> Proof:
    """Restore a backup into a database of its own and hold it against its note; what is found is written down."""
    with claim(installation):
        try:
            with opened(backup, installation, key=key, known_digest=selectors.digest_of(backup.name)) as (
                dump,
                archive,
                noted,
            ):
                proof = prove(dump, archive, noted, installation)
        except Damaged as damage:
            _note(backup, Proof([str(damage)]))
            raise
        _note(backup, proof)
        return proof


def _note(backup: Backup, proof: Proof) -> None:
    services.note_trial(
        name=backup.name,
        made_at=backup.made_at,
        size=backup.size,
        digest=backup.digest,
        sealed=backup.is_sealed,
        restored_in=proof.restored_in,
        problem=" ".join(proof.problems),
    )


def restore_for_real(installation: Installation, backup: Backup, *, key: Path | None) -> Proof:
    """Put a backup into the installation's own database and folder of uploads, both empty; returns what was found.

    All or nothing in the database; what came back is held against the note as in a trial.
    """
    with claim(installation):
        _require_empty(installation)
        with opened(backup, installation, key=key) as (dump, archive, noted):
            began = timezone.now()
            if complaint := restore(dump, installation, "--single-transaction"):
                raise BackupProblem(f"The dump does not come back: {complaint}. The database is as empty as before.")
            told = check_restored(installation, noted)
            told += uploads.differences(archive, noted["uploads"], into=installation.media)
            proof = Proof(told, (timezone.now() - began).total_seconds(), fits(installation, noted))
        _note(backup, proof)
    if told:
        raise BackupProblem(f"{backup.name} came back, but not whole: {' '.join(told)} {ELSEWHERE}")
    return proof


def _require_empty(installation: Installation) -> None:
    name = installation.owner.name
    with session(installation.owner) as cursor:
        if tables := tables_in(cursor):
            raise BackupProblem(
                f"The database {name} is not empty: it has {tables} tables. A restore never overwrites anything. Stop "
                "web, worker and beat, put that database aside under another name (ALTER DATABASE … RENAME TO …), run "
                "manage.py prepare_database, which makes a new one, and restore again."
            )
    if installation.media.is_dir() and next(installation.media.iterdir(), None):
        raise BackupProblem(
            f"The folder of uploads {installation.media} is not empty. A restore never overwrites anything. Put what "
            "is in it aside, and restore again."
        )


@contextmanager
def ending_in_order() -> Iterator[None]:
    """SIGTERM, which a container's end sends, ends the work the way Ctrl-C does: what was begun is cleared away."""

    def leave(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
