"""The desk as one Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "colophon.desk"
    label = "desk"
    verbose_name = "Colophon desk"
