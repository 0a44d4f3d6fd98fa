"""One thing that is done for many pupils at once: who was chosen, what became of each, and what there was before."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from pupils.models.people import Pupil
from senco.access.tenancy import SchoolOwned

STAFF = settings.AUTH_USER_MODEL


class BulkAct(SchoolOwned):
    """A choice of pupils and what is done for all of them. What it would do is worked out anew each time it is looked at.

    ``mark`` is the fingerprint of the preview that was confirmed, ``paper`` what was made to be printed, by its id.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Being looked at"
        QUEUED = "queued", "At work"
        DONE = "done", "Done"
        TAKING_BACK = "taking_back", "Being undone"
        UNDONE = "undone", "Undone"
        DROPPED = "dropped", "Dropped"

    kind = models.CharField(max_length=20)  # a Kind of pupils/rules/acts.py
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    choices = models.JSONField(default=dict)
    mark = models.CharField(max_length=64, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    paper = models.UUIDField(null=True, blank=True)
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [models.Index(fields=["school", "-made_at"], name="bulk_act_lately")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class BulkLine(SchoolOwned):
    """One pupil of such a choice, in the order in which they were chosen.

    ``why`` is why nothing was done, or could not be taken back; ``before`` is what undoing needs to know.
    """

    class State(models.TextChoices):
        WAITS = "waits", "Not yet"
        DONE = "done", "Done"
        LEFT = "left", "Left as it was"
        BACK = "back", "Taken back"

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="lines")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="+")
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=5, choices=State, default=State.WAITS)
    why = models.CharField(max_length=500, blank=True)
    before = models.JSONField(default=dict)

    class Meta(SchoolOwned.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["act", "pupil"], name="bulk_line_once")]

    def __str__(self) -> str:
        return f"line {self.order} {self.state}"
