"""Addresses of the roof: pupil."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
