"""Accepting an invitation, with the link that came by mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from senco.access.guard import choose_capacity, with_key
from senco.access.http import SchoolRequest
from senco.access.roles import Purpose, Role
from senco.access.selectors import actors_of
from senco.access.words_kept import words_kept
from senco.accounts import forms, selectors
from senco.accounts.models import Invitation, User
from senco.accounts.services.invitations import accept_invitation

PAGE = "accounts/invitation.html"
GONE, CONFLICT = 410, 409


@require_http_methods(["GET", "POST"])
@with_key(Purpose.INVITATION)
def invitation_accept(request: SchoolRequest) -> HttpResponse:
    """Makes an account from an invitation, or adds the role to the account that the address has already."""
    invitation = selectors.invitation(request.key.subject_id, school_id=request.key.school_id)
    state = invitation.state_at(timezone.now()) if invitation else None
    if invitation is None or state is not Invitation.State.OPEN:
        used = state is Invitation.State.ACCEPTED
        return render(request, PAGE, {"used": used, "school_name": request.actor.school_name}, status=GONE)
    if request.user.is_authenticated and request.user.email != invitation.email:
        # Else one person's browser would open another's account, or link a child with whoever sits there.
        status = CONFLICT if request.method == "POST" else 200
        return render(request, "accounts/invitation_other.html", _context(request, invitation), status=status)
    known = selectors.has_account(invitation.email)
    form = None if known else forms.AcceptForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form is None:
        return _accepted(request, invitation, None)
    if request.method == "POST" and form is not None and form.is_valid():
        with words_kept(form):
            return _accepted(request, invitation, form)
    return render(request, PAGE, {**_context(request, invitation), "form": form, "known": known})


def _context(request: SchoolRequest, invitation: Invitation) -> dict[str, object]:
    role = Role(invitation.role)
    return {
        "email": invitation.email,
        "school_name": request.actor.school_name,
        "role_words": role.label,
        "is_parent": role is Role.PARENT,
    }


def _accepted(request: SchoolRequest, invitation: Invitation, form: forms.AcceptForm | None) -> HttpResponse:
    given = form.cleaned_data if form else {"name": invitation.name, "password": None}
    user = accept_invitation(actor=request.actor, invitation_id=invitation.pk, **given)
    _lead_there(request, user, Role(invitation.role))
    if request.user.is_authenticated:
        messages.success(request, f"You are now {Role(invitation.role).label} at {request.actor.school_name}.")
        return redirect("home")
    words = "Your account is ready. Sign in to begin." if form else "That is accepted. Sign in as you always do."
    messages.success(request, words)
    return redirect("account_login")


def _lead_there(request: SchoolRequest, user: User, role: Role) -> None:
    """After signing in, the first page is that of the role that was just accepted, whatever else the person is."""
    for actor in actors_of(user, on=timezone.localdate(), school_slug=request.actor.school_slug):
        if actor.capacity is role.capacity:
            choose_capacity(request, actor)
            request.session["last_school"] = actor.school_slug
