"""Start-up checks that refuse a weak installation: a wall that is not there is worse than no product."""

from django.apps import apps
from django.conf import settings
from django.db import connection

from senco.access.tenancy import SchoolOwned

UNFORCED = """
SELECT c.relname FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'school_id' AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND c.relname = ANY(%s)
AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
"""
TOO_STRONG = """
SELECT rolsuper, rolbypassrls, EXISTS (
    SELECT FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    AND pg_has_role(current_user, c.relowner, 'member'))
FROM pg_roles WHERE rolname = current_user
"""


def walled_models() -> list[type[SchoolOwned]]:
    """Every model that belongs to a school."""
    return [model for model in apps.get_models(include_auto_created=True) if issubclass(model, SchoolOwned)]


def weaknesses() -> list[str]:
    """What is weak about this installation, each in a sentence that says what to do; empty where nothing is."""
    found = []
    if settings.SECRET_KEY_IS_EPHEMERAL:
        found.append("SECRET_KEY is not set. Give a long random one in the environment or in SECRET_KEY_FILE.")
    if settings.DEBUG:
        found.append("DEBUG is on. Take it out of the environment: it shows children's data on error pages.")
    return found + database_weaknesses()


def database_weaknesses() -> list[str]:
    """What is weak about the database as this process sees it."""
    found = []
    tables = [model._meta.db_table for model in walled_models()]
    with connection.cursor() as cursor:
        cursor.execute(TOO_STRONG)
        is_super, bypasses, owns = cursor.fetchone()
        cursor.execute(UNFORCED, [tables])
        open_tables = [name for (name,) in cursor.fetchall()]
    if is_super or bypasses or owns:
        found.append(
            "The application signs in to the database as a role that can pass the wall between schools. "
            "Set DATABASE_URL to the role app_rt that manage.py prepare_database makes."
        )
    if open_tables:
        found.append(f"No forced row-level security on: {', '.join(open_tables)}. Run manage.py migrate.")
    return found
