"""Documents that were issued, kept byte for byte and never rendered anew; papers that are there only to be printed; and what
a school's letters are made of: its letterhead and its own wording."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from senco.access.tenancy import SchoolOwned


class Document(SchoolOwned):
    """One issued paper. What was issued prints in ten years as it was; a change is a new document."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    pupil_id = models.UUIDField(null=True, blank=True)
    audience = models.CharField(max_length=20)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "pupil_id", "-made_at"], name="document_of_pupil")]

    def __str__(self) -> str:
        return self.title


class MadePaper(SchoolOwned):
    """Papers of several children joined into one, to be printed at once. Not kept: each child's own paper is the document.

    It is there while ``day < gone_on``; the nightly sweep removes it.
    """

    title = models.CharField(max_length=200)
    content = models.BinaryField()
    pages = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    gone_on = models.DateField()

    class Meta(SchoolOwned.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Letterhead(SchoolOwned):
    """What stands at the head of a school's letters, and where its families find advice. One row a school."""

    address = models.TextField(blank=True)  # a line for each line of the address
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.CharField(max_length=100, blank=True)
    sendiass = models.CharField(max_length=200, blank=True)  # name and ways to reach the advice service of the area
    logo = models.BinaryField(null=True, blank=True)  # drawn anew as PNG before it comes here
    version = models.PositiveIntegerField(default=0)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["school"], name="letterhead_once")]

    def __str__(self) -> str:
        return "letterhead"


class LetterTemplate(SchoolOwned):
    """One version of a school's own wording of a kind of letter. The last one holds; earlier ones stay to be read.

    ``is_default`` says that the school went back to the wording that ships with the product, as it then stood.
    """

    kind = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_default = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "kind", "version"], name="letter_template_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, version {self.version}"
