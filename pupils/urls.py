"""Addresses of this app: the register, finding a pupil, needs, concerns."""

from django.urls import URLPattern, path

from pupils.views import concerns, find, needs, register

urlpatterns: list[URLPattern] = [
    path("register/", register.register, name="register"),
    path("register.csv", register.register_csv, name="register_csv"),
    path("find/", find.pupil_find, name="pupil_find"),
    path("pupils/<uuid:pupil>/needs/", needs.pupil_needs, name="pupil_needs"),
    path("pupils/<uuid:pupil>/concern/", concerns.concern_raise, name="concern_raise"),
    path("concerns/", concerns.concern_list, name="concern_list"),
    path("concerns/<uuid:concern>/", concerns.concern_answer, name="concern_answer"),
]
