"""What stands beside a file's name."""

from django import template

from senco.files.models import StoredFile
from senco.files.rules.looks import Kind
from senco.files.rules.naming import size_words

register = template.Library()


@register.filter
def file_words(file: StoredFile) -> str:
    """Kind and size: ``PDF, 340 KB``."""
    return f"{Kind(file.kind).label}, {size_words(file.size)}"
