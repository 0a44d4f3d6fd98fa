"""The wall between schools, in the database, for papers that are there only to be printed."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on the new table."""

    dependencies: ClassVar = [("documents", "0003_made_paper")]

    operations: ClassVar = [Wall("documents.MadePaper")]
