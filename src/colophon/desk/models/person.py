"""People, and what each may do on which desk."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.roles import DeskRole


class Person(models.Model):
    """Somebody of a desk or of the outside world (a source's author). `key` names them in manifests for ever.

    `name` is as editions print it; a pen name will do. Who is `unnamed` appears in no credit and no manifest by name.
    """

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=2000, blank=True)
    unnamed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person on one desk. It is ended, not deleted: the log refers to it."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=choices_of(DeskRole))
    since = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["desk", "person", "role"], name="one_role_once"),)

    def __str__(self) -> str:
        return f"{self.person} is {self.role} at {self.desk}"
