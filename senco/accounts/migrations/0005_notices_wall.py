"""The wall around what mail people want, and around the mails of the week."""

from typing import ClassVar

from django.db import migrations

from senco.access.operations import Wall


class Migration(migrations.Migration):
    """Row-level security."""

    dependencies: ClassVar = [("accounts", "0004_notices")]

    operations: ClassVar = [Wall("accounts.MailChoice"), Wall("accounts.WeeklyMail")]
