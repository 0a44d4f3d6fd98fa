"""Counts of attendance, each of one pupil and one period."""

import django.db.models.deletion
import django.db.models.expressions
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_job_without_counts'),
        ('pupils', '0007_register_rules'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('possible', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('attended', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('authorised', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('unauthorised', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('percent', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('source', models.CharField(choices=[('file', 'Brought in from a file'), ('hand', 'Typed by hand')], max_length=10)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('as_at', models.DateField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back', models.BooleanField(default=False)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='pupils.pupil')),
                ('school', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.school')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
                'indexes': [models.Index(condition=models.Q(('replaced_at__isnull', True)), fields=['school', 'starts_on', 'ends_on'], name='attendance_of_period')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('pupil', 'starts_on', 'ends_on'), name='attendance_shown_once'), models.CheckConstraint(condition=models.Q(('as_at__gte', models.F('ends_on')), ('ends_on__gte', models.F('starts_on'))), name='attendance_dates_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('attended__isnull', True), ('authorised__isnull', True), ('possible__isnull', True), ('unauthorised__isnull', True), ('percent__gte', 0), ('percent__isnull', False), ('percent__lte', 100)), models.Q(('attended__isnull', False), ('attended__lte', models.F('possible')), ('percent__isnull', True), ('possible__gte', 1)), _connector='OR'), name='attendance_sessions_or_percent'), models.CheckConstraint(condition=models.Q(models.Q(('authorised__isnull', True), ('unauthorised__isnull', True)), models.Q(('authorised__isnull', False), ('possible', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('attended'), '+', models.F('authorised')), '+', models.F('unauthorised'))), ('unauthorised__isnull', False)), _connector='OR'), name='attendance_adds_up'), models.CheckConstraint(condition=models.Q(('taken_back', False), ('replaced_at__isnull', False), _connector='OR'), name='attendance_taken_back_not_shown')],
            },
        ),
    ]
