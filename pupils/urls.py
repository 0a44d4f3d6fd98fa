"""Addresses of this app: the register, finding a pupil, needs, attendance, concerns."""

from django.urls import URLPattern, path

from pupils.views import attendance, concerns, contacts, councils, find, needs, register, standing

urlpatterns: list[URLPattern] = [
    path("register/", register.register, name="register"),
    path("register.csv", register.register_csv, name="register_csv"),
    path("register/confirm/", standing.status_confirm, name="status_confirm"),
    path("find/", find.pupil_find, name="pupil_find"),
    path("pupils/<uuid:pupil>/needs/", needs.pupil_needs, name="pupil_needs"),
    path("pupils/<uuid:pupil>/register-letter/", standing.register_letter, name="register_letter"),
    path("pupils/<uuid:pupil>/register-letter.pdf", standing.register_letter_pdf, name="register_letter_pdf"),
    path("pupils/<uuid:pupil>/contacts/", contacts.pupil_contacts, name="pupil_contacts"),
    path("pupils/<uuid:pupil>/contacts/add/", contacts.contact_add, name="contact_add"),
    path("pupils/<uuid:pupil>/contacts/<uuid:contact>/", contacts.contact_change, name="contact_change"),
    path("pupils/<uuid:pupil>/contacts/<uuid:contact>/invite/", contacts.contact_invite, name="contact_invite"),
    path("pupils/<uuid:pupil>/contacts/<uuid:contact>/withdraw/", contacts.contact_withdraw, name="contact_withdraw"),
    path("pupils/<uuid:pupil>/contacts/<uuid:contact>/end/", contacts.contact_end, name="contact_end"),
    path("pupils/<uuid:pupil>/contacts/<uuid:contact>/remove/", contacts.contact_remove, name="contact_remove"),
    path("pupils/<uuid:pupil>/attendance/", attendance.pupil_attendance, name="pupil_attendance"),
    path("attendance/<uuid:attendance>/take-back/", attendance.attendance_take_back, name="attendance_take_back"),
    path("pupils/<uuid:pupil>/concern/", concerns.concern_raise, name="concern_raise"),
    path("pupils/<uuid:pupil>/council/", councils.pupil_council, name="pupil_council"),
    path("councils/", councils.council_list, name="council_list"),
    path("councils/add/", councils.council_write, name="council_add"),
    path("councils/<uuid:council>/", councils.council_write, name="council_write"),
    path("concerns/", concerns.concern_list, name="concern_list"),
    path("concerns/days/", concerns.concern_days, name="concern_days"),
    path("concerns/<uuid:concern>/", concerns.concern_answer, name="concern_answer"),
]
