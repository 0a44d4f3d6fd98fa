"""Attendance typed by hand, and everything that was ever recorded of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pupils.attendance_forms import AttendanceForm
from pupils.attendance_presenters import recorded
from pupils.attendance_selectors import attendance_ever, one_attendance
from pupils.rules.attendance import percent_in_words, period_in_words
from pupils.services.attendance import record_attendance, take_back_attendance
from pupils.views.finding import pupil_or_404
from senco.access.guard import requires
from senco.access.http import SchoolRequest
from senco.access.roles import Can
from senco.access.words_kept import words_kept


@require_http_methods(["GET", "POST"])
@requires(Can.KEEP_ATTENDANCE)
def pupil_attendance(request: SchoolRequest, pupil: UUID) -> HttpResponse:
    """A new count of a time; below it all that were recorded, with who did it and what was replaced."""
    today = timezone.localdate()
    found = pupil_or_404(request.actor, pupil, on=today)
    form = AttendanceForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        with words_kept(form):
            made = record_attendance(
                actor=request.actor,
                pupil=found,
                period=form.period,
                count=form.count,
                as_at=form.cleaned_data["as_at"],
                today=today,
            )
            words = f"{percent_in_words(made.count.share)} attended, {period_in_words(made.period)}."
            messages.success(request, f"Attendance is saved: {words}")
            return redirect("pupil_page", school=request.actor.school_slug, pupil=found.pk)
    rows = recorded(attendance_ever(request.actor, found))
    return render(request, "pupils/pupil_attendance.html", {"pupil": found, "form": form, "rows": rows, "today": today})


@require_POST
@requires(Can.KEEP_ATTENDANCE)
def attendance_take_back(request: SchoolRequest, attendance: UUID) -> HttpResponse:
    """Shows a count no more that was recorded by mistake; the one that it had replaced holds again."""
    found = get_object_or_404(one_attendance(request.actor, attendance))
    before = take_back_attendance(actor=request.actor, attendance=found)
    again = f" {percent_in_words(before.count.share)} is shown again, as before." if before else ""
    said = f"{percent_in_words(found.count.share)}, {period_in_words(found.period)}, is taken back."
    messages.success(request, f"{said}{again}")
    return redirect("pupil_attendance", school=request.actor.school_slug, pupil=found.pupil_id)
