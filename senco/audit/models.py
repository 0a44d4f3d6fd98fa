"""The log: rows that are only ever added. The model, its manager and a database trigger refuse the rest."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from senco.access.tenancy import SchoolManager, SchoolOwned, SchoolQuerySet


class EventsStand(RuntimeError):
    """Somebody tried to change or delete what was logged."""


class EventQuerySet(SchoolQuerySet):
    """Events can be read and added."""

    def update(self, **values: Any) -> int:
        raise EventsStand("An event is never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise EventsStand("An event is never deleted")


class Event(SchoolOwned):
    """Something that happened. Points at nothing by foreign key, so it outlives what it tells of."""

    at = models.DateTimeField(auto_now_add=True)
    actor_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=200)
    verb = models.CharField(max_length=40)
    target_kind = models.CharField(max_length=40)
    target_id = models.CharField(max_length=40, blank=True)
    pupil_id = models.UUIDField(null=True, blank=True)
    changes = models.JSONField(default=dict)

    objects: ClassVar[Any] = SchoolManager.from_queryset(EventQuerySet)()

    class Meta(SchoolOwned.Meta):
        indexes: ClassVar = [
            models.Index(fields=["school", "-at"], name="event_latest"),
            models.Index(fields=["school", "pupil_id", "-at"], name="event_of_pupil"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EventsStand("An event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise EventsStand("An event is never deleted")
