"""K and E are never open together, nor two of a kind: the database refuses periods of a pupil that overlap."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """An exclusion constraint from core types only; without btree_gist the pupil is compared by a 64-bit hash."""

    dependencies: ClassVar = [("pupils", "0002_wall")]

    operations: ClassVar = [
        migrations.RunSQL(
            """
            ALTER TABLE pupils_statusperiod ADD CONSTRAINT status_never_overlaps EXCLUDE USING gist (
                int8range(uuid_hash_extended(pupil_id, 0), uuid_hash_extended(pupil_id, 0), '[]') WITH &&,
                daterange(starts_on, ends_on, '[)') WITH &&
            );
            """,
            "ALTER TABLE pupils_statusperiod DROP CONSTRAINT status_never_overlaps",
        )
    ]
