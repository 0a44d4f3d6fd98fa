"""Addresses of the graduated approach: cycles, what they aim at, what is given, the sheet, the summary."""

from django.urls import URLPattern, path

from provision.views import cycles, helps, outcomes, plans, profiles, school_list, sheets, summaries

urlpatterns: list[URLPattern] = [
    path("pupils/<uuid:pupil>/cycle/", cycles.cycle_start, name="cycle_start"),
    path("cycles/<uuid:cycle>/", cycles.cycle_page, name="cycle_page"),
    path("cycles/<uuid:cycle>/write/", cycles.cycle_write, name="cycle_write"),
    path("cycles/<uuid:cycle>/move/", cycles.cycle_move, name="cycle_move"),
    path("cycles/<uuid:cycle>/told/", cycles.cycle_told, name="cycle_told"),
    path("cycles/<uuid:cycle>/outcomes/", outcomes.outcome_add, name="outcome_add"),
    path("cycles/<uuid:cycle>/outcomes/<uuid:outcome>/", outcomes.outcome_change, name="outcome_change"),
    path("cycles/<uuid:cycle>/outcomes/<uuid:outcome>/review/", outcomes.outcome_review, name="outcome_review"),
    path("pupils/<uuid:pupil>/provision/", plans.allocation_add, name="allocation_add"),
    path("pupils/<uuid:pupil>/adaptations/", helps.adaptation_choose, name="adaptation_choose"),
    path("what-helps/", school_list.adaptation_list, name="adaptation_list"),
    path("what-helps/add/", school_list.adaptation_add, name="adaptation_add"),
    path("what-helps/take/", school_list.adaptation_take, name="adaptation_take"),
    path("what-helps/<uuid:adaptation>/", school_list.adaptation_change, name="adaptation_change"),
    path("what-helps/<uuid:adaptation>/retire/", school_list.adaptation_retire, name="adaptation_retire"),
    path("what-helps/<uuid:adaptation>/return/", school_list.adaptation_return, name="adaptation_return"),
    path("pupils/<uuid:pupil>/profile/", plans.profile_write, name="profile_write"),
    path("pupils/<uuid:pupil>/profile/versions/", profiles.profile_versions, name="profile_versions"),
    path("profiles/<uuid:profile>/read/", profiles.profile_read, name="profile_read"),
    path("pupils/<uuid:pupil>/sheet/", sheets.ipm_preview, name="ipm_preview"),
    path("pupils/<uuid:pupil>/working.pdf", sheets.pupil_working, name="pupil_working"),
    path("pupils/<uuid:pupil>/sheet.pdf", sheets.ipm_pdf, name="ipm_pdf"),
    path("pupils/<uuid:pupil>/summary/", summaries.summary_publish, name="summary_publish"),
    path("documents/<uuid:document>.pdf", sheets.document_open, name="document_open"),
]
