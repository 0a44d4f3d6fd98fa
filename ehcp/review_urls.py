"""Addresses of reviews of plans, and of who is asked for advice."""

from django.urls import URLPattern, path

from ehcp.views import advice, reviews

urlpatterns: list[URLPattern] = [
    path("ehc/<uuid:case>/review/", reviews.review_begin, name="review_begin"),
    path("ehc/<uuid:case>/other-reviews/", reviews.other_review_add, name="other_review_add"),
    path("ehc/<uuid:case>/other-reviews/<uuid:other>/remove/", reviews.other_review_remove, name="other_review_remove"),
    path("ehc/reviews/<uuid:review>/", reviews.review_page, name="review_page"),
    path("ehc/reviews/<uuid:review>/meeting/", reviews.review_meeting, name="review_meeting"),
    path("ehc/reviews/<uuid:review>/came/", reviews.review_came, name="review_came"),
    path("ehc/reviews/<uuid:review>/papers.pdf", reviews.review_papers, name="review_papers"),
    path("ehc/reviews/<uuid:review>/add/", advice.advice_add, name="advice_add"),
    path("ehc/reviews/<uuid:review>/ask/", advice.advice_ask, name="advice_ask"),
    path("ehc/advice/<uuid:advice>/", advice.advice_change, name="advice_change"),
    path("ehc/advice/<uuid:advice>/remove/", advice.advice_remove, name="advice_remove"),
    path("ehc/advice/<uuid:advice>/remind/", advice.advice_chase, name="advice_chase"),
    path("ehc/advice/<uuid:advice>/link/", advice.advice_link, name="advice_link"),
    path("ehc/advice/<uuid:advice>/answer/", advice.advice_answer, name="advice_answer"),
]
