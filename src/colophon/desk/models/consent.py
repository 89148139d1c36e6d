"""What the people named say about their credit, and what is to be published at a set time."""

from django.db import models

from colophon.article.credit import Role
from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.signoff.manifest import EditionKind


class CreditConfirmation(models.Model):
    """One person has looked at how they are credited and agrees. `printed` is what they saw."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="confirmations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=choices_of(Role))
    printed = models.CharField(max_length=200)
    moment = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["translation", "person", "role", "printed"], name="one_consent_once"),
        )

    def __str__(self) -> str:
        return f"{self.printed} as {self.role}"


class PublicationOrder(models.Model):
    """Somebody orders an edition for a set time. It is carried out once, or `refused` says why it could not be."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="orders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices_of(EditionKind))
    note = models.TextField(blank=True)
    ordered = models.DateTimeField()
    due = models.DateTimeField()
    done = models.DateTimeField(null=True)
    refused = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["translation"], condition=models.Q(done=None), name="one_open_order_a_translation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation} at {self.due:%Y-%m-%d %H:%M}"
