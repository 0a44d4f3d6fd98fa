"""What a pupil is promised, and the pupil's own page: provision lists, allocations, profiles, the printed sheet."""

from datetime import date
from typing import Any

from provision.models import Allocation, Cycle, Outcome, Profile, Provision
from provision.services.cycles import CLOSED
from provision.services.overtaken import Overtaken
from pupils import selectors as pupil_selectors
from pupils.models import Pupil
from senco.access.actor import Actor
from senco.access.at_once import found_or_made, refused_where_taken
from senco.access.errors import Refused
from senco.access.roles import Can
from senco.access.rules.dates import long_date
from senco.audit.services import change, record
from senco.audit.verbs import Verb
from senco.documents import services as documents
from senco.documents.models import Document

STAFF = "staff"


def add_provision(*, actor: Actor, name: str, tier: str, plain_name: str = "") -> Provision:
    """A provision for the school's list; one of that name is returned as it is."""
    actor.must(Can.RUN_CYCLES)

    def make() -> Provision:
        with change(actor=actor, verb=Verb.PROVISION_ADDED, changes={"name": name}) as entry:
            entry.target = made = Provision.objects.create(name=name, tier=tier, plain_name=plain_name)
        return made

    return found_or_made(Provision.objects.filter(name=name), make)


def allocate(
    *, actor: Actor, pupil: Pupil, cycle: Cycle | None = None, outcome: Outcome | None = None, **fields: Any
) -> Allocation:
    """Promise a pupil a provision: who, how often, how long, for which outcome (fields of the model)."""
    actor.must(Can.RUN_CYCLES)
    if fields.get("ends_on") and fields["ends_on"] < fields["starts_on"]:
        raise Refused("The last day lies before the first. Check both dates.")
    if cycle is not None and cycle.closed_on is not None:
        raise Refused(CLOSED)
    with change(actor=actor, verb=Verb.ALLOCATION_MADE, pupil_id=pupil.pk) as entry:
        allocation = Allocation.objects.create(pupil=pupil, cycle=cycle, outcome=outcome, **fields)
        entry.target = allocation
        entry.note(provision=allocation.provision_id, times=allocation.times_a_week, minutes=allocation.minutes)
    return allocation


def write_profile(*, actor: Actor, pupil: Pupil, on: date, after: int | None = None, **fields: Any) -> Profile:
    """A new version of a pupil's profile. Earlier versions stay. ``after`` is the version that the page showed.

    Raises Overtaken where there is a newer one.
    """
    actor.must(Can.EDIT_PROFILE)
    latest = Profile.objects.filter(pupil=pupil).order_by("-version").first()
    if latest is not None and all(getattr(latest, name) == value for name, value in fields.items()):
        return latest
    last = latest.version if latest is not None else 0
    if after is not None and after != last:
        raise Overtaken
    told = {"version": last + 1}
    with (
        refused_where_taken(Overtaken()),
        change(actor=actor, verb=Verb.PROFILE_WRITTEN, pupil_id=pupil.pk, changes=told) as entry,
    ):
        entry.target = profile = Profile.objects.create(
            pupil=pupil, version=last + 1, made_on=on, made_by_id=actor.user_id, **fields
        )
    return profile


def issue_sheet(*, actor: Actor, pupil: Pupil, pdf: bytes, pages: int, on: date) -> Document:
    """Keep a printed sheet as a document for staff; the same sheet printed again is the same document, read again."""
    actor.must(Can.PRINT_SHEET)
    pupil_selectors.must_reach(actor, [pupil.pk], on=on)
    document = documents.issue(
        actor=actor,
        kind="ipm",
        title=f"Individual provision map of {long_date(on)}",
        content=pdf,
        pages=pages,
        audience=STAFF,
        pupil_id=pupil.pk,
    )
    return open_document(actor=actor, document=document)


def open_document(*, actor: Actor, document: Document) -> Document:
    """Hand out an issued document; that it was read is an event. Raises Refused for paper of staff in other hands."""
    if document.audience == STAFF:
        actor.must(Can.PRINT_SHEET)
    if document.pupil_id is not None:
        pupil_selectors.must_reach(actor, [document.pupil_id])
    record(actor=actor, verb=Verb.DOCUMENT_READ, target=document, pupil_id=document.pupil_id)
    return document
