"""Pupils, their needs and times on the register, those who care for them, and the classes and groups they are in."""

from datetime import date, timedelta
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

    It carries the school's assessment that began it, the letter by which the parents were told, why it ended, and for a
    status that the child came with who confirmed it. The database refuses two periods of a pupil that overlap.
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
    assessed_on = models.DateField(null=True, blank=True)
    found = models.TextField(blank=True)  # what the school's own assessment found
    told_on = models.DateField(null=True, blank=True)  # the date of the letter to the parents
    letter = models.UUIDField(null=True, blank=True)  # that letter, an issued document
    reviewed = models.TextField(blank=True)  # what was reviewed before it ended
    ended_why = models.TextField(blank=True)
    ended_told_on = models.DateField(null=True, blank=True)
    ended_letter = models.UUIDField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)  # the day a status from elsewhere was taken over here
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="status_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} from {self.starts_on}"

    @property
    def last_on(self) -> date | None:
        """The last day on which it held, or None while it runs."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None


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

    @property
    def may_be_written_to(self) -> bool:
        """Has this person parental responsibility, and does nothing forbid to share with them?"""
        return self.parental_responsibility and not self.restricted


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
