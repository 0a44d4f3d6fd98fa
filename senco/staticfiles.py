"""Which files of the packages are served: what a page loads, and nothing beside it."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class SencoStaticFilesConfig(StaticFilesConfig):
    """Leaves out the parts and sources of Bootstrap: collecting them took over a minute."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "bootstrap-*", "bootstrap.css*", "bootstrap.rtl.css*"]
