"""Django, set up for tests that have a store: whoever imports this can import the desk's models."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colophon.desk.settings")
django.setup()
