"""The address of a calendar feed, outside every school: its secret says which."""

from django.urls import path

from dashboards.views import feed

urlpatterns = [
    path("calendar-feed/<str:secret>/due-dates.ics", feed.feed_read, name="feed_read"),
]
