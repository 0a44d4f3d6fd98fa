"""The web application. It does not start on a weak installation."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "senco.settings")

application = get_wsgi_application()

from senco.access.refusal import refuse_weak_installation  # noqa: E402  (needs the applications to be loaded)

refuse_weak_installation()
