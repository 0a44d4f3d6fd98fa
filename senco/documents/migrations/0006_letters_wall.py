"""The wall between schools, in the database, around letterheads and wordings of letters."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Forced row-level security, and keys that carry the school."""

    dependencies: ClassVar = [("documents", "0005_letters")]

    operations: ClassVar = [Wall("documents.Letterhead"), Wall("documents.LetterTemplate")]
