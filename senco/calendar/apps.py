"""The school's calendar."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Terms, half-terms, training of staff, closures: which days are school days."""

    name = "senco.calendar"
    label = "calendar"
