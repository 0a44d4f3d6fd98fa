"""What is backed up and as whom: the three roles of the database and the folder of uploads."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings

from senco.backups.errors import BackupProblem, Busy
from senco.env import DatabaseAddress, parse_database_url

NEEDED = {
    "DATABASE_URL": "what web and worker use",
    "DATABASE_OWNER_URL": "what migrations use; it may also make the database in which a backup is tried",
    "DATABASE_BACKUP_URL": "a role that reads everything",
}
LOCK = 7_265_322  # any number, the same for all who back up or restore


@dataclass(frozen=True)
class Installation:
    """The database's three roles, the uploads, and the folder for everything that is kept."""

    application: DatabaseAddress
    owner: DatabaseAddress
    backup: DatabaseAddress
    media: Path
    data: Path

    def elsewhere(self, database: str) -> "Installation":
        """The same roles at another database of the same server."""
        return replace(
            self,
            application=replace(self.application, name=database),
            owner=replace(self.owner, name=database),
            backup=replace(self.backup, name=database),
        )

    @property
    def backups(self) -> Path:
        """Where backups go where nothing else is said."""
        return self.data / "backups"

    @property
    def workplace(self) -> Path:
        """Where open parts of sealed backups lie for a while: never where backups are kept, which may be elsewhere."""
        return self.data / "open"


def this_installation() -> Installation:
    """This installation as the environment describes it. Raises BackupProblem with the name of what is missing."""
    found = settings.ENVIRONMENT
    urls = {
        "DATABASE_URL": found.database_url,
        "DATABASE_OWNER_URL": found.database_owner_url,
        "DATABASE_BACKUP_URL": found.database_backup_url,
    }
    for name, what in NEEDED.items():
        if not urls[name]:
            raise BackupProblem(f"{name} is not set ({what}). Set it; manage.py prepare_database makes its role.")
    addresses = {name: parse_database_url(url, name) for name, url in urls.items() if url}
    return Installation(
        addresses["DATABASE_URL"],
        addresses["DATABASE_OWNER_URL"],
        addresses["DATABASE_BACKUP_URL"],
        Path(settings.MEDIA_ROOT),
        found.data_dir,
    )


@contextmanager
def session(login: DatabaseAddress, *, autocommit: bool = True) -> Iterator[Any]:
    """A cursor of a role. Raises BackupProblem in the server's words, which hold no password, where it is refused."""
    try:
        connection = psycopg2.connect(
            **{"connect_timeout": "10", "application_name": "senco backup", **login.options},
            user=login.user,
            password=login.password,
            host=login.host or None,
            port=login.port or None,
            dbname=login.name,
        )
    except psycopg2.Error as problem:
        raise BackupProblem(f"{login.user} cannot sign in to the database: {first_line(problem)}") from None
    with closing(connection):
        connection.autocommit = autocommit
        with connection.cursor() as cursor:
            try:
                yield cursor
            except psycopg2.Error as problem:
                raise BackupProblem(f"The database refused {login.user}: {first_line(problem)}") from None


@contextmanager
def claim(installation: Installation) -> Iterator[None]:
    """Be the only one that backs up, tries or restores this database, on whatever machine, until the block ends.

    The server lets go of the claim when its session ends, also where the claimant was killed.
    """
    with session(installation.owner) as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Busy("Another backup, trial or restore of this database is under way. Wait until it has ended.")
        try:
            yield
        finally:
            # By word too: a session that is closed ends a moment later, and the next command may come before that.
            with suppress(psycopg2.Error):
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def first_line(problem: Exception) -> str:
    """The first line of what the server said: those that follow may quote a row."""
    return (str(problem).strip().splitlines() or ["it does not say why"])[0]
