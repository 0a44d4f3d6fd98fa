"""The wall around what was shared of the steps of a case."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and a key that carries the school."""

    dependencies: ClassVar = [("ehcp", "0015_shared_steps")]

    operations: ClassVar = [Wall("ehcp.SharedSteps")]
