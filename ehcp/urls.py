"""Addresses of EHC cases."""

from django.urls import path

from ehcp import letter_views, views, wording_views

urlpatterns = [
    path("ehc/", views.case_list, name="case_list"),
    path("pupils/<uuid:pupil>/ehc/", views.case_open, name="case_open"),
    path("ehc/<uuid:case>/", views.case_page, name="case_page"),
    path("ehc/<uuid:case>/events/<slug:event>/", views.case_event, name="case_event"),
    path("ehc/<uuid:case>/letters/", letter_views.case_letters, name="case_letters"),
    path("ehc/<uuid:case>/letters/new/<slug:kind>/", letter_views.case_letter_new, name="case_letter_new"),
    path("ehc/letters/<uuid:letter>.pdf", letter_views.case_letter_pdf, name="case_letter_pdf"),
    path("ehc/letters/<uuid:letter>.docx", letter_views.case_letter_word, name="case_letter_word"),
    path("letters/", wording_views.letter_wordings, name="letter_wordings"),
    path("letters/letterhead/", wording_views.letterhead, name="letterhead"),
    path("letters/letterhead.pdf", wording_views.letterhead_sample, name="letterhead_sample"),
    path("letters/<slug:kind>/", wording_views.letter_wording, name="letter_wording"),
    path("letters/<slug:kind>/restore/", wording_views.letter_wording_restore, name="letter_wording_restore"),
    path("letters/<slug:kind>/<int:version>/", wording_views.letter_wording_version, name="letter_wording_version"),
]
