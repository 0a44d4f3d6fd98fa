"""The wall around what was typed in of plans."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0007_plan_text")]

    operations: ClassVar = [Wall("ehcp.PlanStatement"), Wall("ehcp.PlanProvision"), Wall("ehcp.PlanSection")]
