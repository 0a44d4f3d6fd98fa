"""A letter that was made in a case: what it said, to whom, and the two documents that were issued of it."""

from typing import ClassVar

from django.db import models

from ehcp.models.case import STAFF, Case
from senco.access.tenancy import SchoolOwned
from senco.documents.models import Document


class CaseLetter(SchoolOwned):
    """One letter of a case. It is never changed: another wording is another letter.

    ``kind`` is one of ``ehcp/rules/letters``, ``rule_id`` the clock it is about, if it is about one.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=40)
    rule_id = models.CharField(max_length=20, blank=True)
    dated = models.DateField()
    addressee = models.TextField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    pdf = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "case", "-made_at"], name="letter_of_case")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.dated}"

    @property
    def to(self) -> str:
        """To whom it goes: the first line of the address."""
        return self.addressee.split("\n")[0]
