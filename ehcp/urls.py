"""Addresses of EHC cases."""

from django.urls import path

from ehcp.views import cases, events, guide, steps

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
    path("ehc/<uuid:case>/steps/", steps.case_steps, name="case_steps"),
    path("ehc/<uuid:case>/steps/share/", steps.steps_share, name="steps_share"),
    path("ehc/<uuid:case>/steps/stop/", steps.steps_stop, name="steps_stop"),
    path("ehc/<uuid:case>/steps.pdf", steps.case_steps_pdf, name="case_steps_pdf"),
    path("ehc/guide/", guide.guide_page, name="guide_page"),
    path("ehc/guide.pdf", guide.guide_pdf, name="guide_pdf"),
    path("ehc/guide/publish/", guide.guide_publish, name="guide_publish"),
    path("ehc/guide/withdraw/", guide.guide_withdraw, name="guide_withdraw"),
    path("children/<uuid:pupil>/steps/", steps.child_steps, name="child_steps"),
    path("children/<uuid:pupil>/steps.pdf", steps.child_steps_pdf, name="child_steps_pdf"),
]
