"""The desk for a web server that speaks WSGI, such as gunicorn. COLOPHON_HOME names the desk's home."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colophon.desk.settings")
application = get_wsgi_application()
