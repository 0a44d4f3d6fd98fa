"""All addresses: the floor's own, sign-in, and everything of a school under ``/s/<school>/``."""

from django.urls import URLPattern, URLResolver, include, path

from senco.access import health, views

handler500 = "senco.access.error_pages.server_error"
handler403 = "senco.access.error_pages.forbidden"
handler404 = "senco.access.error_pages.not_found"

_school: list[URLPattern | URLResolver] = [
    path("", include("senco.audit.urls")),
    path("", include("senco.accounts.school_urls")),
    path("", include("senco.calendar.urls")),
    path("", include("pupils.urls")),
    path("", include("pupils.import_urls")),
    path("", include("pupils.staffing_urls")),
    path("", include("pupils.story_urls")),
    path("", include("pupils.file_urls")),
    path("", include("provision.urls")),
    path("", include("provision.classroom_urls")),
    path("", include("provision.family_urls")),
    path("", include("ehcp.urls")),
    path("", include("dashboards.today_urls")),
    path("", include("dashboards.pupil_urls")),
    path("", include("dashboards.act_urls")),
    path("", include("dashboards.figures_urls")),
    path("", include("dashboards.due_dates_urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("choose/", views.home_choose, name="home_choose"),
    path("switch/", views.capacity_switch, name="capacity_switch"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("statusz", health.statusz, name="statusz"),
    path("account/", include("senco.accounts.sign_in_urls")),
    path("", include("senco.accounts.urls")),
    path("", include("dashboards.feed_urls")),
    path("", include("ehcp.guide_urls")),
    path("", include("ehcp.advice_urls")),
    path("", include("provision.supply_urls")),
    path("s/<slug:school>/", include(_school)),
]
