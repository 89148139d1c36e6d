"""Claims: who holds which stage of a translation, and until when. A claim is a lease, not a possession."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.signoff.stages import Stage


class Ending(StrEnum):
    """How a claim ended."""

    FINISHED = "finished"
    RELEASED = "released"
    HANDED_OVER = "handed-over"
    EXPIRED = "expired"


class Claim(models.Model):
    """One person's hold on one stage from `taken` until `due`. Ended claims stay as the record of who held it."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="claims")
    stage = models.CharField(max_length=20, choices=choices_of(Stage))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="claims")
    taken = models.DateTimeField()
    due = models.DateTimeField()
    extended = models.PositiveIntegerField(default=0)
    ended = models.DateTimeField(null=True)
    ending = models.CharField(max_length=20, choices=choices_of(Ending), blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["translation", "stage"], condition=Q(ended=None), name="one_holder_a_stage"
            ),
        )
        indexes = (models.Index(fields=["person", "ended"]),)

    def __str__(self) -> str:
        return f"{self.person} holds {self.stage} of {self.translation_id}"
