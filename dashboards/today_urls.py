"""Addresses of the roof: today."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
