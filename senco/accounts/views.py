"""A person's own pages: settings, and what they were told."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from senco.access.guard import requires, signed_in
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.accounts import selectors
from senco.accounts.models import User
from senco.accounts.services.notices import read_notices
from senco.accounts.services.people import set_theme

NOTICES_A_PAGE = 50


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
        set_theme(actor=None, user_id=user_id, theme=theme)
    return redirect("me")


@require_GET
@requires(Can.SEE_CLASSES)
def notice_list(request: SchoolRequest) -> HttpResponse:
    """What I was told at this school, newest first."""
    page = Paginator(selectors.notices_of(request.actor), NOTICES_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "notices": list(page.object_list), "today": timezone.localdate()}
    context["may_set"] = request.actor.can(Can.SET_NOTICES)
    return render(request, "accounts/notice_list.html", context)


@require_POST
@requires(Can.SEE_CLASSES)
def notice_read_all(request: SchoolRequest) -> HttpResponse:
    """Marks all of them as read."""
    read_notices(actor=request.actor)
    return redirect("notice_list", school=request.actor.school_slug)
