"""The wall between schools, in the database, for attendance."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on the new table."""

    dependencies: ClassVar = [("pupils", "0008_attendance")]

    operations: ClassVar = [Wall("pupils.Attendance")]
