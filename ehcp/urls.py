"""Addresses of EHC cases."""

from django.urls import path

from ehcp import candidate_urls
from ehcp.views import cases, events, guide, letters, notices, plan, steps, wording

urlpatterns = [
    path("ehc/", cases.case_list, name="case_list"),
    path("pupils/<uuid:pupil>/ehc/", cases.case_open, name="case_open"),
    path("pupils/<uuid:pupil>/ehc/plan/", cases.plan_open, name="plan_open"),
    path("ehc/<uuid:case>/", cases.case_page, name="case_page"),
    path("ehc/<uuid:case>/plan/", plan.plan_page, name="plan_page"),
    path("ehc/<uuid:case>/plan/lines/", plan.plan_lines, name="plan_lines"),
    path("ehc/<uuid:case>/plan/statements/<uuid:statement>/", plan.statement_change, name="statement_change"),
    path("ehc/<uuid:case>/plan/provision/<uuid:provision>/", plan.provision_change, name="provision_change"),
    path("ehc/<uuid:case>/plan/lines/<uuid:line>/remove/", plan.plan_line_remove, name="plan_line_remove"),
    path("ehc/<uuid:case>/plan/sections/<slug:section>/", plan.section_write, name="section_write"),
    path("ehc/<uuid:case>/receipt/", cases.case_receipt, name="case_receipt"),
    path("ehc/<uuid:case>/events/<slug:event>/", events.case_event, name="case_event"),
    path("ehc/<uuid:case>/corrections/<uuid:row>/", events.case_correct, name="case_correct"),
    path("ehc/<uuid:case>/excuses/<slug:rule>/", events.claim_add, name="claim_add"),
    path("ehc/<uuid:case>/excuses/<uuid:claim>/back/", events.claim_strike, name="claim_strike"),
    path("ehc/<uuid:case>/letters/", letters.case_letters, name="case_letters"),
    path("ehc/<uuid:case>/letters/new/<slug:kind>/", letters.case_letter_new, name="case_letter_new"),
    path("ehc/letters/<uuid:letter>.pdf", letters.case_letter_pdf, name="case_letter_pdf"),
    path("ehc/letters/<uuid:letter>.docx", letters.case_letter_word, name="case_letter_word"),
    path("letters/", wording.letter_wordings, name="letter_wordings"),
    path("letters/letterhead/", wording.letterhead, name="letterhead"),
    path("letters/letterhead.pdf", wording.letterhead_sample, name="letterhead_sample"),
    path("letters/<slug:kind>/", wording.letter_wording, name="letter_wording"),
    path("letters/<slug:kind>/restore/", wording.letter_wording_restore, name="letter_wording_restore"),
    path("letters/<slug:kind>/<int:version>/", wording.letter_wording_version, name="letter_wording_version"),
    path("ehc/notice-days/", notices.notice_days, name="notice_days"),
    path("ehc/notice-days/restore/", notices.notice_days_restore, name="notice_days_restore"),
    path("ehc/<uuid:case>/dates/<slug:rule>/sleep/", notices.date_snooze, name="date_snooze"),
    path("ehc/asleep/<uuid:snooze>/wake/", notices.snooze_wake, name="snooze_wake"),
    *candidate_urls.urlpatterns,
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
