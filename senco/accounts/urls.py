"""Addresses of a person's own pages, at no school."""

from django.urls import path

from senco.accounts import invitation_views, views

urlpatterns = [
    path("invitation/<str:secret>/", invitation_views.invitation_accept, name="invitation_accept"),
    path("me/", views.me, name="me"),
    path("me/theme/", views.theme_set, name="theme_set"),
]
