"""The wall around claimed exceptions, and around the event that another one corrects."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall, WallKey


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0004_case_fields")]

    operations: ClassVar = [Wall("ehcp.ClaimedException"), WallKey("ehcp.CaseEvent", "corrects")]
