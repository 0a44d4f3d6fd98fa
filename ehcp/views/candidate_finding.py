"""Which consultation an address is about, and the way back to its page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from ehcp import candidate_selectors as selectors
from ehcp.models import Candidate
from senco.access.http import SchoolRequest


def candidate_or_404(request: SchoolRequest, candidate: UUID) -> Candidate:
    """The consultation of an address, with who was asked."""
    found: Candidate = get_object_or_404(selectors.candidate_page(request.actor), pk=candidate)
    return found


def to_page(request: SchoolRequest, candidate: Candidate) -> HttpResponse:
    """Back to the page of a consultation."""
    return redirect("candidate_page", school=request.actor.school_slug, candidate=candidate.pk)
