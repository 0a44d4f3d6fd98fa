"""Bringing a file of pupils in: a preview that a person confirms, then everything in one transaction or nothing."""

import hashlib
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone

from pupils import import_selectors
from pupils.imports.decide import Decision, decide, why_not_apply
from pupils.imports.fitting import KEPT, Roster
from pupils.imports.plan import Plan, RowKind
from pupils.imports.seen import brings_nothing, without_overtaken
from pupils.models import ImportBatch, Pupil
from pupils.rules.attendance import Period, why_not_period
from pupils.rules.status_dates import why_not_needs_from, why_not_status_from
from pupils.services.import_rows import PlanWriter
from senco.access.actor import Actor
from senco.access.at_once import refused_where_taken
from senco.access.errors import Refused
from senco.access.models import Job
from senco.access.roles import Can
from senco.access.services import queue_job
from senco.audit.services import change
from senco.audit.verbs import Verb

State = ImportBatch.State
# A statement that runs longer has met a fault, not a large file: 5,000 pupils take a few seconds.
STATEMENT_LIMIT, LOCK_LIMIT = "30s", "20s"
NOTHING = "There is nothing to bring in: no pupil would be added or changed."
AGAIN = "Choose the file again to see what it would change now."


def preview_import(
    *, actor: Actor, data: bytes, file_name: str, on: date, counted: Period | None = None
) -> ImportBatch:
    """Read a file and keep what it would change, without changing it; status and needs in it hold from ``on``.

    Attendance in it is that of the period ``counted``, or of the school year until ``on``. Raises
    pupils.imports.decoding.Unreadable where the file as a whole cannot be read, and Refused for a period that cannot be.
    """
    actor.must(Can.IMPORT_PUPILS)
    counted = counted or Period.so_far(on)
    if why_not := why_not_period(counted, as_at=on, today=on):
        raise Refused(why_not)
    plan = import_selectors.planned(data, file_name=file_name, on=on, counted=counted)
    with change(actor=actor, verb=Verb.IMPORT_PREVIEWED, changes=plan.counts) as entry:
        batch: ImportBatch = ImportBatch.objects.create(
            file_name=file_name[:200],
            file_sha256=hashlib.sha256(data).hexdigest(),
            plan={
                "on": on.isoformat(),
                "counted": [counted.starts_on.isoformat(), counted.ends_on.isoformat()],
                **plan.as_json(),
            },
            made_by_id=actor.user_id,
        )
        entry.target = batch
    return batch


def confirm_import(*, actor: Actor, batch_id: UUID, digest: str, decisions: Mapping[int, Decision]) -> Job:
    """Have a previewed file brought in as its page showed it (``digest``), with a word on each suggestion by its row.

    Raises Refused where the file was dealt with already, where pupils have changed since, or nothing would be done.
    """
    actor.must(Can.IMPORT_PUPILS)
    batch = _locked(batch_id)
    why_not = why_not_confirm(batch, import_selectors.job_of(batch))
    if why_not:
        raise Refused(why_not)
    if import_selectors.page_mark(batch) != digest:
        raise Refused("This page showed another state of the file. Open it again and look at what would change.")
    plan = _to_write(decide(import_selectors.plan_in(batch), decisions), batch, actor)
    with change(actor=actor, verb=Verb.IMPORT_CONFIRMED, target=batch, changes=plan.counts):
        batch.plan = {**batch.plan, **plan.as_json()}
        batch.state = State.QUEUED
        batch.save(update_fields=["plan", "state"])
        return queue_job(actor=actor, kind=import_selectors.JOB_KIND, subject_id=batch.pk)


def apply_import(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """Write the plan of a file, all of it or nothing, and one event with the ids of the pupils it touched.

    Raises Refused where the file was dealt with already, or pupils have changed since its preview in what the actor sees;
    what has changed elsewhere stays as it is.
    """
    actor.must(Can.IMPORT_PUPILS)
    with change(actor=actor, verb=Verb.IMPORT_APPLIED) as entry:
        _limit_and_queue_up()
        batch = _locked(batch_id)
        if batch.state not in (State.PREVIEW, State.QUEUED):
            raise Refused(_dealt_with(batch))
        _lock_pupils(import_selectors.plan_in(batch))
        plan = _to_write(import_selectors.plan_in(batch), batch, actor)
        added, changed = _written(plan, import_selectors.day_of(batch), actor)
        batch.plan = {**batch.plan, **plan.as_json()}
        batch.state, batch.applied_at = State.APPLIED, timezone.now()
        batch.save(update_fields=["plan", "state", "applied_at"])
        entry.target = batch
        entry.note(counts=plan.counts, added=added, changed=changed)
    return batch


def carry_out_import(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """What the worker does with a confirmed file: bring it in, or say on it why nothing was changed."""
    batch: ImportBatch = ImportBatch.objects.get(pk=batch_id)
    if batch.state == State.APPLIED:
        return batch  # handed out twice: a worker died when its work was done and before it could say so
    try:
        return apply_import(actor=actor, batch_id=batch_id)
    except Refused as refusal:
        problem = refusal.reason
    batch = _locked(batch_id)
    if batch.state == State.QUEUED:
        with change(actor=actor, verb=Verb.IMPORT_FAILED, target=batch):
            batch.state, batch.problem = State.FAILED, problem[:300]
            batch.save(update_fields=["state", "problem"])
    return batch


def drop_import(*, actor: Actor, batch_id: UUID) -> ImportBatch:
    """Put a file away without bringing it in; what it said about children goes with it. Raises Refused if it was."""
    actor.must(Can.IMPORT_PUPILS)
    batch = _locked(batch_id)
    if batch.state in (State.APPLIED, State.DROPPED):
        raise Refused(_dealt_with(batch))
    with change(actor=actor, verb=Verb.IMPORT_DROPPED, target=batch):
        batch.state, batch.plan = State.DROPPED, {}
        batch.save(update_fields=["state", "plan"])
    return batch


def why_not_confirm(batch: ImportBatch, job: Job | None) -> str | None:
    """Why a file cannot be confirmed, or None: it waits for that, or its work stopped by a fault and may begin again."""
    if batch.state == State.PREVIEW or (batch.state == State.QUEUED and job and job.state == Job.State.FAILED):
        return None
    return _dealt_with(batch)


def why_not_offer(actor: Actor, batch: ImportBatch) -> str | None:
    """Why the plan of a file cannot be put to this person any more, who may yet settle its suggestions; None if it can."""
    plan, hidden, on = (
        import_selectors.plan_in(batch),
        import_selectors.hidden_from(actor),
        import_selectors.day_of(batch),
    )
    if brings_nothing(plan, hidden, suggestions=True):
        return NOTHING
    roster = import_selectors.roster_now(on=on, counted=import_selectors.counted_in(batch))
    return _why_not_now(without_overtaken(plan, hidden, roster, on=on), roster, on)


def _to_write(plan: Plan, batch: ImportBatch, actor: Actor) -> Plan:
    """What of a plan can be written to the pupils as they are now. A suggestion that nobody settled is left.

    Raises Refused where that is nothing, or where pupils have changed in what the actor sees.
    """
    hidden, on = import_selectors.hidden_from(actor), import_selectors.day_of(batch)
    if brings_nothing(plan, hidden, suggestions=False):
        raise Refused(NOTHING)
    roster = import_selectors.roster_now(on=on, counted=import_selectors.counted_in(batch))
    plan = without_overtaken(plan, hidden, roster, on=on)
    if why_not := _why_not_now(plan, roster, on):
        raise Refused(why_not)
    return plan


def _why_not_now(plan: Plan, roster: Roster, on: date) -> str | None:
    return why_not_apply(plan, roster.known, roster.current, fields=KEPT) or _why_not_dates(plan, roster, on)


def _why_not_dates(plan: Plan, roster: Roster, on: date) -> str | None:
    for row in plan.of_kind(RowKind.CHANGED):
        fields, dated = {change.field for change in row.changes}, roster.dated[str(row.pupil_id)]
        status = why_not_status_from(dated.spans, on) if "sen_status" in fields else None
        needs = why_not_needs_from(dated.needs_since, on) if "needs" in fields else None
        if status or needs:
            return f"{row.name}: {status or needs}. {AGAIN}"
    return None


def _written(plan: Plan, on: date, actor: Actor) -> tuple[list[UUID], list[UUID]]:
    with refused_where_taken(
        f"A colleague changed one of these pupils at the same moment. Nothing was brought in. {AGAIN}"
    ):
        return PlanWriter(plan, on, actor.user_id).write()


def _locked(batch_id: UUID) -> ImportBatch:
    batch: ImportBatch = ImportBatch.objects.select_for_update().get(pk=batch_id)
    return batch


def _lock_pupils(plan: Plan) -> None:
    """Hold the pupils who will change: nobody adds a contact, a need or a status to them until this is written."""
    ids = [row.pupil_id for row in plan.of_kind(RowKind.CHANGED)]
    list(Pupil.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))


def _limit_and_queue_up() -> None:
    """One import of a school at a time, and none for ever."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('statement_timeout', %s, true), set_config('lock_timeout', %s, true)",
            [STATEMENT_LIMIT, LOCK_LIMIT],
        )
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('import of pupils ' || current_setting('app.school'), 0))"
        )


def _dealt_with(batch: ImportBatch) -> str:
    return {
        State.QUEUED: "This file is being brought in already.",
        State.APPLIED: "This file was brought in already.",
        State.DROPPED: "This file was dropped. Choose it again if you want to bring it in after all.",
    }.get(State(batch.state), f"This file could not be brought in. {AGAIN}")
