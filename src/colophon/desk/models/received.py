"""Files of pairs and terms that were given to the desk, and how far each has been read."""

from django.db import models

from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person


class FileState(models.TextChoices):
    """A file waits, is read, and is read or refused."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    REFUSED = "refused"


class FileKind(models.TextChoices):
    """What it brings."""

    MEMORY = "memory"
    TERMS = "terms"


class ReceivedFile(models.Model):
    """`place` is its name in the home's folder of received files, empty once it was read. `good` entries were read so
    far, `kept` of them were new. `unread` is JSON of pairs: line and reason; `bad` counts all of them.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="received")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    form = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    place = models.CharField(max_length=80, blank=True)
    source_language = models.CharField(max_length=35, blank=True)
    target_language = models.CharField(max_length=35, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given = models.DateTimeField()
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.WAITING, db_index=True)
    good = models.PositiveBigIntegerField(default=0)
    kept = models.PositiveBigIntegerField(default=0)
    bad = models.PositiveBigIntegerField(default=0)
    unread = models.JSONField(default=list)
    refusal = models.TextField(blank=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
