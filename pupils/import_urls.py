"""Addresses of bringing pupils in from a file."""

from django.urls import URLPattern, path

from pupils.views import imports

urlpatterns: list[URLPattern] = [
    path("import/", imports.import_start, name="import_start"),
    path("import/<uuid:batch>/", imports.import_preview, name="import_preview"),
    path("import/<uuid:batch>/apply/", imports.import_apply, name="import_apply"),
    path("import/<uuid:batch>/drop/", imports.import_drop, name="import_drop"),
    path("import/<uuid:batch>/progress/", imports.import_progress, name="import_progress"),
    path("import/<uuid:batch>/result/", imports.import_result, name="import_result"),
]
