"""Roles that wait for a second person's word: the list, and one press for each answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.accounts import selectors
from senco.accounts.services.approvals import approve_invitation, refuse_invitation


@require_GET
@requires(Can.APPROVE_ROLES)
def approval_list(request: SchoolRequest) -> HttpResponse:
    """Each role that waits, for whom it is and who asked for it."""
    today = timezone.localdate()
    context = {"asked": selectors.asked_roles(request.actor, on=today), "today": today}
    return render(request, "accounts/approval_list.html", context)


@require_POST
@requires(Can.APPROVE_ROLES)
def approval_give(request: SchoolRequest, asked: UUID) -> HttpResponse:
    """Approves a role: the invitation goes out."""
    found = get_object_or_404(selectors.asked_at_all(request.actor), pk=asked)
    approve_invitation(actor=request.actor, invitation=found)
    messages.success(request, f"Approved. The invitation is on its way to {found.email}.")
    return redirect("approval_list", school=request.actor.school_slug)


@require_POST
@requires(Can.APPROVE_ROLES)
def approval_refuse(request: SchoolRequest, asked: UUID) -> HttpResponse:
    """Refuses a role: nothing is sent."""
    found = get_object_or_404(selectors.asked_at_all(request.actor), pk=asked)
    refuse_invitation(actor=request.actor, invitation=found)
    messages.success(request, f"Refused. {found.name} gets no invitation, and whoever asked is shown that.")
    return redirect("approval_list", school=request.actor.school_slug)
