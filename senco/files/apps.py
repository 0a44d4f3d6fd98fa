"""Files that people bring."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploads: what is in them, where they are kept, who brought them."""

    name = "senco.files"
    label = "files"
