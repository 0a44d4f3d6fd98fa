"""Which pupil: found among the actor's own, or not there."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404

from pupils import selectors
from pupils.models import Pupil
from pupils.services.people import see_pupil
from senco.access.actor import Actor


def pupil_or_404(actor: Actor, pupil_id: UUID, *, on: date) -> Pupil:
    """One of the actor's pupils, with class, status and needs."""
    try:
        return selectors.pupil_page(actor, pupil_id, on=on)
    except ObjectDoesNotExist:
        raise Http404 from None


def opened_or_404(actor: Actor, pupil_id: UUID, *, on: date) -> Pupil:
    """The same for a page that shows the record: that it was opened stands in the log."""
    try:
        return see_pupil(actor=actor, pupil_id=pupil_id, on=on)
    except ObjectDoesNotExist:
        raise Http404 from None
