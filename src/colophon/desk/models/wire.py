"""The wire of a desk: the feeds it reads, the rules that sort what comes, what came, and whose articles it takes."""

from enum import StrEnum

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person
from colophon.desk.models.source import Source
from colophon.segments.effort import minutes_for
from colophon.watch.wire.rules import Verdict


class WireState(StrEnum):
    """What has become of an item: it waits for somebody, is a source now, was dismissed, or a rule left it out."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    DISMISSED = "dismissed"
    LEFT_OUT = "left-out"


class Feed(models.Model):
    """A watched feed. `etag` and `modified` are what its server said of the version that was read last.

    `due` is the next reading; `failures` are those in a row; `said` is why the last one failed. Of a feed that is
    `only_rules`, items that no rule wants are left out.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="feeds")
    address = models.CharField(max_length=2000)
    host = models.CharField(max_length=255)
    title = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=35, blank=True)
    only_rules = models.BooleanField(default=False)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    added = models.DateTimeField()
    paused = models.DateTimeField(null=True)
    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=200, blank=True)
    read = models.DateTimeField(null=True)
    due = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True)

    class Meta:
        ordering = ("title", "address")
        constraints = (models.UniqueConstraint(fields=["desk", "address"], name="one_feed_once"),)
        indexes = (models.Index(fields=["paused", "due"]),)

    def __str__(self) -> str:
        return self.title or self.address


class WireRule(models.Model):
    """One rule of the wire, in the order of `place`. `words` and `without` are lists; `into` are languages to begin."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="wire_rules")
    place = models.PositiveIntegerField(default=0)
    verdict = models.CharField(max_length=20, choices=choices_of(Verdict))
    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, null=True, related_name="rules")
    words = models.JSONField(default=list)
    without = models.JSONField(default=list)
    section = models.CharField(max_length=100, blank=True)
    author = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    into = models.JSONField(default=list)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added = models.DateTimeField()

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return f"{self.verdict} {self.words}"


class WireItem(models.Model):
    """An article that came over the wire, once for each desk. `identity` is its cleaned address.

    `words` and `difficulty` are 0 until the article was `weighed`; `said` is why it could not be weighed or proposed.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="wire_items")
    feed = models.ForeignKey(Feed, on_delete=models.SET_NULL, null=True, related_name="items")
    identity = models.CharField(max_length=2100)
    address = models.CharField(max_length=2000)
    host = models.CharField(max_length=255)
    title = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    author = models.CharField(max_length=200, blank=True)
    sections = models.JSONField(default=list)
    licence = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=35, blank=True)
    published = models.DateTimeField(null=True)
    seen = models.DateTimeField()
    words = models.PositiveIntegerField(default=0)
    difficulty = models.PositiveSmallIntegerField(default=0)
    weighed = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=choices_of(WireState), default=WireState.WAITING)
    rule = models.ForeignKey(WireRule, on_delete=models.SET_NULL, null=True, related_name="items")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    moment = models.DateTimeField(null=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    said = models.TextField(blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=["desk", "identity"], name="one_wire_item_once"),)
        indexes = (models.Index(fields=["desk", "state", "seen"]), models.Index(fields=["weighed", "state"]))

    def __str__(self) -> str:
        return self.title or self.address

    @property
    def minutes(self) -> int:
        """About how long it takes to translate, 0 where it was not weighed."""
        return minutes_for(self.words, self.difficulty) if self.difficulty else 0


class Domain(models.Model):
    """A publisher's domain that the desk takes articles from, or does not, and why."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="domains")
    name = models.CharField(max_length=253)
    blocked = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added = models.DateTimeField()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["desk", "name"], name="one_domain_once"),)

    def __str__(self) -> str:
        return self.name
