"""Addresses of the roof: figures."""

from django.urls import path

from dashboards.views import figures

urlpatterns = [
    path("figures/", figures.figures, name="figures"),
    path("figures/<uuid:snapshot>/<slug:chart>.svg", figures.figures_chart, name="figures_chart"),
    path("figures.pdf", figures.figures_pdf, name="figures_pdf"),
    path("figures/prepare/", figures.figures_prepare, name="figures_prepare"),
]
