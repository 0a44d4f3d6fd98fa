"""The wall between schools, in the database, around the letters of cases."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security, and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0009_letters")]

    operations: ClassVar = [Wall("ehcp.CaseLetter")]
