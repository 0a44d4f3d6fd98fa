"""Asks a restored database, as the application's role, whether the wall between schools came back with the rows."""

from collections.abc import Mapping
from typing import Any

import psycopg2
from psycopg2 import sql

from senco.backups.installation import Installation, session

IS_WALLED = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relforcerowsecurity AND relrowsecurity"


def holes(restored: Installation, tables: Mapping[str, Any]) -> list[str]:
    """Where the wall does not hold, in sentences. `tables` are the noted ones, with the rows of each school.

    Row-level security asks nothing about a table without rows, so only those that have some can be tried.
    """
    with session(restored.application) as cursor:
        cursor.execute("SELECT set_config('search_path', 'pg_catalog', false)")
        cursor.execute(IS_WALLED)
        walled = {name for (name,) in cursor.fetchall()}
        tried = {name: facts["schools"] for name, facts in tables.items() if name in walled and facts.get("schools")}
        told = [f"Table {name} answers with no school set." for name in tried if _answers_nobody(cursor, name)]
        for school in sorted({school for counts in tried.values() for school in counts}):
            cursor.execute("SELECT set_config('app.school', %s, false)", [school])
            for name, counts in tried.items():
                told += _seen_by(cursor, name, school, counts.get(school, 0))
        return told


def _answers_nobody(cursor: Any, table: str) -> bool:
    try:
        cursor.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(_identifier(table)))
    except psycopg2.Error:
        return False
    return True


def _seen_by(cursor: Any, table: str, school: str, expected: int) -> list[str]:
    query = sql.SQL("SELECT count(*), count(*) FILTER (WHERE school_id <> %s) FROM {}").format(_identifier(table))
    cursor.execute(query, [int(school)])
    seen, foreign = cursor.fetchone()
    if foreign:
        return [f"Table {table} shows school {school} {foreign} rows of other schools."]
    return [] if seen == expected else [f"Table {table} shows school {school} {seen} of its {expected} rows."]


def _identifier(table: str) -> sql.Identifier:
    return sql.Identifier(*table.split(".", 1))
