"""Addresses of the roof: a pupil's page, and what is done there."""

from django.urls import URLPattern, path

from dashboards.views import pupil, timeline

urlpatterns: list[URLPattern] = [
    path("pupils/<uuid:pupil>/", pupil.pupil_page, name="pupil_page"),
    path("pupils/<uuid:pupil>/timeline/", timeline.pupil_timeline, name="pupil_timeline"),
    path("pupils/<uuid:pupil>/answers/", pupil.answer_deal, name="answer_deal"),
]
