"""A person's own pages: accepting an invitation, settings, and what they were told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from senco.access.guard import requires, signed_in, with_key
from senco.access.http import SchoolRequest
from senco.access.roles import Can, Purpose, Role
from senco.accounts import forms, selectors, services
from senco.accounts.models import User


@require_http_methods(["GET", "POST"])
@with_key(Purpose.INVITATION)
def invitation_accept(request: SchoolRequest) -> HttpResponse:
    """Makes an account from an invitation, or adds the role to the account that the address has already."""
    invitation = selectors.invitation(request.key.subject_id, school_id=request.key.school_id)
    if invitation is None or invitation.accepted_at or invitation.withdrawn_at:
        return render(request, "accounts/invitation.html", status=410)
    known = selectors.has_account(invitation.email)
    form = None if known else forms.AcceptForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and (form is None or form.is_valid()):
        given = form.cleaned_data if form else {"name": invitation.name, "password": None}
        services.accept_invitation(actor=request.actor, invitation_id=invitation.pk, **given)
        messages.success(request, "Your account is ready. Sign in to begin.")
        return redirect("account_login")
    context = {
        "form": form,
        "known": known,
        "email": invitation.email,
        "school_name": request.actor.school_name,
        "role_words": Role(invitation.role).label,
    }
    return render(request, "accounts/invitation.html", context)


@require_GET
@signed_in
def me(request: SchoolRequest) -> HttpResponse:
    """My own settings: where I belong, how I sign in, how pages look."""
    return render(request, "accounts/me.html", {"places": request.actors, "themes": User.Theme.choices})


@require_POST
@signed_in
def theme_set(request: SchoolRequest) -> HttpResponse:
    """Light or dark pages."""
    user_id, theme = request.user.pk, request.POST.get("theme", "")
    if user_id and theme in User.Theme.values:
        services.set_theme(actor=None, user_id=user_id, theme=theme)
    return redirect("me")


@require_GET
@requires(Can.SEE_CLASSES)
def notice_list(request: SchoolRequest) -> HttpResponse:
    """What I was told at this school, newest first."""
    notices = list(selectors.notices_of(request.actor)[:100])
    return render(request, "accounts/notice_list.html", {"notices": notices, "today": timezone.localdate()})


@require_POST
@requires(Can.SEE_CLASSES)
def notice_read_all(request: SchoolRequest) -> HttpResponse:
    """Marks all of them as read."""
    services.read_notices(actor=request.actor)
    return redirect("notice_list", school=request.actor.school_slug)
