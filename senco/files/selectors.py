"""Files about a pupil. Which pupil is the actor's is for the app above; which of its files are is said here."""

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, Sum

from senco.access.actor import Actor
from senco.access.roles import Part
from senco.files.models import StoredFile


def files(actor: Actor) -> QuerySet[StoredFile]:
    """Files that are kept and that this actor may open, the latest first."""
    if not actor.sees(Part.REPORTS):
        return StoredFile.objects.none()
    found = StoredFile.objects.filter(removed_at__isnull=True).select_related("made_by")
    if not actor.sees(Part.CONFIDENTIAL):
        found = found.filter(confidential=False)
    return found.order_by("-dated_on", "-made_at")


def files_about(actor: Actor, pupil_id: UUID) -> list[StoredFile]:
    """Files about one pupil that the actor may open."""
    return list(files(actor).filter(pupil_id=pupil_id))


def released_about(actor: Actor, pupil_id: UUID) -> list[StoredFile]:
    """What was released of files to those who teach the child and do not open them: kind, day and one line in words."""
    if actor.sees(Part.REPORTS) or not actor.sees(Part.PROFILE):
        return []
    found = StoredFile.objects.filter(pupil_id=pupil_id, released=True, confidential=False, removed_at__isnull=True)
    return list(found.only("about", "dated_on", "summary").order_by("-dated_on"))


def stored_bytes() -> int:
    """How much room the files of the active school take, removed ones too: they are still kept."""
    return StoredFile.objects.aggregate(total=Sum("size"))["total"] or 0


def place_of(stored: StoredFile) -> Path:
    """Where the bytes are: a folder for the school, and the id as the name."""
    return Path(settings.MEDIA_ROOT) / str(stored.school_id) / str(stored.pk)
