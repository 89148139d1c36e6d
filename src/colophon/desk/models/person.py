"""People, and what each may do on which desk."""

from django.db import models

from colophon.article.credit import Role
from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk


class Person(models.Model):
    """Somebody of a desk or of the outside world (a source's author). `key` names them in manifests for ever."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=2000, blank=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person on one desk."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=choices_of(Role))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["desk", "person", "role"], name="one_role_once"),)

    def __str__(self) -> str:
        return f"{self.person} is {self.role} at {self.desk}"
