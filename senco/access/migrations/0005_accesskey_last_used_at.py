"""When a key that is used again and again was last used."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_job_without_counts'),
    ]

    operations = [
        migrations.AddField(
            model_name='accesskey',
            name='last_used_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
