"""An adaptation says when it helps and how that shows, where it was taken from, and whether it is still offered."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Five columns and a rule: one row of a school for an entry of the bank."""

    dependencies: ClassVar = [("provision", "0004_wall_of_profile_read")]

    operations: ClassVar = [
        migrations.AddField("adaptation", "when_it_helps", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.AddField("adaptation", "how_you_see", models.CharField(blank=True, default="", max_length=300), preserve_default=False),
        migrations.AddField("adaptation", "barrier", models.CharField(blank=True, default="", max_length=20), preserve_default=False),
        migrations.AddField("adaptation", "bank_key", models.CharField(blank=True, default="", max_length=40), preserve_default=False),
        migrations.AddField("adaptation", "retired_on", models.DateField(blank=True, null=True)),
        migrations.AddConstraint(
            "adaptation",
            models.UniqueConstraint(
                condition=models.Q(("bank_key", ""), _negated=True), fields=("school", "bank_key"), name="adaptation_bank_key_once"
            ),
        ),
    ]
