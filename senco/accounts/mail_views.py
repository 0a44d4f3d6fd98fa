"""A person's own choice of the mail they get about the notices of a school."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept
from senco.accounts.mail_forms import MailForm
from senco.accounts.mail_selectors import mail_choice
from senco.accounts.models import MailChoice
from senco.accounts.services.weekly import choose_mail


@require_http_methods(["GET", "POST"])
@requires(Can.SEE_CLASSES)
def mail_choose(request: SchoolRequest) -> HttpResponse:
    """Each day, once a week, both, or none."""
    form = MailForm(request.POST or None, initial={"how": mail_choice(request.actor)})
    if request.method == "POST" and form.is_valid():
        how = MailChoice.How(form.cleaned_data["how"])
        with words_kept(form):
            choose_mail(actor=request.actor, how=how, today=timezone.localdate())
            messages.success(request, f"Saved: {how.label[:1].lower()}{how.label[1:]}.")
            return redirect("notice_list", school=request.actor.school_slug)
    return render(request, "accounts/mail_choose.html", {"form": form})
