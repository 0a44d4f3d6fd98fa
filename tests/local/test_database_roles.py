"""The application's role owns nothing and makes nothing; the owner migrates; the backup role reads everything."""

import dataclasses
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg2
import pytest

from senco.env import DatabaseAddress, parse_database_url
from senco.local.postgres import Postgres
from senco.local.problem import LocalProblem
from senco.local.roles import Logins, logins, prepare


@contextmanager
def session(login: DatabaseAddress, database: str = "senco") -> Iterator[Any]:
    connection = psycopg2.connect(
        host=login.host, port=login.port, user=login.user, password=login.password, dbname=database
    )
    with closing(connection):
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor


def ask(login: DatabaseAddress, query: str, database: str = "senco") -> Any:
    with session(login, database) as cursor:
        cursor.execute(query)
        return cursor.fetchone()


def test_the_applications_role_can_do_nothing_of_its_own(prepared: Logins) -> None:
    wanted = (False,) * 5
    columns = "rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
    assert ask(prepared.application, f"SELECT {columns} FROM pg_roles WHERE rolname = current_user") == wanted
    assert ask(prepared.application, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == (0,)
    assert ask(prepared.application, "SELECT count(*) FROM pg_database WHERE datdba = current_user::regrole") == (0,)
    assert ask(prepared.application, "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole") == (
        0,
    )


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE public.mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE DATABASE mine",
        "SET ROLE app_owner",
    ],
)
def test_the_applications_role_cannot_make_anything_or_become_the_owner(statement: str, prepared: Logins) -> None:
    with session(prepared.application) as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        cursor.execute(statement)


def test_one_forgotten_query_of_the_application_ends_by_itself(prepared: Logins) -> None:
    limits = {"statement_timeout": "15s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "1min"}
    for setting, value in limits.items():
        assert ask(prepared.application, f"SHOW {setting}") == (value,)


def test_the_owner_migrates_and_makes_test_databases_the_application_can_use(prepared: Logins) -> None:
    with session(prepared.owner) as cursor:
        cursor.execute("CREATE TABLE made_by_migration (id int)")
        cursor.execute("DROP TABLE made_by_migration")
        cursor.execute("CREATE DATABASE test_senco")
        try:
            with session(prepared.owner, "test_senco") as other:
                other.execute("CREATE TABLE made (id int); GRANT SELECT ON made TO app_rt")
            assert ask(prepared.application, "SELECT count(*) FROM made", "test_senco") == (0,)
            with session(prepared.application, "test_senco") as other, pytest.raises(psycopg2.Error):
                other.execute("CREATE TABLE mine (id int)")
        finally:
            cursor.execute("DROP DATABASE test_senco")


def test_the_backup_role_reads_past_the_wall_and_writes_nothing(prepared: Logins) -> None:
    assert prepared.backup
    with session(prepared.owner) as cursor:
        cursor.execute("CREATE TABLE walled AS SELECT 1 AS id")
        cursor.execute("ALTER TABLE walled ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        cursor.execute("GRANT SELECT ON walled TO app_rt")
    try:
        assert ask(prepared.application, "SELECT count(*) FROM walled") == (0,)
        assert ask(prepared.backup, "SELECT count(*) FROM walled") == (1,)
        with session(prepared.backup) as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute("DELETE FROM walled")
    finally:
        with session(prepared.owner) as cursor:
            cursor.execute("DROP TABLE walled")


def test_preparing_again_mends_what_was_spoilt_and_takes_new_passwords(server: Postgres, prepared: Logins) -> None:
    admin = parse_database_url(server.admin_address())
    with session(admin) as cursor:
        cursor.execute(
            "ALTER ROLE app_rt BYPASSRLS CREATEDB; GRANT app_owner TO app_rt; ALTER DATABASE senco OWNER TO postgres"
        )
        cursor.execute("GRANT CREATE ON SCHEMA public TO PUBLIC, app_rt")
    renewed = dataclasses.replace(prepared.application, password="new / word")
    prepare(server.admin_address(), dataclasses.replace(prepared, application=renewed))
    query = (
        "SELECT rolbypassrls, rolcreatedb, pg_has_role('app_owner', 'MEMBER'), has_schema_privilege('public', 'CREATE')"
    )
    assert ask(renewed, f"{query} FROM pg_roles WHERE rolname = current_user") == (False,) * 4
    assert ask(renewed, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'senco'") == ("app_owner",)
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        ask(prepared.application, "SELECT 1")
    prepare(server.admin_address(), prepared)
    assert ask(prepared.application, "SELECT 1") == (1,)


def test_an_outside_servers_admin_need_not_be_its_superuser(server: Postgres) -> None:
    with session(parse_database_url(server.admin_address()), "postgres") as cursor:
        cursor.execute("CREATE ROLE cloud_admin LOGIN CREATEDB CREATEROLE BYPASSRLS PASSWORD 'a word'")
        cursor.execute("GRANT pg_read_all_data TO cloud_admin WITH ADMIN OPTION")
    urls = [server.address(f"other_{role}", f"word of {role}", "other") for role in ("rt", "owner", "backup")]
    wanted = logins(*urls)
    for _ in range(2):
        prepare(server.address("cloud_admin", "a word", "postgres"), wanted)
    with session(wanted.owner, "other") as cursor:
        cursor.execute("CREATE TABLE made (id int)")
    with session(wanted.application, "other") as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
        cursor.execute("CREATE TABLE mine (id int)")
    assert wanted.backup
    assert ask(wanted.backup, "SELECT count(*) FROM made", "other") == (0,)


def test_a_refusal_of_the_server_is_told_without_a_password(server: Postgres, prepared: Logins) -> None:
    with pytest.raises(LocalProblem, match="refused: .*permission denied|refused: .*must") as told:
        prepare(server.address("app_rt", prepared.application.password, "senco"), prepared)
    assert "SCRAM" not in str(told.value)


@pytest.mark.parametrize(
    ("application", "owner", "words"),
    [
        ("postgresql://a:x@/senco", "postgresql://a:x@/senco", "user of its own"),
        ("postgresql://a:x@/senco", "postgresql://b:x@/other", "same database"),
        ("postgresql://a@/senco", "postgresql://b:x@/senco", "address of a has no password"),
    ],
)
def test_addresses_that_undo_the_separation_are_refused(application: str, owner: str, words: str) -> None:
    with pytest.raises(LocalProblem, match=words):
        logins(application, owner, None)
