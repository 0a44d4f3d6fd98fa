"""Addresses of the classroom: classes, what helps in them, taps."""

from django.urls import URLPattern, path

from provision.views import classroom

urlpatterns: list[URLPattern] = [
    path("classes/", classroom.class_list, name="class_list"),
    path("classes/<uuid:group>/", classroom.class_page, name="class_page"),
    path("classes/<uuid:group>/tap/", classroom.adaptation_tap, name="adaptation_tap"),
    path("classes/<uuid:group>/untap/", classroom.adaptation_untap, name="adaptation_untap"),
    path("classes/pupils/<uuid:pupil>/", classroom.pupil_taps, name="pupil_taps"),
    path("classes/pupils/<uuid:pupil>/tap/", classroom.pupil_tap, name="pupil_tap"),
    path("classes/pupils/<uuid:pupil>/untap/", classroom.pupil_untap, name="pupil_untap"),
]
