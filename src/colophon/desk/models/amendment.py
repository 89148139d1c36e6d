"""Changes that people propose to an original while they translate it, and what became of them."""

from enum import StrEnum

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.source import Snapshot, Source
from colophon.desk.models.translation import PairRecord
from colophon.watch.change import Reason


class Answer(StrEnum):
    """What the original's people said to a proposal."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


class Amendment(models.Model):
    """In the original, `after` in the place of the sentence `before`; an empty `after` leaves it out.

    `target` is what the translation said then. `reason` is set where the desk noticed that a translation had left its
    original. `made` is the version of the original that came of it.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="amendments")
    pair = models.ForeignKey(PairRecord, on_delete=models.PROTECT, related_name="amendments")
    place = models.CharField(max_length=200)
    before = models.TextField()
    after = models.TextField(blank=True)
    target = models.TextField(blank=True)
    note = models.TextField(blank=True)
    reason = models.CharField(max_length=20, choices=choices_of(Reason), blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="amendments")
    moment = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=choices_of(Answer), blank=True)
    reply = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered = models.DateTimeField(null=True)
    made = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["source", "answer"]),)

    def __str__(self) -> str:
        return f"{self.before[:30]} → {self.after[:30]}"
