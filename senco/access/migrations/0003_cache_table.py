"""The table of the cache, where the rate limits of sign-in are counted."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """As ``createcachetable`` would make it, so that no installation forgets to run that."""

    dependencies: ClassVar = [("access", "0002_initial")]

    operations: ClassVar = [
        migrations.RunSQL(
            """
            CREATE TABLE senco_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
            CREATE INDEX senco_cache_expires ON senco_cache (expires);
            """,
            "DROP TABLE senco_cache",
        )
    ]
