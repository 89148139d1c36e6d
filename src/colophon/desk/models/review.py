"""What readers of a translation say of it: that a text stands, what is wrong with one, and that it goes back."""

from enum import StrEnum

from django.db import models

from colophon.article.credit import Role
from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.translation import PairRecord, Revision, TranslationRecord
from colophon.drafts.category import Category
from colophon.signoff.stages import Stage


class Weight(StrEnum):
    """How much a remark counts: nothing, half a point, two points."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"

    @property
    def points(self) -> float:
        return {Weight.NEUTRAL: 0.0, Weight.MINOR: 0.5, Weight.MAJOR: 2.0}[self]


class Outcome(StrEnum):
    """What became of a remark."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    SETTLED = "settled"


class Confirmation(models.Model):
    """Somebody says that this very text is done, as the translator, reviewer or proofreader of its pair."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="confirmations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=choices_of(Role))
    moment = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["revision", "person", "role"], name="one_confirmation_once"),)

    def __str__(self) -> str:
        return f"{self.person} as {self.role}"


class Remark(models.Model):
    """What a reader says of a pair, or of the code points `start`..`end` of its target, with a text in its place.

    `quoted` is what stood there: a remark finds its spot again by it when the text has moved. An empty suggestion
    proposes to leave the passage out; none proposes nothing.
    """

    pair = models.ForeignKey(PairRecord, on_delete=models.PROTECT, related_name="remarks")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    quoted = models.TextField(blank=True)
    text = models.TextField(blank=True)
    suggestion = models.TextField(null=True)
    category = models.CharField(max_length=20, choices=choices_of(Category))
    weight = models.CharField(max_length=20, choices=choices_of(Weight))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="remarks")
    role = models.CharField(max_length=20, choices=choices_of(Role))
    moment = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=choices_of(Outcome), blank=True)
    reply = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:40] or self.quoted[:40]


class HandBack(models.Model):
    """A reader gave the text back to an earlier stage, and why."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="hand_backs")
    stage = models.CharField(max_length=20, choices=choices_of(Stage))
    note = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"back to {self.stage}: {self.note[:40]}"
