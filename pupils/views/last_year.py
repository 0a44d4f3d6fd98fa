"""Which year is the last that the school teaches."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pupils.rollover_forms import LastYearForm
from pupils.rules.last_year import in_words
from pupils.services.last_year import set_last_year
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.selectors import school_named
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.TURN_YEAR)
def last_year(request: SchoolRequest) -> HttpResponse:
    """The last year of this school, from which the moves of children with a plan follow."""
    stands = school_named(request.actor.school_slug).last_year
    form = LastYearForm(request.POST or None, initial={"last_year": stands})
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            set_last_year(actor=request.actor, last_year=form.cleaned_data["last_year"])
            messages.success(request, f"Saved: {in_words(form.cleaned_data['last_year'])}. The dates of plans follow it from now on.")
            return redirect("last_year", school=request.actor.school_slug)
    return render(request, "pupils/last_year.html", {"form": form})
