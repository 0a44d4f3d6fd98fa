"""Files of a child who is not on roll: handed over to the pupil on admission, or deleted with their bytes.

A pupil's files are evidence and stay, removed ones too. These are different: the school holds them only to answer a council.
"""

from uuid import UUID

from senco.access.actor import Actor
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb
from senco.files.models import StoredFile
from senco.files.selectors import place_of


def hand_over_files(*, actor: Actor, from_id: UUID, to_id: UUID) -> int:
    """Make all files of one child those of another record; how many. One that is there already is deleted here."""
    actor.must(Can.KEEP_FILES)
    there = StoredFile.objects.filter(pupil_id=to_id, removed_at__isnull=True).values_list("sha256", flat=True)
    twice = list(StoredFile.objects.filter(pupil_id=from_id, sha256__in=list(there)))
    with change(actor=actor, verb=Verb.FILES_MOVED, pupil_id=to_id) as entry:
        for stored in twice:
            _erase(stored)
        moved = StoredFile.objects.filter(pupil_id=from_id).update(pupil_id=to_id)
        entry.note(files=moved, there_already=len(twice))
    return moved


def erase_file(*, actor: Actor, stored: StoredFile) -> None:
    """Delete one file for good: the row and its bytes. The log keeps that it was done, not what it was called."""
    actor.must(Can.KEEP_FILES)
    with change(actor=actor, verb=Verb.FILE_ERASED, pupil_id=stored.pupil_id, changes={"file": stored.pk}):
        _erase(stored)


def erase_files(*, actor: Actor, pupil_id: UUID) -> int:
    """Delete all files of a child for good; how many. Called by the verb that deletes the child."""
    with change(actor=actor, verb=Verb.FILES_ERASED) as entry:
        found = list(StoredFile.objects.filter(pupil_id=pupil_id))
        for stored in found:
            _erase(stored)
        entry.note(files=len(found))
    return len(found)


def _erase(stored: StoredFile) -> None:
    """The bytes go first: should the rest fail, the row is still there, and the next attempt finishes it. The other way
    round bytes could stay that nothing points at."""
    place_of(stored).unlink(missing_ok=True)
    stored.delete()
