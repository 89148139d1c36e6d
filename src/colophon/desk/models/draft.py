"""What machines proposed for pairs: every proposal as it came, with its origin. Never changed."""

from django.db import models

from colophon.desk.models.person import Person
from colophon.desk.models.translation import PairRecord, Revision


class DraftRecord(models.Model):
    """One proposal. `flaws` is a JSON list of words of `drafts.draft.Flaw`; `asked_by` wanted it.

    `source` is what was asked, so that the record stays true when the source's text is cut otherwise later.
    """

    pair = models.ForeignKey(PairRecord, on_delete=models.PROTECT, related_name="drafts")
    source = models.TextField()
    text = models.TextField(blank=True)
    raw = models.TextField(blank=True)
    engine = models.CharField(max_length=100)
    model = models.CharField(max_length=200, blank=True)
    prompt_version = models.CharField(max_length=50, blank=True)
    flaws = models.JSONField(default=list)
    moment = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.engine}: {self.text[:40]}"


class DraftUse(models.Model):
    """A proposal that somebody took into the text, as this revision. Never changed."""

    draft = models.ForeignKey(DraftRecord, on_delete=models.PROTECT, related_name="uses")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="draft_use")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.draft} taken by {self.person}"
