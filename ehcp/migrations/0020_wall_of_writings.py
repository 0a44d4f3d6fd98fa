"""The wall around what school and family write in a case."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0019_writings")]

    operations: ClassVar = [Wall("ehcp.Writing"), Wall("ehcp.WritingIssue")]
