"""Who is at work in a translation right now, and what each had seen when they last left. Neither is kept for ever."""

from django.db import models

from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord


class Presence(models.Model):
    """Where somebody's cursor was at `seen`; `pair` is the pair's key, empty for nowhere."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.CASCADE, related_name="present")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    pair = models.CharField(max_length=64, blank=True)
    seen = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["translation", "person"], name="one_presence_each"),)

    def __str__(self) -> str:
        return f"{self.person} at {self.pair}"


class LastLook(models.Model):
    """The newest revision that somebody had before their eyes when they last opened the translation."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    revision = models.BigIntegerField(default=0)
    moment = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["translation", "person"], name="one_look_each"),)

    def __str__(self) -> str:
        return f"{self.person} up to {self.revision}"
