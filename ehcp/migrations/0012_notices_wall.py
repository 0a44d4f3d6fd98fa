"""The wall around a school's days of notice, and around dates that are asleep."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0011_notices")]

    operations: ClassVar = [Wall("ehcp.NoticeDaysSet"), Wall("ehcp.Snooze")]
