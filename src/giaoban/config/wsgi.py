"""The application as a WSGI server loads it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.config.settings")
application = get_wsgi_application()

from giaoban.web.charts.drawing import warm_up  # noqa: E402  # it needs the settings

warm_up()
