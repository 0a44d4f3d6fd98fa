"""Addresses of people and notices of a school."""

from django.urls import path

from senco.accounts import approval_views, mail_views, people_views, views

urlpatterns = [
    path("notices/", views.notice_list, name="notice_list"),
    path("notices/read/", views.notice_read_all, name="notice_read_all"),
    path("notices/mail/", mail_views.mail_choose, name="mail_choose"),
    path("people/", people_views.people_list, name="people_list"),
    path("people/invite/", people_views.person_invite, name="person_invite"),
    path("people/invitations/<uuid:invitation>/withdraw/", people_views.invitation_withdraw, name="invitation_withdraw"),
    path("people/approvals/", approval_views.approval_list, name="approval_list"),
    path("people/approvals/<uuid:asked>/approve/", approval_views.approval_give, name="approval_give"),
    path("people/approvals/<uuid:asked>/refuse/", approval_views.approval_refuse, name="approval_refuse"),
    path("people/roles/<int:membership>/end/", people_views.role_end, name="role_end"),
]
