"""A database of its own in which a backup is tried, gone afterwards whatever happened."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg2
from psycopg2 import sql

from senco.backups.errors import BackupProblem
from senco.backups.installation import Installation, session
from senco.env import DatabaseAddress

MARK = "_tried_"
LONGEST = 40  # characters of our own database's name; the system's limit is 63


@contextmanager
def scratch_database(installation: Installation) -> Iterator[Installation]:
    """The same roles at a new, empty database. Needs the claim: what a killed trial left behind is dropped first."""
    prefix = f"{installation.owner.name[:LONGEST]}{MARK}"
    with session(installation.owner) as cursor:
        _require_right_to_make(cursor, installation.owner.user)
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        for (left,) in cursor.fetchall():
            _drop(cursor, installation, left)
        name = f"{prefix}{secrets.token_hex(4)}"
        _do(cursor, "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0", name)
        try:
            # It holds what the real one holds, so nobody else gets in.
            _do(cursor, "REVOKE ALL ON DATABASE {} FROM PUBLIC", name)
            for user in (installation.application.user, installation.backup.user):
                _do(cursor, "GRANT CONNECT ON DATABASE {} TO {}", name, user)
            yield installation.elsewhere(name)
        finally:
            _drop(cursor, installation, name)


def _require_right_to_make(cursor: Any, user: str) -> None:
    cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
    if not cursor.fetchone()[0]:
        raise BackupProblem(
            f"{user} may not make the database in which a backup is tried. Run manage.py prepare_database again, or "
            f"say on the server: ALTER ROLE {user} CREATEDB."
        )


def _drop(cursor: Any, installation: Installation, name: str) -> None:
    try:
        _do(cursor, "DROP DATABASE IF EXISTS {}", name)  # waits some seconds for those who are leaving
    except psycopg2.errors.ObjectInUse:
        for login in (installation.owner, installation.application, installation.backup):
            _end_sessions(login, name)
        _do(cursor, "DROP DATABASE IF EXISTS {}", name)


def _end_sessions(login: DatabaseAddress, database: str) -> None:
    """A role may end its own sessions and nobody else's."""
    with session(login) as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
            [database],
        )


def _do(cursor: Any, statement: str, *names: str) -> None:
    cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
