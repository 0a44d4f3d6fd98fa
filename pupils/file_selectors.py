"""Files about the actor's pupils, by id."""

from uuid import UUID

from pupils.models import Concern, Pupil, Referral
from pupils.selectors import visible
from pupils.story_selectors import one_referral
from senco.access.actor import Actor
from senco.access.rules.ids import id_or_none
from senco.files.models import StoredFile
from senco.files.selectors import files


def one_file(actor: Actor, file_id: UUID) -> StoredFile | None:
    """A file about one of the actor's pupils that the actor may open, and that was not removed."""
    stored = files(actor).filter(pk=file_id).first()
    return stored if stored is not None and visible(actor).filter(pk=stored.pupil_id).exists() else None


def referral_for(actor: Actor, pupil: Pupil, asked: str) -> Referral | None:
    """The referral of this pupil that an address names, or None."""
    referral_id = id_or_none(asked)
    return one_referral(actor, referral_id).filter(pupil=pupil).first() if referral_id else None


def files_of_referral(actor: Actor, referral: Referral) -> list[StoredFile]:
    """The reports that came from a referral."""
    return list(files(actor).filter(pupil_id=referral.pupil_id, referral_id=referral.pk))


def pictures_of(actor: Actor, concern: Concern) -> list[StoredFile]:
    """The pictures of the child's work that came with a concern."""
    return list(files(actor).filter(pupil_id=concern.pupil_id, concern_id=concern.pk))
