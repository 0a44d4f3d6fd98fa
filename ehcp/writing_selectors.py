"""Writings of the actor's cases: those under way, those that were issued, and the report that holds."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from ehcp.facts import facts_of_case, happened
from ehcp.models import Case, PlanStatement, Writing, WritingIssue
from ehcp.rules.advice import prepares_for_adulthood
from ehcp.rules.writings.kind import Part, WritingKind
from ehcp.rules.writings.report import REPORT
from ehcp.rules.writings.request import REQUEST
from ehcp.rules.writings.table import begun_with, goes_on, occasion
from pupils.models import Pupil
from pupils.selectors import visible
from senco.access import roles
from senco.access.actor import Actor


def writings(actor: Actor) -> QuerySet[Writing]:
    """Writings about the actor's pupils with what was issued, the latest first, for those who see cases."""
    if not actor.sees(roles.Part.CASE):
        return Writing.objects.none()
    found = Writing.objects.filter(pupil__in=visible(actor)).select_related(
        "pupil", "pupil__group", "case", "case__council", "written_by"
    )
    return found.prefetch_related(Prefetch("issues", queryset=_issues())).order_by("-begun_on", "-written_at", "pk")


def _issues() -> QuerySet[WritingIssue]:
    """What was issued, the latest first, without the bytes of the documents."""
    found = WritingIssue.objects.select_related("made_by", "pdf", "word")
    return found.defer("pdf__content", "word__content").order_by("-number")


def writings_of(actor: Actor, case: Case) -> list[Writing]:
    """The writings of one case, the latest first."""
    return list(writings(actor).filter(case=case))


def request_of(actor: Actor, pupil: Pupil) -> Writing | None:
    """The school's request that was begun for a pupil and is in no case yet."""
    return writings(actor).filter(pupil=pupil, case__isnull=True, kind=REQUEST.id).first()


def writing(actor: Actor, writing_id: UUID) -> Writing | None:
    """One writing about the actor's pupils, or None."""
    return writings(actor).filter(pk=writing_id).first()


def issue(actor: Actor, issue_id: UUID) -> WritingIssue | None:
    """One issue of a writing about the actor's pupils, with its writing; or None."""
    found = _issues().filter(pk=issue_id, writing__in=writings(actor).order_by())
    return found.select_related("writing", "writing__pupil", "writing__case", "made_by", "pdf", "word").first()


def current(case: Case, kind: WritingKind, rows: Iterable[Writing], *, on: date) -> Writing | None:
    """Of the writings of a case the one of a kind that it calls for now, or None. The case's events should be loaded."""
    since = occasion(kind, facts_of_case(case, happened(list(case.events.all())), on=on))
    of_kind = (row for row in rows if row.kind == kind.id)
    return next((row for row in of_kind if goes_on(row.begun_on, finished=row.finished_at is not None, occasion_on=since)), None)


def parts_of(row: Writing) -> tuple[Part, ...]:
    """The parts of a writing for its child, by the national curriculum year and not by age."""
    return row.row.parts_for(prepares=prepares_for_adulthood(row.pupil.year))


def as_begun(case: Case | None, kind: WritingKind) -> dict[str, str]:
    """What a writing starts with: in a report, a place for each outcome of section E that was typed in."""
    if case is None:
        return {}
    outcomes = PlanStatement.objects.filter(case=case, kind=PlanStatement.Kind.OUTCOME).order_by("position")
    return begun_with(kind, list(outcomes.values_list("text", flat=True)))


def latest_report(actor: Actor, case: Case) -> WritingIssue | None:
    """The report of the last review of a plan as it was issued last, with its words by part and ``recommendation``."""
    rows = (row for row in writings_of(actor, case) if row.kind == REPORT.id)
    return next((issued for row in rows for issued in row.issues.all()), None)
