"""Reprints that a desk knows of, and what looks at them showed."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.watch.reprints.verdict import Extent


class Reprint(models.Model):
    """Where somebody has reprinted one of the desk's translations, and whom to write to about it.

    `due` is when it is looked at next, None once nobody wants to look any more. `tells`: a mail about every correction
    and withdrawal goes to `contact` by itself.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="reprints")
    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="reprints")
    address = models.CharField(max_length=2000)
    contact = models.CharField(max_length=500, blank=True)
    tells = models.BooleanField(default=False)
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


class ReprintLetter(models.Model):
    """One mail to whoever reprinted a text, about what one look showed. `edition` is the newest that it tells of.

    `name` makes it the same mail for ever. `begun` is when it was handed to the mail server, `sent` when the server had
    taken it: begun and not sent, nobody knows whether it left, and it is not sent again unless a person says so.
    `refused` is why the server never takes it. `person` is None where it went by itself.
    """

    reprint = models.ForeignKey(Reprint, on_delete=models.PROTECT, related_name="letters")
    look = models.OneToOneField(ReprintLook, on_delete=models.PROTECT, related_name="letter")
    edition = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=500)
    subject = models.CharField(max_length=500)
    text = models.TextField()
    language = models.CharField(max_length=35)
    ordered = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    begun = models.DateTimeField(null=True)
    sent = models.DateTimeField(null=True)
    refused = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["sent", "ordered"]),)

    def __str__(self) -> str:
        return self.name

    @property
    def unsure(self) -> bool:
        """Whether nobody knows if it left."""
        return self.begun is not None and self.sent is None and not self.refused
