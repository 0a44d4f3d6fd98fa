"""The three roles and the database, made or mended as often as one likes, here or on an outside server.

The owner migrates and may make databases; the application's role owns nothing and no policy lets it through;
the backup role reads everything. Rights on tables are given after each migration, where the tables are known.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import encrypt_password

from senco.env import DatabaseAddress, parse_database_url
from senco.local.problem import LocalProblem

# What one forgotten query or open transaction of the application may cost others.
LIMITS = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
}
# Attributes as they stand in pg_roles; what is not named here must be off.
OWNER, APPLICATION, BACKUP = {"createdb"}, set[str](), {"bypassrls"}
ATTRIBUTES = {
    "super": "SUPERUSER",
    "createrole": "CREATEROLE",
    "createdb": "CREATEDB",
    "replication": "REPLICATION",
    "bypassrls": "BYPASSRLS",
}


@dataclass(frozen=True)
class Logins:
    """The addresses whose users become the three roles; all name one database. `backup` may be left out."""

    application: DatabaseAddress
    owner: DatabaseAddress
    backup: DatabaseAddress | None

    def check(self) -> None:
        """Refuse addresses that would undo the separation."""
        everyone = [self.application, self.owner, *([self.backup] if self.backup else [])]
        if len({login.user for login in everyone}) < len(everyone):
            raise LocalProblem("Each database address needs a user of its own: the application may own nothing.")
        if len({login.name for login in everyone}) > 1:
            raise LocalProblem("The database addresses must all name the same database.")
        if missing := [login.user for login in everyone if not login.password]:
            raise LocalProblem(f"The database address of {missing[0]} has no password.")


def logins(application: str, owner: str, backup: str | None) -> Logins:
    """The three addresses as the environment gives them, parsed and checked."""
    found = Logins(
        parse_database_url(application, "DATABASE_URL"),
        parse_database_url(owner, "DATABASE_OWNER_URL"),
        parse_database_url(backup, "DATABASE_BACKUP_URL") if backup else None,
    )
    found.check()
    return found


def prepare(admin_url: str, wanted: Logins) -> None:
    """Make or mend roles, passwords, the database and its grants, as the admin. Running it again changes nothing else."""
    admin = parse_database_url(admin_url, "--admin-url")
    try:
        with _session(admin, admin.name) as cursor:
            _make_roles(cursor, wanted)
            _make_database(cursor, wanted)
        with _session(admin, wanted.owner.name) as cursor:
            _grant_in_database(cursor, wanted)
    except psycopg2.Error as problem:
        # The server's words, never ours: a statement of ours may hold a password's verifier.
        raise LocalProblem(f"The database server refused: {str(problem).strip()}") from None


def _make_roles(cursor: Any, wanted: Logins) -> None:
    _make_role(cursor, wanted.owner, OWNER)
    _make_role(cursor, wanted.application, APPLICATION)
    for setting, value in LIMITS.items():
        _do(cursor, "ALTER ROLE {} SET {} = {}", wanted.application.user, setting, sql.Literal(value))
    _end_memberships(cursor, wanted.application.user)
    if wanted.backup:
        _make_role(cursor, wanted.backup, BACKUP)
        _do(cursor, "GRANT pg_read_all_data TO {}", wanted.backup.user)


def _make_role(cursor: Any, login: DatabaseAddress, wanted: set[str]) -> None:
    """Only attributes that differ are altered: an admin who is no superuser may not even name the others."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login.user])
    if cursor.fetchone() is None:
        _do(cursor, "CREATE ROLE {} LOGIN", login.user)
    columns = ", ".join(f"rol{name}" for name in ATTRIBUTES)
    cursor.execute(f"SELECT rolcanlogin, {columns} FROM pg_roles WHERE rolname = %s", [login.user])  # noqa: S608
    can_login, *found = cursor.fetchone()
    words = [] if can_login else ["LOGIN"]
    for (name, word), has in zip(ATTRIBUTES.items(), found, strict=True):
        if has != (name in wanted):
            words.append(word if name in wanted else f"NO{word}")
    verifier = encrypt_password(login.password, login.user, cursor.connection, "scram-sha-256")
    alter = sql.SQL("ALTER ROLE {} {} PASSWORD {}")
    cursor.execute(alter.format(sql.Identifier(login.user), sql.SQL(" ".join(words)), sql.Literal(verifier)))


def _end_memberships(cursor: Any, application: str) -> None:
    """Through a membership the application's role could become somebody else."""
    cursor.execute(
        "SELECT granted.rolname FROM pg_auth_members m JOIN pg_roles granted ON granted.oid = m.roleid"
        " JOIN pg_roles member ON member.oid = m.member WHERE member.rolname = %s",
        [application],
    )
    for (role,) in cursor.fetchall():
        _do(cursor, "REVOKE {} FROM {}", role, application)


def _make_database(cursor: Any, wanted: Logins) -> None:
    owner, database = wanted.owner.user, wanted.owner.name
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if not cursor.fetchone()[0]:
        # To give somebody a database, an admin who is no superuser must be able to become that owner.
        _do(cursor, "GRANT {} TO CURRENT_USER", owner)
    cursor.execute(
        "SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding) FROM pg_database WHERE datname = %s", [database]
    )
    found = cursor.fetchone()
    if found is None:
        _do(cursor, "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0", database, owner)
    elif found[1] != "UTF8":
        raise LocalProblem(f"The database {database} is in {found[1]}, not UTF8. Make a new one and move the data.")
    elif found[0] != owner:
        _do(cursor, "ALTER DATABASE {} OWNER TO {}", database, owner)
    _do(cursor, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    for login in (wanted.application, wanted.backup):
        if login:
            _do(cursor, "REVOKE ALL ON DATABASE {} FROM {}", database, login.user)
            _do(cursor, "GRANT CONNECT ON DATABASE {} TO {}", database, login.user)


def _grant_in_database(cursor: Any, wanted: Logins) -> None:
    """Who may use and who may make things in the schema; PostgreSQL before 15 lets everyone make things there."""
    _do(cursor, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
    _do(cursor, "GRANT USAGE, CREATE ON SCHEMA public TO {}", wanted.owner.user)
    for login in (wanted.application, wanted.backup):
        if login:
            _do(cursor, "REVOKE ALL ON SCHEMA public FROM {}", login.user)
            _do(cursor, "GRANT USAGE ON SCHEMA public TO {}", login.user)


def _do(cursor: Any, statement: str, *parts: str | sql.Composable) -> None:
    """Run a statement whose gaps are names (quoted here) or ready literals."""
    filled = [sql.Identifier(part) if isinstance(part, str) else part for part in parts]
    cursor.execute(sql.SQL(statement).format(*filled))


@contextmanager
def _session(admin: DatabaseAddress, database: str) -> Iterator[Any]:
    """A cursor of the admin in one database, each statement its own transaction (databases cannot be made in one)."""
    connection = psycopg2.connect(
        **{"connect_timeout": "10", **admin.options},
        user=admin.user,
        password=admin.password,
        host=admin.host or None,
        port=admin.port or None,
        dbname=database,
    )
    with closing(connection):
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor
