"""People and what they are told: accounts, invitations, notices of a school, mail that waits to be sent."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from senco.access.roles import Role
from senco.access.tenancy import SchoolOwned


class UserManager(BaseUserManager["User"]):
    """Makes accounts. Only services call it."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who can sign in. What they may do comes from their memberships, never from this row."""

    class Theme(models.TextChoices):
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    theme = models.CharField(max_length=10, choices=Theme, default=Theme.LIGHT)
    made_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Invitation(models.Model):
    """An offer of a role at a school to an address. Its secret is an access key whose subject this row is.

    One that needs approval has no key and no mail until somebody who may has approved it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for approval"
        REFUSED = "refused", "Refused"
        OPEN = "open", "Sent"
        ACCEPTED = "accepted", "Accepted"
        WITHDRAWN = "withdrawn", "Withdrawn"
        OVER = "over", "Ran out"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey("access.School", on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    contact_id = models.UUIDField(null=True, blank=True)  # for a parent: which contact this account will be
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    needs_approval = models.BooleanField(default=False)
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(needs_approval=False) | Q(approved_at__isnull=False),
                name="invitation_accepted_once_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(refused_at__isnull=True), name="invitation_decided_one_way"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.PARENT.value) | Q(contact_id__isnull=False), name="invitation_of_parent_has_contact"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "contact_id"], name="invitation_of_contact")]

    def __str__(self) -> str:
        return f"invitation {self.id}"

    def state_at(self, moment: datetime) -> State:
        """How it stands at a moment, worked out from what happened and when."""
        happened = (
            (self.accepted_at, self.State.ACCEPTED),
            (self.withdrawn_at, self.State.WITHDRAWN),
            (self.refused_at, self.State.REFUSED),
            (self.needs_approval and not self.approved_at, self.State.WAITING),
            (self.expires_at <= moment, self.State.OVER),
        )
        return next((state for is_so, state in happened if is_so), self.State.OPEN)


class Notice(SchoolOwned):
    """Something a person must know about a case, at one milestone, by one channel. The row is the reminder.

    The due date is part of its identity: a corrected date reminds again, and the old one is cancelled.
    """

    class Channel(models.TextChoices):
        APP = "app", "In senco"
        EMAIL = "email", "By e-mail"

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        SENT = "sent", "Sent"
        CANCELLED = "cancelled", "No longer true"
        NOT_WANTED = "not_wanted", "Told in senco only"

    case_kind = models.CharField(max_length=40)
    case_id = models.UUIDField()
    milestone = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    due_on = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    title = models.CharField(max_length=200)  # shown in senco only, so it may name the child
    link = models.CharField(max_length=200)
    outside = models.JSONField(default=dict)  # what a mail may say of it: no name of a child (senco/accounts/reminders.py)
    urgent = models.BooleanField(default=False)  # comes at once, also to those who have one mail a week
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case_id", "milestone", "kind", "due_on", "recipient", "channel"], name="notice_once"
            ),
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notice_sent_has_time"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "recipient", "-made_at"], name="notice_of_person"),
            models.Index(fields=["school", "recipient"], condition=Q(state="queued"), name="notice_waiting"),
            models.Index(
                fields=["school", "case_id"],
                condition=Q(state="queued") | Q(channel="app", read_at__isnull=True),
                name="notice_pending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.milestone} due {self.due_on}"


class MailChoice(SchoolOwned):
    """Which mail a person wants about the notices of one school. Without a row the usual of their role holds."""

    class How(models.TextChoices):
        BOTH = "both", "Each day’s notices as they come, and one mail on Monday with the week"
        EACH = "each", "Each day’s notices as they come"
        WEEKLY = "weekly", "One mail on Monday with the week"
        NONE = "none", "No mail: I look in senco"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    weekly_from = models.DateField()  # the first Monday whose mail this person wants
    set_at = models.DateTimeField(auto_now=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "user"], name="mail_choice_once")]

    def __str__(self) -> str:
        return self.how


class WeeklyMail(SchoolOwned):
    """That the mail of a week was written for a person: once, whenever the first sweep of that week runs.

    ``mail_id`` is None where there was nothing to say.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    week_on = models.DateField()  # its Monday
    mail_id = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "recipient", "week_on"], name="weekly_mail_once"),
        ]

    def __str__(self) -> str:
        return f"week of {self.week_on}"


class Mail(models.Model):
    """One message to one person, waiting to be sent or sent. Names no child: what it says is made from its kind."""

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting"
        SENT = "sent", "Sent"
        FAILED = "failed", "Given up"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recipient = models.EmailField()
    kind = models.CharField(max_length=40)
    values = models.JSONField(default=dict)  # links and counts for the kind's template; emptied once sent
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["next_try_at"], condition=Q(state="queued"), name="mail_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} mail {self.id}"
