"""Addresses of the school's calendar."""

from django.urls import URLPattern, path

from senco.calendar import views

urlpatterns: list[URLPattern] = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/<int:year>/", views.calendar_year, name="calendar_year"),
    path("calendar/<int:year>/edit/", views.calendar_edit, name="calendar_edit"),
    path("calendar/close/", views.school_close, name="school_close"),
    path("calendar/closures/<uuid:closure>/take-back/", views.school_reopen, name="school_reopen"),
]
