"""Translations: their pairs in order, and every text that was ever saved for each."""

from enum import StrEnum
from typing import ClassVar

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.source import Snapshot


class Station(StrEnum):
    """Where a translation stands on the board: what is to be done with it next."""

    PROPOSED = "proposed"
    TRANSLATING = "translating"
    REVIEW = "review"
    PROOFREADING = "proofreading"
    READY = "ready"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class TranslationRecord(models.Model):
    """One target language's version of a source. `credits` is JSON of credits that came with an imported text.

    What the board shows of it is kept beside it and can be computed again: `station`, `length` in words of the source,
    `difficulty` from 1 to 3, and what the checks said at `checked`. `closed` takes it off the board.
    `section` and `tags` (a JSON list of words) say where the published site files it.
    """

    key = models.CharField(max_length=64, unique=True)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=35)
    title = models.TextField(blank=True)
    begun = models.DateTimeField()
    credits = models.JSONField(default=list)
    images = models.JSONField(default=list)
    station = models.CharField(max_length=20, choices=choices_of(Station), default=Station.PROPOSED)
    length = models.PositiveIntegerField(default=0)
    difficulty = models.PositiveSmallIntegerField(default=0)
    blocking = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    checked = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    closed_because = models.TextField(blank=True)
    section = models.CharField(max_length=80, blank=True)
    tags = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=["station", "closed"]),)

    def __str__(self) -> str:
        return f"{self.title or self.snapshot.source} ({self.language})"


class StandingPairs(models.Manager["PairRecord"]):
    """The pairs of the text as it stands: without those that were merged into their neighbours."""

    def get_queryset(self) -> models.QuerySet["PairRecord"]:
        return super().get_queryset().filter(merged_into=None)


class PairRecord(models.Model):
    """A pair's place and source text. Its target text is its current revision's.

    `current` is advanced by saves that knew it; a save on an older revision leaves it and marks a conflict.
    A pair that was merged into another keeps its history and stands in the text no more.
    """

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="pairs")
    key = models.CharField(max_length=64)
    position = models.PositiveIntegerField()
    place = models.CharField(max_length=200, blank=True)
    source = models.TextField(blank=True)
    current = models.OneToOneField("Revision", on_delete=models.PROTECT, null=True, related_name="+")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")

    objects = StandingPairs()
    ever: ClassVar[models.Manager["PairRecord"]] = models.Manager()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["translation", "key"], name="one_pair_once"),
            models.UniqueConstraint(
                fields=["translation", "position"], condition=models.Q(merged_into=None), name="one_pair_a_position"
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.source[:40]}"


class Revision(models.Model):
    """One saved text. Appended, never changed. `base` is what the writer had before their eyes.

    `token` is the writer's own name for this save (empty where there is none): sent again, it is known again.
    """

    pair = models.ForeignKey(PairRecord, on_delete=models.PROTECT, related_name="revisions")
    base = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    target = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    saved = models.DateTimeField()
    conflicting = models.BooleanField(default=False)
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["pair", "token"], condition=~models.Q(token=""), name="one_save_a_token"),
        )
        # Conflicts are few among thousands of saves, and each page of a text asks for them.
        indexes = (models.Index(fields=["pair"], condition=models.Q(conflicting=True), name="conflicts_of_a_pair"),)

    def __str__(self) -> str:
        return self.target[:40]


class ConflictResolution(models.Model):
    """Somebody has looked at both texts; the conflict is no longer shown. Both texts stay."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="resolution")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    def __str__(self) -> str:
        return f"settled {self.moment:%Y-%m-%d %H:%M}"
