"""Papers."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """HTML to accessible PDF, and the issued documents."""

    name = "senco.documents"
    label = "documents"
