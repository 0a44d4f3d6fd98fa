"""Addresses of the log."""

from django.urls import path

from senco.audit import views

urlpatterns = [path("log/", views.event_list, name="event_list")]
