"""The school's list of adaptations, what helps a pupil, and the taps that say how it went."""

from datetime import date

from django.utils import timezone

from provision.models import Adaptation, AdaptationUse, PupilAdaptation
from pupils import selectors as pupil_selectors
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.at_once import found_or_made
from senco.access.roles import Can
from senco.audit.services import change
from senco.audit.verbs import Verb


def add_adaptation(*, actor: Actor, name: str, how: str = "", need_codes: list[str] | None = None) -> Adaptation:
    """An adaptation for the school's list; one of that name is returned as it is."""
    actor.must(Can.EDIT_PROFILE)

    def make() -> Adaptation:
        with change(actor=actor, verb=Verb.ADAPTATION_ADDED, changes={"name": name}) as entry:
            entry.target = made = Adaptation.objects.create(name=name, how=how, need_codes=need_codes or [])
        return made

    return found_or_made(Adaptation.objects.filter(name=name), make)


def choose_adaptation(
    *, actor: Actor, pupil: Pupil, adaptation: Adaptation, note: str = "", starts_on: date
) -> PupilAdaptation:
    """Say that an adaptation helps a pupil, from a day on; one that is chosen already gets the new note."""
    actor.must(Can.EDIT_PROFILE)
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


def record_use(*, actor: Actor, chosen: PupilAdaptation, result: str, on: date) -> AdaptationUse:
    """One tap: how an adaptation went today. A second tap of the day by the same adult corrects the first.

    Raises Refused for a pupil whom the actor does not teach or support.
    """
    actor.must(Can.RECORD_ADAPTATION)
    pupil_selectors.must_reach(actor, [chosen.pupil_id], on=on)
    with change(
        actor=actor, verb=Verb.ADAPTATION_USED, pupil_id=chosen.pupil_id, changes={"result": result, "on": on}
    ) as entry:
        use, _ = AdaptationUse.objects.update_or_create(
            chosen=chosen, used_on=on, used_by_id=actor.user_id, defaults={"result": result, "made_at": timezone.now()}
        )
        entry.target = use
    return use
