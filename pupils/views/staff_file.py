"""Bringing in a file of staff: choose it, look at what it would do, confirm."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pupils.imports.decoding import Unreadable
from pupils.imports.staff import read_staff
from pupils.services.staff_file import bring_in_staff
from pupils.staff_file_forms import StaffFileForm
from pupils.staff_file_selectors import staff_plan
from senco.access.errors import Refused
from senco.access.guard import requires
from senco.access.http import SchoolRequest, bytes_sent
from senco.access.roles import Can

GONE = "The file did not come through. Choose it again."


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_CLASSES)
def staff_file(request: SchoolRequest) -> HttpResponse:
    """Choose a file; nothing is done before what it would do has been looked at."""
    form = StaffFileForm(request.POST or None, request.FILES or None, sent_bytes=bytes_sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            return _preview(request, data)
        except Unreadable as unreadable:
            form.add_error("file", f"{unreadable}.")
    return render(request, "pupils/staff_file.html", {"form": form})


@require_POST
@requires(Can.KEEP_CLASSES)
def staff_file_apply(request: SchoolRequest) -> HttpResponse:
    """Does what the preview showed. The file comes along in the form, so that nothing of it was kept in between."""
    try:
        data = b64decode(request.POST.get("data", ""), validate=True)
        counts = bring_in_staff(actor=request.actor, data=data, on=timezone.localdate())
    except (NotBase64, Unreadable):
        raise Refused(GONE) from None
    waits = "" if request.actor.can(Can.LINK_STAFF) else " The links wait until the SENCO or a senior leader confirms them."
    messages.success(request, f"Invited: {counts['invited']}. Linked with a class or group: {counts['linked']}.{waits}")
    return redirect("staffing_page", school=request.actor.school_slug)


def _preview(request: SchoolRequest, data: bytes) -> HttpResponse:
    today = timezone.localdate()
    file = read_staff(data, on=today)
    plan = staff_plan(request.actor, file, on=today)
    context = {
        "plan": plan,
        "notes": file.notes,
        "today": today,
        "does": sum(1 for one in plan if not one.problem and (one.invites or one.links)),
        "problems": sum(1 for one in plan if one.problem),
        "data": b64encode(data).decode(),
        "may_confirm": request.actor.can(Can.LINK_STAFF),
    }
    return render(request, "pupils/staff_file_preview.html", context)
