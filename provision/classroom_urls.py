"""Addresses of the classroom: classes, what helps in them, taps."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
