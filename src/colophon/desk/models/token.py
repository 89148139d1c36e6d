"""Tokens: how a program acts for a person."""

from django.db import models

from colophon.desk.models.person import Person


class ApiToken(models.Model):
    """Known by its digest only. `scopes` is a JSON list of `desk.scopes.Scope`: never more than its person may do."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made",)

    def __str__(self) -> str:
        return self.label
