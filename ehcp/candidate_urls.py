"""Addresses of consultations about children who are not on roll."""

from django.urls import URLPattern, path

from ehcp.views import candidate_ends, candidate_files, candidate_replies, candidates

urlpatterns: list[URLPattern] = [
    path("consultations/", candidates.candidate_list, name="candidate_list"),
    path("consultations/add/", candidates.candidate_add, name="candidate_add"),
    path("consultations/<uuid:candidate>/", candidates.candidate_page, name="candidate_page"),
    path("consultations/<uuid:candidate>/change/", candidates.candidate_change, name="candidate_change"),
    path("consultations/<uuid:candidate>/ask/", candidates.candidate_ask, name="candidate_ask"),
    path("consultations/<uuid:candidate>/asked/<uuid:inquiry>/", candidates.candidate_said, name="candidate_said"),
    path("consultations/<uuid:candidate>/reply/", candidate_replies.candidate_reply, name="candidate_reply"),
    path("consultations/<uuid:candidate>/send/", candidate_replies.candidate_send, name="candidate_send"),
    path("consultations/<uuid:candidate>/unsend/", candidate_replies.candidate_unsend, name="candidate_unsend"),
    path("consultations/<uuid:candidate>/letter.pdf", candidate_replies.candidate_letter, name="candidate_letter"),
    path("consultations/<uuid:candidate>/decide/", candidate_ends.candidate_decide, name="candidate_decide"),
    path("consultations/<uuid:candidate>/keep/", candidate_ends.candidate_keep, name="candidate_keep"),
    path("consultations/<uuid:candidate>/admit/", candidate_ends.candidate_admit, name="candidate_admit"),
    path("consultations/<uuid:candidate>/paper/", candidate_files.candidate_paper_add, name="candidate_paper_add"),
    path("consultations/papers/<uuid:paper>/", candidate_files.candidate_paper, name="candidate_paper"),
    path("consultations/papers/<uuid:paper>/delete/", candidate_files.candidate_paper_erase, name="candidate_paper_erase"),
]
