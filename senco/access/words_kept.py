"""What a view does where a service says no to a form: the words stay on the page, and the reason stands above them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.forms import BaseForm

from senco.access.errors import Refused


@contextmanager
def words_kept(form: BaseForm, *, at: str | None = None) -> Iterator[None]:
    """Do what a valid form asks, all of it or nothing. What is refused is said on the form, and the view goes on to show
    it again; without this the door would show the reason on a page of its own, and the words would be gone::

        if request.method == "POST" and form.is_valid():
            with words_kept(form):
                raise_concern(actor=request.actor, **form.cleaned_data)
                return redirect(...)
        return render(..., {"form": form})

    ``at`` names the field that the reason is about, where every refusal of the service is about one.
    """
    try:
        with transaction.atomic():
            yield
    except Refused as refusal:
        form.add_error(at, refusal.reason)
