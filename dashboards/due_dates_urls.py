"""Addresses of the calendar of due dates, and of the page on which a person makes a feed of it."""

from django.urls import path

from dashboards.views import due_dates, feed

urlpatterns = [
    path("due-dates/", due_dates.due_dates, name="due_dates"),
    path("due-dates/feed/", feed.feed_page, name="feed_page"),
    path("due-dates/feed/make/", feed.feed_make, name="feed_make"),
    path("due-dates/feed/stop/", feed.feed_stop, name="feed_stop"),
]
