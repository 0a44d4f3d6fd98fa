"""Children who are not on roll, about whom councils consult the school."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Consultations, who was asked about them, the reply, and the numbers that were given."""

    dependencies: ClassVar = [
        ("access", "0005_accesskey_last_used_at"),
        ("ehcp", "0012_notices_wall"),
        ("pupils", "0013_wall_of_councils"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=12)),
                ("surname", models.CharField(blank=True, max_length=120)),
                ("forename", models.CharField(max_length=120)),
                ("born_on", models.DateField()),
                ("year", models.CharField(blank=True, max_length=2)),
                ("asked_year", models.CharField(blank=True, max_length=2)),
                ("asked_from_on", models.DateField(blank=True, null=True)),
                ("current_school", models.CharField(blank=True, max_length=200)),
                ("needs", models.JSONField(default=list)),
                ("needs_note", models.CharField(blank=True, max_length=1000)),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("received_on", models.DateField()),
                ("receipt_confirmed", models.BooleanField(default=False)),
                ("reply_by_on", models.DateField(blank=True, null=True)),
                ("plan_made_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField()),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("named", "This school is named in the plan"),
                            ("elsewhere", "Another school is named"),
                            ("not_named", "This school is not named; more is not known"),
                            ("withdrawn", "The council withdrew the consultation"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("delete_on", models.DateField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="candidates", to="pupils.council"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultations",
                        to="pupils.pupil",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.school",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("who", models.CharField(max_length=120)),
                ("question", models.CharField(max_length=500)),
                ("asked_on", models.DateField()),
                ("answer", models.TextField(blank=True, max_length=2000)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.school",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asked", to="ehcp.candidate"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="CandidateCount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("year", models.CharField(max_length=2)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.school",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="CandidateReply",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meet", "The school can meet the child’s needs"),
                            ("cannot", "The school cannot meet the child’s needs"),
                        ],
                        max_length=10,
                    ),
                ),
                ("unsuitable", models.BooleanField(default=False)),
                ("unsuitable_why", models.TextField(blank=True)),
                ("others", models.BooleanField(default=False)),
                ("others_why", models.TextField(blank=True)),
                ("resources", models.BooleanField(default=False)),
                ("resources_why", models.TextField(blank=True)),
                ("adjustments", models.TextField(blank=True)),
                ("staffing", models.TextField(blank=True)),
                ("money", models.TextField(blank=True)),
                ("letter", models.UUIDField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("written_at", models.DateTimeField(auto_now=True)),
                (
                    "candidate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reply", to="ehcp.candidate"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.school",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                condition=models.Q(("answered_on__isnull", True), ("decided_on__isnull", True)),
                fields=["school", "due_on"],
                name="candidate_due",
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                condition=models.Q(("delete_on__isnull", False)),
                fields=["school", "delete_on"],
                name="candidate_to_delete",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(fields=("school", "reference"), name="candidate_reference_once"),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on__isnull", True), ("decision", "")),
                    models.Q(models.Q(("decision", ""), _negated=True), ("decided_on__isnull", False)),
                    _connector="OR",
                ),
                name="candidate_decided_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision", ""), ("pupil__isnull", False), ("delete_on__isnull", False), _connector="OR"
                ),
                name="candidate_has_an_end",
            ),
        ),
        migrations.AddIndex(
            model_name="asked",
            index=models.Index(fields=["school", "candidate", "asked_on"], name="asked_in_order"),
        ),
        migrations.AddConstraint(
            model_name="candidatecount",
            constraint=models.UniqueConstraint(fields=("school", "year"), name="candidate_count_of_year"),
        ),
    ]
