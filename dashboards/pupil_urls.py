"""Addresses of the roof: a pupil's page, and what is done there."""

from django.urls import URLPattern, path

from dashboards.views import pupil

urlpatterns: list[URLPattern] = [
    path("pupils/<uuid:pupil>/", pupil.pupil_page, name="pupil_page"),
    path("pupils/<uuid:pupil>/answers/", pupil.answer_deal, name="answer_deal"),
]
