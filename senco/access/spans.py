"""Spans of days that end on the first day without them: roles, links, statuses, what was chosen to help."""

from datetime import date

from django.db.models import Q


def holding(on: date) -> Q:
    """Rows that hold on a day: ``starts_on <= on < ends_on``, without an end for as long as none is set."""
    return Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gt=on))
