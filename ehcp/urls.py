"""Addresses of EHC cases."""

from django.urls import path

from ehcp import views

urlpatterns = [
    path("ehc/", views.case_list, name="case_list"),
    path("pupils/<uuid:pupil>/ehc/", views.case_open, name="case_open"),
    path("ehc/<uuid:case>/", views.case_page, name="case_page"),
    path("ehc/<uuid:case>/events/<slug:event>/", views.case_event, name="case_event"),
]
