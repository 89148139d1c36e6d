"""Signed statements as they were made."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.signoff.stages import Stage


class SignOffRecord(models.Model):
    """One envelope. Whether it still holds is computed from the manifest as it is now. Never changed."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="signoffs")
    stage = models.CharField(max_length=20, choices=choices_of(Stage))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    envelope = models.BinaryField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.stage} by {self.person}"
