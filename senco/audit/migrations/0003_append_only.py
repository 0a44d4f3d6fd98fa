"""The log is only ever added to: the database says so too."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """A trigger that refuses to change or delete an event, whoever asks."""

    dependencies: ClassVar = [("audit", "0002_wall")]

    operations: ClassVar = [
        migrations.RunSQL(
            """
            CREATE FUNCTION audit_event_stands() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'an event is never changed or deleted'; END $$;
            CREATE TRIGGER audit_event_stands BEFORE UPDATE OR DELETE ON audit_event
            FOR EACH ROW EXECUTE FUNCTION audit_event_stands();
            """,
            "DROP TRIGGER audit_event_stands ON audit_event; DROP FUNCTION audit_event_stands();",
        )
    ]
