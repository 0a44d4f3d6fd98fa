"""The wall between schools, in the database, for what is done for many pupils at once."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on the new tables."""

    dependencies: ClassVar = [("pupils", "0010_bulk_acts")]

    operations: ClassVar = [
        Wall("pupils.BulkAct"),
        Wall("pupils.BulkLine"),
    ]
