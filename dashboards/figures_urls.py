"""Addresses of the roof: figures."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
