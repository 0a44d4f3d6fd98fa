"""The wall around the earlier answers to a concern."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("pupils", "0014_concern_causes")]

    operations: ClassVar = [Wall("pupils.ConcernAnswer")]
