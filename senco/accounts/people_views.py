"""The administrator's pages: who belongs to this school, as what, and who is invited."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Role, who_can
from senco.access.words_kept import words_kept
from senco.accounts import forms, selectors
from senco.accounts.models import Invitation
from senco.accounts.presenters import Show, view_of
from senco.accounts.services.invitations import invite, withdraw_invitation
from senco.accounts.services.people import end_role
from senco.backups.presenters import last_restore


@require_GET
@requires(Can.MANAGE_PEOPLE)
def people_list(request: SchoolRequest) -> HttpResponse:
    """Those with a role here by what they are or lack, open invitations, and roles that wait for approval or were refused lately."""
    today, show = timezone.localdate(), view_of(request.GET.get("show", ""))
    people = selectors.people_shown(request.actor, on=today)
    context = {
        "people": [one for one in people if one.belongs(show)],
        "show": show,
        "views": [(view, sum(one.belongs(view) for one in people)) for view in Show],
        "invitations": selectors.open_invitations(request.actor),
        "waiting": list(selectors.waiting_for_approval(request.actor)),
        "refused": list(selectors.refused_lately(request.actor)),
        "approvers": selectors.approvers(request.actor, on=today),
        "who_approves": who_can(Can.APPROVE_ROLES),
        "last_restore": last_restore(timezone.now()),
    }
    return render(request, "accounts/people_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Can.MANAGE_PEOPLE)
def person_invite(request: SchoolRequest) -> HttpResponse:
    """Invites one person to one role; one that opens the record of every child waits for approval."""
    form = forms.InvitationForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with words_kept(form):
            made = invite(actor=request.actor, email=given["email"], name=given["name"], role=Role(given["role"]))
            messages.success(request, _told(made))
            return redirect("people_list", school=request.actor.school_slug)
    return render(request, "accounts/person_invite.html", {"form": form})


def _told(made: Invitation) -> str:
    if made.needs_approval:
        return f"{made.name} waits for approval by the {who_can(Can.APPROVE_ROLES)}. The invitation goes out after it."
    return f"Invitation sent to {made.email}. It is good for 14 days."


@require_POST
@requires(Can.MANAGE_PEOPLE)
def invitation_withdraw(request: SchoolRequest, invitation: str) -> HttpResponse:
    """Takes an invitation back that is open, or waits for approval."""
    found = get_object_or_404(selectors.can_be_withdrawn(request.actor), pk=invitation)
    withdraw_invitation(actor=request.actor, invitation=found)
    messages.success(request, "Invitation withdrawn.")
    return redirect("people_list", school=request.actor.school_slug)


@require_POST
@requires(Can.MANAGE_PEOPLE)
def role_end(request: SchoolRequest, membership: int) -> HttpResponse:
    """Ends a role now: access is gone at the person's next click."""
    today = timezone.localdate()
    found = get_object_or_404(selectors.staff_and_others(request.actor, on=today), pk=membership)
    end_role(actor=request.actor, membership=found, ends_on=today)
    messages.success(request, "Role ended.")
    return redirect("people_list", school=request.actor.school_slug)
