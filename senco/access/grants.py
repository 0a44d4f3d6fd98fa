"""What the application's role may do in the database, given by the owner after each migration."""

from django.conf import settings
from django.db import connections

# The log is only ever added to; a trigger says so too. The record of migrations is the owner's.
APPEND_ONLY = ("audit_event",)
READ_ONLY = ("django_migrations",)


def grant_to_application(using: str = "default") -> None:
    """Give the application's role the use of all tables, TRUNCATE never. Does nothing unless signed in as their owner."""
    role = settings.APPLICATION_ROLE
    connection = connections[using]
    quoted = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
        current, exists = cursor.fetchone()
        if not exists or current == role:
            return
        tables = connection.introspection.table_names(cursor)
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
        for table in (name for name in APPEND_ONLY if name in tables):
            cursor.execute(f"REVOKE UPDATE, DELETE ON {connection.ops.quote_name(table)} FROM {quoted}")
        for table in (name for name in READ_ONLY if name in tables):
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {connection.ops.quote_name(table)} FROM {quoted}")
