"""The administrator's pages: who belongs to this school, as what, and who is invited."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Role
from senco.accounts import forms, selectors, services


@require_GET
@requires(Can.MANAGE_PEOPLE)
def people_list(request: SchoolRequest) -> HttpResponse:
    """Everybody with a role here, and open invitations."""
    context = {
        "memberships": selectors.staff_and_others(request.actor, on=timezone.localdate()),
        "invitations": selectors.open_invitations(request.actor),
    }
    return render(request, "accounts/people_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.MANAGE_PEOPLE)
def person_invite(request: SchoolRequest) -> HttpResponse:
    """Invites one person to one role."""
    form = forms.InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        services.invite(actor=request.actor, email=given["email"], name=given["name"], role=Role(given["role"]))
        messages.success(request, f"Invitation sent to {given['email']}. It is good for 14 days.")
        return redirect("people_list", school=request.actor.school_slug)
    return render(request, "accounts/person_invite.html", {"form": form})


@require_POST
@requires(Can.MANAGE_PEOPLE)
def invitation_withdraw(request: SchoolRequest, invitation: str) -> HttpResponse:
    """Takes an open invitation back."""
    found = get_object_or_404(selectors.open_invitations(request.actor), pk=invitation)
    services.withdraw_invitation(actor=request.actor, invitation=found)
    messages.success(request, "Invitation withdrawn.")
    return redirect("people_list", school=request.actor.school_slug)


@require_POST
@requires(Can.MANAGE_PEOPLE)
def role_end(request: SchoolRequest, membership: int) -> HttpResponse:
    """Ends a role now: access is gone at the person's next click."""
    today = timezone.localdate()
    found = get_object_or_404(selectors.staff_and_others(request.actor, on=today), pk=membership)
    services.end_role(actor=request.actor, membership=found, ends_on=today)
    messages.success(request, "Role ended.")
    return redirect("people_list", school=request.actor.school_slug)
