"""Addresses of the roof: today."""

from django.urls import path

from dashboards.views import today

urlpatterns = [path("today/", today.today, name="today")]
