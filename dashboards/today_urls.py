"""Addresses of the roof: today, and what is late and whose it is."""

from django.urls import path

from dashboards.views import overview, today

urlpatterns = [
    path("today/", today.today, name="today"),
    path("overview/", overview.overview, name="overview"),
    path("overview/<slug:tile>/", overview.overview_list, name="overview_list"),
]
