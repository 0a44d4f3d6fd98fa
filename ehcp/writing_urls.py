"""Addresses of what school and family write in a case."""

from django.urls import path

from ehcp.views import writings

urlpatterns = [
    path("pupils/<uuid:pupil>/ehc/request/", writings.request_write, name="request_write"),
    path("ehc/<uuid:case>/writings/<slug:wanted>/", writings.writing_of_case, name="writing_of_case"),
    path("ehc/writings/<uuid:writing>/", writings.writing_page, name="writing_page"),
    path("ehc/writings/<uuid:writing>/write/", writings.writing_edit, name="writing_edit"),
    path("ehc/writings/<uuid:writing>.pdf", writings.writing_look, name="writing_look"),
    path("ehc/writings/<uuid:writing>/issue/", writings.writing_issue, name="writing_issue"),
    path("ehc/writings/<uuid:writing>/back/", writings.writing_back, name="writing_back"),
    path("ehc/writings/issued/<uuid:issued>.pdf", writings.writing_pdf, name="writing_pdf"),
    path("ehc/writings/issued/<uuid:issued>.docx", writings.writing_word, name="writing_word"),
]
