"""The wall around the receipts of taps that were sent later."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security and keys that carry the school."""

    dependencies: ClassVar = [("provision", "0006_taps_kept")]

    operations: ClassVar = [Wall("provision.TapReceipt")]
