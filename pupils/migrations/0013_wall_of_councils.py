"""The wall around councils and residences."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("pupils", "0012_councils")]

    operations: ClassVar = [Wall("pupils.Council"), Wall("pupils.Residence")]
