"""What the rules of the register need: the assessment, the letters, why a time ended, and who confirmed what came along."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DAY = {"blank": True, "null": True}


class Migration(migrations.Migration):
    """New columns; no row is changed."""

    dependencies: ClassVar = [
        ("pupils", "0006_wall_of_school_year"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField("statusperiod", "assessed_on", models.DateField(**DAY)),
        migrations.AddField("statusperiod", "found", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("statusperiod", "told_on", models.DateField(**DAY)),
        migrations.AddField("statusperiod", "letter", models.UUIDField(**DAY)),
        migrations.AddField(
            "statusperiod", "reviewed", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField(
            "statusperiod", "ended_why", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField("statusperiod", "ended_told_on", models.DateField(**DAY)),
        migrations.AddField("statusperiod", "ended_letter", models.UUIDField(**DAY)),
        migrations.AddField("statusperiod", "adopted_on", models.DateField(**DAY)),
        migrations.AddField("statusperiod", "confirmed_on", models.DateField(**DAY)),
        migrations.AddField(
            "statusperiod",
            "confirmed_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
