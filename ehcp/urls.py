"""Addresses of EHC cases."""

from django.urls import path

from ehcp import notice_views, views

urlpatterns = [
    path("ehc/", views.case_list, name="case_list"),
    path("pupils/<uuid:pupil>/ehc/", views.case_open, name="case_open"),
    path("ehc/<uuid:case>/", views.case_page, name="case_page"),
    path("ehc/<uuid:case>/events/<slug:event>/", views.case_event, name="case_event"),
    path("ehc/notice-days/", notice_views.notice_days, name="notice_days"),
    path("ehc/notice-days/restore/", notice_views.notice_days_restore, name="notice_days_restore"),
    path("ehc/<uuid:case>/dates/<slug:rule>/sleep/", notice_views.date_snooze, name="date_snooze"),
    path("ehc/asleep/<uuid:snooze>/wake/", notice_views.snooze_wake, name="snooze_wake"),
]
