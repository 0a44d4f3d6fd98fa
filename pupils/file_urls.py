"""Addresses of files about pupils."""

from django.urls import URLPattern, path

from pupils.views import files

urlpatterns: list[URLPattern] = [
    path("pupils/<uuid:pupil>/file/", files.file_add, name="file_add"),
    path("files/<uuid:file>/", files.file_open, name="file_open"),
    path("files/<uuid:file>/change/", files.file_change, name="file_change"),
    path("files/<uuid:file>/remove/", files.file_remove, name="file_remove"),
]
