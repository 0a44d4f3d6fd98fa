"""What helps a pupil, chosen from the school's list, and ended."""

from datetime import date

from provision.models import Adaptation, PupilAdaptation
from provision.services.school_list import add_adaptation, take_from_bank, why_not_offered
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb

__all__ = ["add_adaptation", "choose_adaptation", "choose_from_bank", "end_adaptation"]


def choose_from_bank(*, actor: Actor, pupil: Pupil, key: str, note: str = "", starts_on: date) -> PupilAdaptation:
    """Take an entry of the bank onto the school's list, unless it is there, and choose it for a pupil."""
    adaptation = take_from_bank(actor=actor, key=key)
    return choose_adaptation(actor=actor, pupil=pupil, adaptation=adaptation, note=note, starts_on=starts_on)


def choose_adaptation(
    *, actor: Actor, pupil: Pupil, adaptation: Adaptation, note: str = "", starts_on: date
) -> PupilAdaptation:
    """Say that an adaptation helps a pupil, from a day on; one that is chosen already gets the new note.

    Raises Refused for one that is retired, unless this pupil has it.
    """
    actor.must(Can.EDIT_PROFILE)
    has_it = PupilAdaptation.objects.filter(pupil=pupil, adaptation=adaptation, ends_on__isnull=True).exists()
    if not has_it and (refusal := why_not_offered(Adaptation.objects.get(pk=adaptation.pk))):
        raise Refused(refusal)
    with change(actor=actor, verb=Verb.ADAPTATION_GIVEN, pupil_id=pupil.pk, changes={"name": adaptation.name}) as entry:
        chosen, _ = PupilAdaptation.objects.update_or_create(
            pupil=pupil,
            adaptation=adaptation,
            ends_on=None,
            defaults={"note": note},
            create_defaults={"note": note, "starts_on": starts_on},
        )
        entry.target = chosen
    return chosen


def end_adaptation(*, actor: Actor, chosen: PupilAdaptation, on: date) -> PupilAdaptation:
    """Say that an adaptation is no longer used for a pupil, from a day on. What was recorded of it stays."""
    actor.must(Can.EDIT_PROFILE)
    if chosen.ends_on is not None:
        return chosen
    with change(actor=actor, verb=Verb.ADAPTATION_ENDED, target=chosen, pupil_id=chosen.pupil_id, changes={"on": on}):
        chosen.ends_on = max(on, chosen.starts_on)
        chosen.save(update_fields=["ends_on"])
    return chosen
