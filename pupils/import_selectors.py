"""What an import reads: the school's pupils as a file is compared with them, files that were read, and their work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.crypto import salted_hmac

from pupils import selectors
from pupils.imports.fitting import KEPT, WATCHED, Dated, Roster, plan_for
from pupils.imports.match import Known
from pupils.imports.plan import Plan
from pupils.imports.reading import read_pupils
from pupils.imports.records import AttendanceRecord, Json
from pupils.imports.seen import as_seen
from pupils.models import Attendance, Contact, ImportBatch, Need, Pupil, StatusPeriod, TeachingGroup
from pupils.rules.attendance import Period
from pupils.rules.status_dates import Span, span_on
from senco.access.actor import Actor
from senco.access.models import Job
from senco.access.roles import Can, Part, Reach
from senco.access.selectors import latest_job

JOB_KIND = "pupils.import"
RECENT = 10
PART_OF = {"sen_status": Part.SEN, "local_status": Part.SEN, "needs": Part.SEN, "contacts": Part.CONTACTS,
           "attendance": Part.ATTENDANCE}  # fmt: skip


def batches(actor: Actor) -> QuerySet[ImportBatch]:
    """Files that were read at the school, newest first, for those who bring pupils in."""
    if not actor.can(Can.IMPORT_PUPILS):
        return ImportBatch.objects.none()
    return ImportBatch.objects.select_related("made_by").order_by("-made_at", "pk")


def recent_batches(actor: Actor) -> list[ImportBatch]:
    """The latest files, without what they hold; each with ``job_state``, the state of the latest work on it."""
    jobs = Job.objects.filter(school_id=OuterRef("school_id"), kind=JOB_KIND, subject_id=OuterRef("pk"))
    latest = Subquery(jobs.order_by("-asked_at").values("state")[:1])
    return list(batches(actor).defer("plan").annotate(job_state=latest)[:RECENT])


def plan_in(batch: ImportBatch) -> Plan:
    """The plan that is kept with a file. One that was dropped holds none any more."""
    return Plan.from_json(batch.plan)


def plan_seen(batch: ImportBatch, actor: Actor) -> Plan:
    """The plan of a file without the parts of records that this person does not see."""
    return as_seen(plan_in(batch), hidden_from(actor))


def hidden_from(actor: Actor) -> frozenset[str]:
    """The fields of a plan that stand in parts of records which this person does not see in the whole school.

    A file is about everybody, so a teacher who also runs the office sees no more of it than the office does.
    """
    everybody = Reach.WHOLE_SCHOOL in actor.reaches
    return frozenset(name for name, part in PART_OF.items() if not (everybody and actor.sees(part)))


def page_mark(batch: ImportBatch) -> str:
    """What the pages of a file carry, so that what is confirmed is what was seen.

    Keyed, and another one for every file: by the fingerprint of the plan itself one could tell that two files, one of
    them with a guess, would do the same.
    """
    said = f"{batch.pk} {plan_in(batch).digest}"
    return salted_hmac("pupils.import_selectors.page_mark", said, algorithm="sha256").hexdigest()


def day_of(batch: ImportBatch) -> date:
    """The day from which status and needs in the file hold."""
    return date.fromisoformat(batch.plan["on"])


def counted_in(batch: ImportBatch) -> Period:
    """The period of which the file counts attendance; of one that was read before this was asked, the school year so far."""
    days = batch.plan.get("counted")
    return Period(*(date.fromisoformat(day) for day in days)) if days else Period.so_far(day_of(batch))


def planned(data: bytes, *, file_name: str, on: date, counted: Period | None = None) -> Plan:
    """What a file would do to the school's pupils. Raises pupils.imports.decoding.Unreadable."""
    roster = roster_now(on=on, counted=counted)
    return plan_for(read_pupils(data, file_name=file_name, on=on), roster, on=on, counted=counted)


def roster_now(*, on: date, counted: Period | None = None) -> Roster:
    """Every pupil of the school as the plans of files see them, in six queries; status is that of the day ``on``, attendance
    that of the period ``counted``, or of the school year until that day."""
    pupils = list(selectors.roster())
    attended = {one.pupil_id: one for one in counts_of(counted or Period.so_far(on))}
    spans = spans_of(on=on)
    needs = by_pupil(Need.objects.filter(ends_on__isnull=True).order_by("rank", "pk"))
    contacts = by_pupil(contacts_in_order())
    return Roster(
        known=tuple(_known(pupil) for pupil in pupils),
        current={
            str(pupil.pk): _values(pupil, spans[pupil.pk], needs[pupil.pk], contacts[pupil.pk], on)
            | {"attendance": _attendance(attended.get(pupil.pk))}
            for pupil in pupils
        },
        dated={
            str(pupil.pk): Dated(
                tuple(spans[pupil.pk]),
                tuple(need.starts_on for need in needs[pupil.pk]),
                pupil.left_on,
                attended[pupil.pk].as_at if pupil.pk in attended else None,
            )
            for pupil in pupils
        },
        classes=tuple(TeachingGroup.objects.order_by("name").values_list("name", flat=True)),
    )


def spans_of(*, on: date) -> Mapping[UUID, list[Span]]:
    """Each pupil's times with a status that are not over on a day."""
    found: dict[UUID, list[Span]] = defaultdict(list)
    for period in open_periods(on=on):
        from_file = period.source == StatusPeriod.Source.IMPORT
        found[period.pupil_id].append(Span(period.status, period.starts_on, period.ends_on, from_file))
    return found


def open_periods(*, on: date) -> QuerySet[StatusPeriod]:
    """Times with a status that are not over on a day, in order."""
    return StatusPeriod.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)).order_by("starts_on")


def counts_of(period: Period) -> QuerySet[Attendance]:
    """The counts of attendance that hold of exactly this period."""
    return Attendance.objects.filter(starts_on=period.starts_on, ends_on=period.ends_on, replaced_at__isnull=True)


def contacts_in_order() -> QuerySet[Contact]:
    """Parents and carers in the order in which a plan lists them."""
    return Contact.objects.order_by("order", "name", "pk")


def by_pupil(rows: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    """Rows with a ``pupil_id``, for each pupil in their order."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.pupil_id].append(row)
    return found


def job_of(batch: ImportBatch) -> Job | None:
    """The latest work on a file."""
    return latest_job(JOB_KIND, batch.pk, school_id=batch.school_id)


def _known(pupil: Pupil) -> Known:
    former = (pupil.former_upn,) if pupil.former_upn else ()
    return Known(str(pupil.pk), pupil.upn or None, former, pupil.surname, pupil.forename, pupil.born_on)


def _values(pupil: Pupil, spans: list[Span], needs: list[Need], contacts: list[Contact], on: date) -> dict[str, Json]:
    now = span_on(spans, on)
    values: dict[str, Json] = {
        "surname": pupil.surname or None,
        "forename": pupil.forename or None,
        "preferred_forename": pupil.preferred_name or None,
        "born_on": pupil.born_on.isoformat(),
        "sex": pupil.sex or None,
        "upn": pupil.upn or None,
        "former_upns": [pupil.former_upn] if pupil.former_upn else None,
        "admission_no": pupil.admission_no or None,
        "nc_year": pupil.year or None,
        "registration_group": pupil.group.name if pupil.group else None,
        "sen_status": now.status if now else "N",
        "local_status": WATCHED if pupil.watched else None,
        "needs": [need.code for need in needs] or None,
        "contacts": [_contact(contact) for contact in contacts] or None,
    }
    return {field: values.get(field) for field in KEPT}


def _attendance(held: Attendance | None) -> Json:
    return AttendanceRecord(held.count, held.period).as_json() if held else None


def _contact(contact: Contact) -> dict[str, Json]:
    return {
        "name": contact.name,
        "relationship": contact.relationship or None,
        "phone": contact.phone or None,
        "email": contact.email or None,
    }
