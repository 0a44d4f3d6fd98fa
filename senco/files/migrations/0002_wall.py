"""The wall between schools, in the database."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security on every walled table of this app."""

    dependencies: ClassVar = [("files", "0001_initial")]

    operations: ClassVar = [
        Wall("files.StoredFile"),
    ]
