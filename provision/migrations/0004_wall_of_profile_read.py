"""The wall between schools, in the database."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on the reads of profiles."""

    dependencies: ClassVar = [("provision", "0003_profile_read")]

    operations: ClassVar = [
        Wall("provision.ProfileRead"),
    ]
