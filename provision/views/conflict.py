"""The page for the slower of two people who wrote at once: both texts side by side, and nobody's lost."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from provision import selectors
from provision.forms.shared import SharedForm


def conflict_page(
    request: HttpRequest, form: SharedForm, *, pupil_id: UUID, target_id: UUID, back: str, title: str
) -> HttpResponse:
    """Shows each field that two people changed, with this person's words to edit beside what stands there now."""
    clashes = form.clashes
    form.put_together()
    context: dict[str, Any] = {
        "form": None,  # there is nothing wrong with what was typed, so no summary of problems
        "mine": form,
        "clashes": clashes,
        "change": selectors.last_change(pupil_id, target_id=target_id),
        "back_url": back,
        "title": title,
    }
    return render(request, "provision/conflict.html", context, status=409)
