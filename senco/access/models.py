"""Schools, who belongs to them, and work that is waiting: the tables that are read before a school is known."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from senco.access.roles import Role


class Trust(models.Model):
    """A multi-academy trust, or another group of schools that compares published figures."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school. ``slug`` stands in every address of it."""

    class Phase(models.TextChoices):
        PRIMARY = "primary", "Primary"
        SECONDARY = "secondary", "Secondary"
        ALL_THROUGH = "all_through", "All-through"
        SPECIAL = "special", "Special"

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)
    trust = models.ForeignKey(Trust, on_delete=models.PROTECT, null=True, blank=True, related_name="schools")
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.PRIMARY)
    local_authority = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    concern_days = models.PositiveSmallIntegerField(default=14)  # by which a concern has its answer; a promise of the school's own
    last_year = models.CharField(max_length=2, blank=True)  # the last that it teaches, where it says so; a code of pupils' years
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One duty of one person at one school. Holds while ``starts_on <= day < ends_on``; read at every request."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="membership_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["user", "school", "role"], condition=Q(ends_on__isnull=True), name="membership_one_open_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} at {self.school_id}"


class AccessKey(models.Model):
    """A secret that stands for one narrow purpose, for people without an account and for programs that cannot sign in,
    such as a calendar. Only its sha256 is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True, blank=True)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    uses_left = models.PositiveIntegerField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)  # of keys that are used again and again

    def __str__(self) -> str:
        return f"{self.purpose} key {self.id}"


class Job(models.Model):
    """Work somebody is waiting for. Holds no child's data: a kind, a school and the id of what to work on."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        RUNNING = "running", "At work"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], condition=Q(state="queued"), name="job_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Sweep(models.Model):
    """One run of the nightly sweep over all schools. Its absence is what tells that nobody is watching."""

    for_day = models.DateField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    schools = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"sweep for {self.for_day}"


class Heartbeat(models.Model):
    """When a process last said that it was alive."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.at}"
