"""Addresses where a school keeps its classes, groups and who teaches them."""

from django.urls import URLPattern, path

from pupils.views import last_year, rollover, staff_file, staffing

urlpatterns: list[URLPattern] = [
    path("staffing/", staffing.staffing_page, name="staffing_page"),
    path("staffing/file/", staff_file.staff_file, name="staff_file"),
    path("staffing/file/apply/", staff_file.staff_file_apply, name="staff_file_apply"),
    path("staffing/confirm/", staffing.links_confirm, name="links_confirm"),
    path("staffing/links/<uuid:link>/end/", staffing.link_end, name="link_end"),
    path("staffing/places/<uuid:place>/end/", staffing.place_end, name="place_end"),
    path("staffing/groups/add/", staffing.group_add, name="group_add"),
    path("staffing/groups/<uuid:group>/", staffing.group_page, name="group_page"),
    path("staffing/groups/<uuid:group>/change/", staffing.group_change, name="group_change"),
    path("staffing/groups/<uuid:group>/join/", staffing.group_join, name="group_join"),
    path("new-year/", rollover.rollover_decide, name="rollover_decide"),
    path("new-year/last-year/", last_year.last_year, name="last_year"),
    path("new-year/<uuid:rollover>/", rollover.rollover_page, name="rollover_page"),
    path("new-year/<uuid:rollover>/except/", rollover.rollover_except, name="rollover_except"),
    path("new-year/<uuid:rollover>/confirm/", rollover.rollover_confirm, name="rollover_confirm"),
    path("new-year/<uuid:rollover>/adults/", rollover.rollover_adults, name="rollover_adults"),
    path("new-year/<uuid:rollover>/drop/", rollover.rollover_drop, name="rollover_drop"),
    path("new-year/<uuid:rollover>/undo/", rollover.rollover_undo, name="rollover_undo"),
    path("staffing/pupils/<uuid:pupil>/", staffing.pupil_class, name="pupil_class"),
]
