"""Addresses of families: own children, what was shared about them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
