"""The desk as one Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from colophon.desk.database import keep_prepared


class DeskConfig(AppConfig):
    name = "colophon.desk"
    label = "desk"
    verbose_name = "Colophon desk"

    def ready(self) -> None:
        connection_created.connect(keep_prepared)
