"""Which files of the packages are served: what a page loads, and nothing beside it."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class SencoStaticFilesConfig(StaticFilesConfig):
    """Leaves out Bootstrap's parts, sources and maps: collecting takes 3 seconds instead of 80, and 1.5 MB not 19."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "*.map", "bootstrap-*", "bootstrap.css", "bootstrap.rtl.css"]
