"""Who the children are: pupils, those who care for them, needs, SEN status, classes, concerns, files that were read."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pupils.rules.access import Access
from pupils.rules.names import search_key, sort_key
from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class TeachingGroup(SchoolOwned):
    """A class, or a teaching group. ``year`` is a national curriculum year code where it has just one.

    Pupils are in one class (``Pupil.group``) and in any number of teaching groups (``GroupPlace``).
    """

    class Kind(models.TextChoices):
        CLASS = "class", "Class"
        GROUP = "group", "Teaching group"

    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CLASS)
    year = models.CharField(max_length=2, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school", "name"], name="group_name_once")]

    def __str__(self) -> str:
        return self.name


class Pupil(SchoolOwned):
    """A child on roll. Names are kept as given; two keys beside them serve searching and ordering."""

    class Sex(models.TextChoices):
        FEMALE = "F", "Female"
        MALE = "M", "Male"

    surname = models.CharField(max_length=120, blank=True)
    forename = models.CharField(max_length=120)
    preferred_name = models.CharField(max_length=120, blank=True)
    search_key = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=260, editable=False, db_collation="C")
    born_on = models.DateField()
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    former_upn = models.CharField(max_length=13, blank=True)
    admission_no = models.CharField(max_length=20, blank=True)
    year = models.CharField(max_length=2)
    group = models.ForeignKey(TeachingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="pupils")
    watched = models.BooleanField(default=False)  # the school's own watch list; not a SEN status
    eal = models.BooleanField(default=False)
    fsm = models.BooleanField(default=False)
    looked_after = models.BooleanField(default=False)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    # Added by ``selectors.with_status`` and ``with_needs``.
    status: str
    current_needs: "list[Need]"

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "upn"], condition=~Q(upn=""), name="upn_once_in_school"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "sort_key"], name="pupil_in_order"),
            models.Index(fields=["school", "group"], name="pupil_in_group"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.make_keys()
        super().save(*args, **kwargs)

    def make_keys(self) -> None:
        """Work out the keys for searching and ordering. Bulk verbs call this themselves."""
        self.search_key = search_key(f"{self.forename} {self.preferred_name} {self.surname}")[:400]
        self.sort_key = sort_key(self.surname, self.forename)[:260]

    @property
    def full_name(self) -> str:
        """Forename and surname, as given."""
        return f"{self.forename} {self.surname}".strip()

    @property
    def called(self) -> str:
        """What the child likes to be called."""
        return self.preferred_name or self.forename


class Contact(SchoolOwned):
    """A parent or carer. ``user`` is the account that accepted the school's invitation; it reads what is published about
    this child while ``access_starts_on <= day < access_ends_on``, and for as long as no end is set."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    relationship = models.CharField(max_length=60, blank=True)
    parental_responsibility = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="en")
    restricted = models.BooleanField(default=False)  # a court order or the like: nothing is shared until it is lifted
    order = models.PositiveSmallIntegerField(default=1)
    user = models.ForeignKey(STAFF, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    access_starts_on = models.DateField(null=True, blank=True)
    access_ends_on = models.DateField(null=True, blank=True)

    # Added by ``contact_selectors``.
    access: Access

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(access_ends_on__isnull=True) | Q(access_ends_on__gte=F("access_starts_on")),
                name="contact_access_dates_in_order",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "user"], name="contact_of_user")]

    def __str__(self) -> str:
        return self.name


class Need(SchoolOwned):
    """A type of need of a pupil, from a day until a day. Rank 1 is the primary one."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="needs")
    code = models.CharField(max_length=4)
    rank = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil", "code"], condition=Q(ends_on__isnull=True), name="need_open_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="need_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class StatusPeriod(SchoolOwned):
    """A time on SEN support (K) or with an EHC plan (E): ``starts_on <= day < ends_on``. No row means N.

    The database refuses two periods of a pupil that overlap.
    """

    class Source(models.TextChoices):
        ASSESSMENT = "assessment", "The school's assessment"
        PLAN = "plan", "An EHC plan"
        IMPORT = "import", "Brought in from a file"
        PREVIOUS_SCHOOL = "previous_school", "The school before"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="status_periods")
    status = models.CharField(max_length=1, choices=[("K", "SEN support"), ("E", "EHC plan")])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=Source)
    note = models.CharField(max_length=300, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="status_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} from {self.starts_on}"


class GroupPlace(SchoolOwned):
    """A pupil's place in a teaching group: ``starts_on <= day < ends_on``. Coming back is another row."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="places")
    group = models.ForeignKey(TeachingGroup, on_delete=models.CASCADE, related_name="places")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pupil", "group"], condition=Q(ends_on__isnull=True), name="group_place_open_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="group_place_dates_in_order"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "group"], name="group_place_of_group")]

    def __str__(self) -> str:
        return f"place {self.pk}"


class TeachingLink(SchoolOwned):
    """Who teaches or supports whom: a member of staff and a class or group, or one pupil; ``starts_on <= day < ends_on``.

    One that ``waits`` was put down by somebody who does not see the children, and opens nothing until it is confirmed.
    """

    user = models.ForeignKey(STAFF, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(TeachingGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, null=True, blank=True, related_name="links")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    waits = models.BooleanField(default=False)
    handover = models.BooleanField(default=False)  # the next teacher reads up on a pupil before the year begins

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(group__isnull=False, pupil__isnull=True) | Q(group__isnull=True, pupil__isnull=False),
                name="link_to_group_or_pupil",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="link_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["user", "group"], condition=Q(ends_on__isnull=True, pupil__isnull=True), name="link_to_group_once"
            ),
            models.UniqueConstraint(
                fields=["user", "pupil"], condition=Q(ends_on__isnull=True, group__isnull=True), name="link_to_pupil_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["school", "user"], name="link_of_user")]

    def __str__(self) -> str:
        return f"link {self.pk}"


class ExpectedLink(SchoolOwned):
    """A link for somebody who was invited and has no account yet: made at the day they accept, for their address."""

    email = models.EmailField()
    group = models.ForeignKey(TeachingGroup, on_delete=models.CASCADE, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    waits = models.BooleanField(default=False)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "email", "group"], name="expected_link_once"),
        ]

    def __str__(self) -> str:
        return f"expected link {self.pk}"


class Concern(SchoolOwned):
    """What a member of staff saw, with a date, before any label; and what became of it."""

    class Answer(models.TextChoices):
        ADAPT = "adapt", "Adapt in class and look again"
        ASSESS = "assess", "Start an assessment"
        NOTHING = "nothing", "No further step for now"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="concerns")
    raised_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    seen = models.TextField(max_length=2000)
    why = models.TextField(max_length=2000, blank=True)
    tried = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_text = models.TextField(max_length=2000, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="concern_answer_dated",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["school", "raised_on"], condition=Q(answer=""), name="concern_open"),
        ]

    def __str__(self) -> str:
        return f"concern of {self.raised_on}"


class ContactNote(SchoolOwned):
    """A talk with a parent, carer or somebody outside: when, with whom, how, what was agreed, who acts by when."""

    class How(models.TextChoices):
        PHONE = "phone", "Telephone"
        MEETING = "meeting", "Meeting"
        MESSAGE = "message", "E-mail or message"
        LETTER = "letter", "Letter"
        DOOR = "door", "At the door"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="contact_notes")
    spoken_on = models.DateField()
    with_whom = models.CharField(max_length=200)
    how = models.CharField(max_length=10, choices=How)
    agreed = models.TextField(max_length=2000)
    action = models.CharField(max_length=200, blank=True)
    action_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action_on = models.DateField(null=True, blank=True)
    action_done_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(action="", action_by__isnull=True, action_on__isnull=True)
                | (~Q(action="") & Q(action_by__isnull=False, action_on__isnull=False)),
                name="contact_action_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["school", "action_on"],
                condition=Q(action_on__isnull=False, action_done_on__isnull=True),
                name="contact_action_open",
            ),
        ]

    def __str__(self) -> str:
        return f"contact of {self.spoken_on}"


class Referral(SchoolOwned):
    """A service outside the school that was asked about a pupil. How it stands is in ``pupils/rules/referral.py``."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="referrals")
    service = models.CharField(max_length=120)
    reason = models.TextField(max_length=2000)
    agreed_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=[("accepted", "Accepted"), ("declined", "Declined")], blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_text = models.TextField(max_length=2000, blank=True)
    report_on = models.DateField(null=True, blank=True)
    chase_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_on = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [
            models.Index(fields=["school", "sent_on"], condition=Q(closed_on__isnull=True), name="referral_open"),
        ]

    def __str__(self) -> str:
        return self.service


class ImportBatch(SchoolOwned):
    """A file of pupils that was read: what it would change, and whether it did."""

    class State(models.TextChoices):
        PREVIEW = "preview", "Waiting to be confirmed"
        QUEUED = "queued", "Being brought in"
        APPLIED = "applied", "Brought in"
        FAILED = "failed", "Nothing was changed"
        DROPPED = "dropped", "Dropped"

    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    plan = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.PREVIEW)
    problem = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return self.file_name


class RollOver(SchoolOwned):
    """The turn of a school year: what the school decided, when it takes effect, and what was there before, for undoing.

    ``begins`` is the calendar year of the new year's September. ``choices`` are those of ``pupils/rules/rollover.py`` with
    the adults of each class, as plain JSON. Which pupil goes where is worked out on the day, so that who joins meanwhile is
    not forgotten.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Being prepared"
        CONFIRMED = "confirmed", "Confirmed"
        DONE = "done", "Done"
        UNDONE = "undone", "Undone"
        DROPPED = "dropped", "Dropped"

    begins = models.PositiveSmallIntegerField()
    takes_effect_on = models.DateField()
    choices = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    before = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "begins"],
                condition=Q(state__in=["draft", "confirmed", "done"]),
                name="roll_over_once_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"roll-over to {self.begins}"
