"""Schools that are made, and work that waits: jobs somebody watches, keys, and the marks of those who do the work.

These verbs touch no child's data and stand below the log, so they leave no event; who asked for a job is in its row,
and the verb that the job carries out leaves its own event.
"""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from senco.access.actor import Actor
from senco.access.errors import Refused
from senco.access.models import AccessKey, Heartbeat, Job, Membership, School, Sweep, Trust

CLAIM_LASTS = timedelta(minutes=10)  # longer than any unit of work may take; after it the worker is taken for dead
MAX_ATTEMPTS = 3


def make_trust(*, name: str, slug: str) -> Trust:
    """A trust; one of that slug is returned as it is."""
    return Trust.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_school(
    *,
    name: str,
    slug: str,
    trust: Trust | None = None,
    phase: str = School.Phase.PRIMARY,
    local_authority: str = "",
    telephone: str = "",
) -> School:
    """A school with nobody in it yet. Raises Refused where the slug is taken: it stands in every address of a school."""
    if School.objects.filter(slug=slug).exists():
        raise Refused(f"There is a school {slug!r} already. Choose another short name for the new one.")
    return School.objects.create(
        name=name, slug=slug, trust=trust, phase=phase, local_authority=local_authority, telephone=telephone
    )


def queue_job(*, actor: Actor, kind: str, subject_id: UUID) -> Job:
    """Write down work that somebody waits for. The door rings the bell after the transaction."""
    return Job.objects.create(school_id=actor.school_id, kind=kind, subject_id=subject_id, asked_by_id=actor.user_id)


def claim_next_job() -> Job | None:
    """Take the oldest waiting job, or one whose worker died; None where there is nothing. One worker gets it."""
    now = timezone.now()
    with transaction.atomic():
        Job.objects.filter(state=Job.State.RUNNING, claimed_at__lt=now - CLAIM_LASTS, attempts__lt=MAX_ATTEMPTS).update(
            state=Job.State.QUEUED
        )
        Job.objects.filter(state=Job.State.RUNNING, claimed_at__lt=now - CLAIM_LASTS).update(
            state=Job.State.FAILED, ended_at=now, problem="The work stopped three times. Please tell support."
        )
        job = (
            Job.objects.select_for_update(skip_locked=True).filter(state=Job.State.QUEUED).order_by("asked_at").first()
        )
        if job is None:
            return None
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.RUNNING, claimed_at=now, attempts=F("attempts") + 1
        )
    job.refresh_from_db()
    return job


def end_job(*, job_id: UUID, problem: str = "") -> None:
    """Close a job, as done or, with a problem in plain words, as failed."""
    state = Job.State.FAILED if problem else Job.State.DONE
    Job.objects.filter(pk=job_id).update(state=state, ended_at=timezone.now(), problem=problem[:300])


def make_key(
    *,
    actor: Actor,
    purpose: str,
    subject_id: UUID | None,
    expires_at: datetime,
    uses: int | None = None,
    secret: str = "",
) -> str:
    """Make a key and return its secret, which is kept nowhere: only its sha256 is.

    ``secret`` is one that was made to be typed; left out, it is 256 bits for an address.
    """
    secret = secret or secrets.token_urlsafe(32)
    AccessKey.objects.create(
        school_id=actor.school_id,
        purpose=purpose,
        subject_id=subject_id,
        secret_sha256=hashlib.sha256(secret.encode()).hexdigest(),
        expires_at=expires_at,
        uses_left=uses,
    )
    return secret


def replace_key(*, actor: Actor, purpose: str, user_id: UUID, expires_at: datetime) -> str:
    """Make a person's key in the place of those they have for this purpose at the actor's school; return its secret.

    Of two that are asked for at once the second ends the first: never two of them are good.
    """
    with transaction.atomic():
        held = Membership.objects.select_for_update().filter(user_id=user_id, school_id=actor.school_id)
        list(held.order_by("pk").values_list("pk"))
        revoke_keys(actor=actor, purpose=purpose, subject_id=user_id)
        return make_key(actor=actor, purpose=purpose, subject_id=user_id, expires_at=expires_at)


def spend_key(*, key: AccessKey) -> bool:
    """Count one use of a key. False where another request used the last one first."""
    if key.uses_left is None:
        return True
    return bool(AccessKey.objects.filter(pk=key.pk, uses_left__gt=0).update(uses_left=F("uses_left") - 1))


def note_use(*, key: AccessKey, lasts: timedelta) -> None:
    """Note when a key was last used; it goes on to hold for so long from now."""
    now = timezone.now()
    AccessKey.objects.filter(pk=key.pk).update(last_used_at=now, expires_at=now + lasts)


def revoke_keys(*, actor: Actor, purpose: str, subject_id: UUID | None) -> int:
    """End every key that a subject has for a purpose at the actor's school; return how many there were."""
    held = AccessKey.objects.filter(purpose=purpose, subject_id=subject_id, school_id=actor.school_id)
    return held.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())


def beat(*, name: str) -> None:
    """Say that this process is alive."""
    Heartbeat.objects.update_or_create(pk=name, defaults={"at": timezone.now()})


def begin_sweep(*, for_day: date) -> Sweep:
    """Write down that a sweep begins."""
    return Sweep.objects.create(for_day=for_day, started_at=timezone.now())


def end_sweep(*, sweep: Sweep, schools: int, failures: int) -> None:
    """Write down that a sweep has ended and how many schools failed in it."""
    Sweep.objects.filter(pk=sweep.pk).update(ended_at=timezone.now(), schools=schools, failures=failures)


def one_at_a_time(actor: Actor) -> None:
    """Let one person of a school at a time go on from here to the end of the transaction: of two who change the same, the
    second sees what the first has kept."""
    assert transaction.get_connection().in_atomic_block
    School.objects.select_for_update().get(pk=actor.school_id)
