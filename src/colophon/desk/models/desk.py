"""A desk: a team with its name, its address on the server and the languages it works in."""

from django.db import models


class Desk(models.Model):
    """One team. A store holds one or more, strictly separate. `slug` is its place in addresses.

    `languages` are what it translates into, a JSON list of language tags; `language` is that of its index page.
    """

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(max_length=35, default="en")
    languages = models.JSONField(default=list)
    founded = models.DateTimeField()
    open_to_requests = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name
