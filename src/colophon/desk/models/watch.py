"""What looks at a source showed, and which changes of it a desk has decided to leave."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.source import Snapshot, Source
from colophon.desk.models.translation import TranslationRecord
from colophon.watch.change import Drift
from colophon.watch.look import Sight


class SourceLook(models.Model):
    """One look at a source's address. `snapshot` is what was captured, where something had changed. Never changed."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="looks")
    moment = models.DateTimeField()
    sight = models.CharField(max_length=20, choices=choices_of(Sight))
    drift = models.CharField(max_length=20, choices=choices_of(Drift), default=Drift.NONE.value)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, related_name="+")
    said = models.TextField(blank=True)
    retry_after = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["source", "moment"]),)

    def __str__(self) -> str:
        return f"{self.sight} at {self.moment:%Y-%m-%d %H:%M}"


class LeftAsItIs(models.Model):
    """Somebody has seen what `snapshot` changed and says why the translation stays; void when the source moves on."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="left_as_is")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["translation", "snapshot"], name="one_leaving_once"),)

    def __str__(self) -> str:
        return self.reason[:40]
