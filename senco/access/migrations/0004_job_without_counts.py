"""A job is done whole or not at all, in one transaction: there is no progress of it that another could see."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Takes away two counts that nobody wrote or read."""

    dependencies: ClassVar = [("access", "0003_cache_table")]

    operations: ClassVar = [
        migrations.RemoveField("job", "done"),
        migrations.RemoveField("job", "total"),
    ]
