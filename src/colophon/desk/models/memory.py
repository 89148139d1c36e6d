"""The memory: every pair that is worth finding again, in the order in which it was kept."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.translation import PairRecord
from colophon.memory.unit import Origin


class UnitRecord(models.Model):
    """One unit, never changed but for `replaced`. Ids follow each other without gaps that could fill up later.

    A record that `replaces` an older one takes its place; one without texts only takes it away. `identity` and `seal`
    are those of `memory/admission.py`. `pair` is the desk's own pair that it came from, if it did.
    """

    id = models.BigIntegerField(primary_key=True)
    source = models.TextField(blank=True)
    target = models.TextField(blank=True)
    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=choices_of(Origin))
    article = models.TextField(blank=True)
    date = models.CharField(max_length=40, blank=True)
    desk = models.CharField(max_length=200, blank=True)
    pair = models.ForeignKey(PairRecord, on_delete=models.PROTECT, null=True, related_name="remembered")
    replaces = models.BigIntegerField(null=True)
    replaced = models.BooleanField(default=False)
    identity = models.BigIntegerField(db_index=True)
    seal = models.CharField(max_length=16)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.id}: {self.source[:40]}"


class MemoryEnd(models.Model):
    """The last id and seal of the memory, in its only row; whoever adds to the memory holds it until they are done."""

    last = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=16, blank=True)

    def __str__(self) -> str:
        return f"{self.last} ({self.seal})"
