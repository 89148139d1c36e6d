"""A desk: a team with its name and the language it explains itself in."""

from django.db import models


class Desk(models.Model):
    """One team. A store holds one or more."""

    name = models.CharField(max_length=200, unique=True)
    language = models.CharField(max_length=35, default="en")
    founded = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
