"""Sources as their publishers put them out, and the bytes of them that were captured."""

from django.db import models

from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person


class Source(models.Model):
    """An article of the outside world. `identity` is its cleaned address, or its bytes' hash when it has none.

    `ours` says that it is an original: nobody has published it, and this desk may change it. `first` is, of a relay,
    what its text was translated from.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="sources")
    identity = models.CharField(max_length=2100)
    address = models.CharField(max_length=2000, blank=True)
    title = models.TextField(blank=True)
    language = models.CharField(max_length=35)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    proposed = models.DateTimeField(null=True)
    why = models.TextField(blank=True)
    ours = models.BooleanField(default=False)
    first = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="relays")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["desk", "identity"], name="one_source_once"),)

    def __str__(self) -> str:
        return self.title or self.identity


class Snapshot(models.Model):
    """The exact bytes, by hash, and what was read from them. Never changed.

    `article` is the article's JSON, `credits` its credits as a JSON list of role, name and url.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="snapshots")
    sha256 = models.CharField(max_length=64)
    address = models.CharField(max_length=2000, blank=True)
    captured = models.DateTimeField()
    article = models.TextField(blank=True)
    credits = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["source", "sha256"], name="one_snapshot_once"),)

    def __str__(self) -> str:
        return f"{self.sha256[:12]} of {self.captured:%Y-%m-%d %H:%M}"
