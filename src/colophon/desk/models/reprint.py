"""Reprints that a desk knows of, and what looks at them showed."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.watch.reprints.verdict import Extent


class Reprint(models.Model):
    """Where somebody has reprinted one of the desk's translations, and whom to write to about it.

    `due` is when it is looked at next, None once nobody wants to look any more.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="reprints")
    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="reprints")
    address = models.CharField(max_length=2000)
    contact = models.CharField(max_length=500, blank=True)
    found = models.DateTimeField()
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    looked = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["desk", "address"], name="one_reprint_once"),)
        indexes = (models.Index(fields=["due"]),)

    def __str__(self) -> str:
        return self.address


class ReprintLook(models.Model):
    """One look. `number` is the edition that was found (0: none), `verdict` everything that was said, as JSON.

    `told` is when its publisher was told of what a person should know; `said` is why nothing could be compared.
    """

    reprint = models.ForeignKey(Reprint, on_delete=models.PROTECT, related_name="looks")
    moment = models.DateTimeField()
    number = models.PositiveIntegerField(default=0)
    extent = models.CharField(max_length=20, choices=choices_of(Extent), blank=True)
    faithful = models.BooleanField(default=False)
    outdated = models.BooleanField(default=False)
    verdict = models.JSONField(default=dict)
    said = models.TextField(blank=True)
    told = models.DateTimeField(null=True)
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.reprint} at {self.moment:%Y-%m-%d %H:%M}"
