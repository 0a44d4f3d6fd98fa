"""What is noted about a database so that a restored one can be held against it: counts, content, rules, rights."""

from typing import Any

from psycopg2 import sql

# How values are written as text, the same wherever and whenever they are read.
SPELLING = {
    "search_path": "pg_catalog",
    "row_security": "off",  # a role that would see only some of the rows gets an error, and never fewer rows
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "postgres",
    "extra_float_digits": "3",
    "bytea_output": "hex",
    "xmlbinary": "base64",
    "statement_timeout": "0",
}
TABLES = """
SELECT n.nspname, c.relname,
    EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'school_id' AND NOT a.attisdropped)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema') ORDER BY 1, 2
"""
# The order of rows in a table is nobody's decision, so the sums of the rows are put in order. Values are as text.
DIGEST = """
SELECT count(*), encode(sha256(coalesce(string_agg(one, ''::bytea ORDER BY one), ''::bytea)), 'hex')
FROM (SELECT sha256(convert_to(whole_row::text, 'UTF8')) AS one FROM {} AS whole_row) AS sums
"""
SEQUENCES = """
SELECT n.nspname, c.relname, pg_sequence_last_value(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema') ORDER BY 1, 2
"""
# One sentence a thing. Not-null is told with the column: only newer versions also list it among the constraints.
SCHEMA = {
    "columns": """
        SELECT format('%s.%s %s%s%s%s', c.oid::regclass, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN ' not null' END,
            CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text END,
            ' default ' || pg_get_expr(d.adbin, d.adrelid))
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm')
        AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
    "constraints": """
        SELECT format('%s %s %s', o.conrelid::regclass, quote_ident(o.conname), pg_get_constraintdef(o.oid))
        FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace WHERE o.contype <> 'n'
        AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
    "indexes": """
        SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indisvalid
        AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
    "policies": """
        SELECT format('%I.%I %I %s %s to %s using %s check %s', schemaname, tablename, policyname, permissive, cmd,
            array_to_string(roles, ','), qual, with_check) FROM pg_policies""",
    "row security": """
        SELECT format('%s %s%s', c.oid::regclass, CASE WHEN c.relrowsecurity THEN 'on' ELSE 'off' END,
            CASE WHEN c.relforcerowsecurity THEN ', forced' END)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')
        AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
    "triggers": """
        SELECT format('%s, %s', pg_get_triggerdef(t.oid), t.tgenabled) FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT t.tgisinternal AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
    "functions": """
        SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p') AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
    "rights": """
        SELECT format('%s %s to %s', c.oid::regclass, g.privilege_type, g.grantee::regrole)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
            aclexplode(coalesce(c.relacl,
                acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner))) g
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')""",
}
MIGRATIONS = "SELECT app, name FROM public.django_migrations ORDER BY app, name"
HAS_MIGRATIONS = "SELECT to_regclass('public.django_migrations') IS NOT NULL"


def take_facts(cursor: Any) -> dict[str, Any]:
    """All facts about the database that the cursor is in, as plain values for JSON. Takes as long as reading it all."""
    for name, value in SPELLING.items():
        cursor.execute("SELECT set_config(%s, %s, false)", [name, value])
    cursor.execute(HAS_MIGRATIONS)
    migrations = _rows(cursor, MIGRATIONS) if cursor.fetchone()[0] else []
    return {
        "tables": {
            f"{schema}.{name}": _table(cursor, schema, name, walled) for schema, name, walled in _rows(cursor, TABLES)
        },
        "sequences": {f"{schema}.{name}": value for schema, name, value in _rows(cursor, SEQUENCES)},
        "schema": {kind: sorted(line for (line,) in _rows(cursor, query)) for kind, query in SCHEMA.items()},
        "migrations": [list(pair) for pair in migrations],
    }


def tables_in(cursor: Any) -> int:
    """How many tables there are already, for one who needs an empty database."""
    return len(_rows(cursor, TABLES))


def _table(cursor: Any, schema: str, name: str, walled: bool) -> dict[str, Any]:
    table = sql.Identifier(schema, name)
    cursor.execute(sql.SQL(DIGEST).format(table))
    rows, digest = cursor.fetchone()
    noted: dict[str, Any] = {"rows": rows, "sha256": digest}
    if walled:
        cursor.execute(sql.SQL("SELECT school_id, count(*) FROM {} GROUP BY 1 ORDER BY 1").format(table))
        noted["schools"] = {str(school): count for school, count in cursor.fetchall() if school is not None}
    return noted


def _rows(cursor: Any, query: str) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
