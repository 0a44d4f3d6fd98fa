"""One thing done for many pupils at once: who was chosen, and what became of each."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_job_without_counts'),
        ('pupils', '0009_wall_of_attendance'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkAct',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('draft', 'Being looked at'), ('queued', 'At work'), ('done', 'Done'), ('taking_back', 'Being undone'), ('undone', 'Undone'), ('dropped', 'Dropped')], default='draft', max_length=12)),
                ('choices', models.JSONField(default=dict)),
                ('mark', models.CharField(blank=True, max_length=64)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('paper', models.UUIDField(blank=True, null=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('school', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.school')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='BulkLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('order', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('waits', 'Not yet'), ('done', 'Done'), ('left', 'Left as it was'), ('back', 'Taken back')], default='waits', max_length=5)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('before', models.JSONField(default=dict)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='pupils.bulkact')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pupils.pupil')),
                ('school', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.school')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'default_manager_name': 'objects',
            },
        ),
        migrations.AddIndex(
            model_name='bulkact',
            index=models.Index(fields=['school', '-made_at'], name='bulk_act_lately'),
        ),
        migrations.AddConstraint(
            model_name='bulkline',
            constraint=models.UniqueConstraint(fields=('act', 'pupil'), name='bulk_line_once'),
        ),
    ]
