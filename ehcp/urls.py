"""Addresses of EHC cases."""

from django.urls import path

from ehcp import candidate_urls
from ehcp.views import cases, events

urlpatterns = [
    path("ehc/", cases.case_list, name="case_list"),
    path("pupils/<uuid:pupil>/ehc/", cases.case_open, name="case_open"),
    path("pupils/<uuid:pupil>/ehc/plan/", cases.plan_open, name="plan_open"),
    path("ehc/<uuid:case>/", cases.case_page, name="case_page"),
    path("ehc/<uuid:case>/receipt/", cases.case_receipt, name="case_receipt"),
    path("ehc/<uuid:case>/events/<slug:event>/", events.case_event, name="case_event"),
    path("ehc/<uuid:case>/corrections/<uuid:row>/", events.case_correct, name="case_correct"),
    path("ehc/<uuid:case>/excuses/<slug:rule>/", events.claim_add, name="claim_add"),
    path("ehc/<uuid:case>/excuses/<uuid:claim>/back/", events.claim_strike, name="claim_strike"),
    *candidate_urls.urlpatterns,
]
