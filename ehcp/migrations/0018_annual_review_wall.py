"""The wall around reviews of plans, and who was asked for advice."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("ehcp", "0017_annual_review")]

    operations: ClassVar = [Wall("ehcp.AnnualReview"), Wall("ehcp.AdviceRequest"), Wall("ehcp.OtherReview")]
