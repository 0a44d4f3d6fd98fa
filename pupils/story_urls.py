"""Addresses of talks and referrals."""

from django.urls import URLPattern, path

from pupils.views import story

urlpatterns: list[URLPattern] = [
    path("pupils/<uuid:pupil>/talk/", story.contact_note_add, name="contact_note_add"),
    path("talks/<uuid:note>/done/", story.contact_action_done, name="contact_action_done"),
    path("pupils/<uuid:pupil>/referral/", story.referral_add, name="referral_add"),
    path("referrals/<uuid:referral>/", story.referral_page, name="referral_page"),
]
