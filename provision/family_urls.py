"""Addresses of families: own children, what was shared about them."""

from django.urls import URLPattern, path

from provision.views import family

urlpatterns: list[URLPattern] = [
    path("children/", family.child_list, name="child_list"),
    path("children/<uuid:pupil>/", family.child_page, name="child_page"),
    path("children/<uuid:pupil>/clear/", family.child_clear, name="child_clear"),
    path("children/<uuid:pupil>/summary.pdf", family.child_pdf, name="child_pdf"),
]
