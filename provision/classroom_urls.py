"""Addresses of the classroom: classes, what helps in them, taps."""

from django.urls import URLPattern, path

from provision.views import classroom, supply

urlpatterns: list[URLPattern] = [
    path("classes/", classroom.class_list, name="class_list"),
    path("classes/kept/", classroom.taps_kept, name="taps_kept"),
    path("classes/<uuid:group>/", classroom.class_page, name="class_page"),
    path("classes/<uuid:group>/half-page/", supply.class_half, name="class_half"),
    path("classes/<uuid:group>/stand-in/", supply.class_supply, name="class_supply"),
    path("classes/<uuid:group>/stand-in/end/", supply.class_supply_end, name="class_supply_end"),
    path("classes/<uuid:group>/tap/", classroom.adaptation_tap, name="adaptation_tap"),
    path("classes/<uuid:group>/untap/", classroom.adaptation_untap, name="adaptation_untap"),
    path("classes/pupils/<uuid:pupil>/", classroom.pupil_taps, name="pupil_taps"),
    path("classes/pupils/<uuid:pupil>/tap/", classroom.pupil_tap, name="pupil_tap"),
    path("classes/pupils/<uuid:pupil>/untap/", classroom.pupil_untap, name="pupil_untap"),
]
