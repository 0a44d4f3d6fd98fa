"""Addresses that anybody may ask: guides that schools have published."""

from django.urls import URLPattern, path

from ehcp.views import guide

urlpatterns: list[URLPattern] = [
    path("guides/<slug:slug>/ehc-steps/", guide.public_guide, name="public_guide"),
    path("guides/<slug:slug>/ehc-steps.pdf", guide.public_guide_pdf, name="public_guide_pdf"),
]
