"""Which case: found among the actor's own, or not there; and the way back to its page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ehcp import selectors
from ehcp.models import Case
from senco.access.http import SchoolRequest


def case_or_404(request: SchoolRequest, case: UUID) -> Case:
    """One of the actor's cases, with its events."""
    found: Case = get_object_or_404(selectors.cases(request.actor), pk=case)
    return found


def to_case(request: SchoolRequest, case: Case, page: str = "case_page") -> HttpResponse:
    """Back to a page of the case."""
    return redirect(page, school=request.actor.school_slug, case=case.pk)
