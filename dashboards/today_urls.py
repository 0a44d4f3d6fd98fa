"""Addresses of the roof: today, what is late and whose it is, the census."""

from django.urls import path

from dashboards.views import census, overview, today

urlpatterns = [
    path("today/", today.today, name="today"),
    path("census/", census.census, name="census"),
    path("census.csv", census.census_csv, name="census_csv"),
    path("overview/", overview.overview, name="overview"),
    path("overview/<slug:tile>/", overview.overview_list, name="overview_list"),
]
