"""When each source is looked at next, and which translations have to follow one that has changed."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.source import Snapshot, Source
from colophon.desk.models.translation import TranslationRecord
from colophon.watch.change import Drift
from colophon.watch.look import Sight
from colophon.watch.task import Settled


class SourceWatch(models.Model):
    """A source under watch: a note of what its looks say, so that what is due is one question to the database.

    `failures` counts the looks in a row that showed nothing, `told` is when readers were last told. Deleted, it is made
    anew from the looks.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="watch")
    host = models.CharField(max_length=255)
    captured = models.DateTimeField()
    looked = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    due = models.DateTimeField()
    told = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["due", "host"]), models.Index(fields=["host", "due"]))

    def __str__(self) -> str:
        return f"{self.host} at {self.due:%Y-%m-%d %H:%M}"


class FollowTask(models.Model):
    """Somebody has to look at a translation, because its source became `snapshot` or is gone. One is open at a time.

    A later change of the source moves an open task on to the newer snapshot. `first` tasks are of relays: what changed
    is the first source, and one of these may be open beside the other.
    """

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="follow_tasks")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, null=True, related_name="+")
    first = models.BooleanField(default=False)
    sight = models.CharField(max_length=20, choices=choices_of(Sight))
    drift = models.CharField(max_length=20, choices=choices_of(Drift))
    opened = models.DateTimeField()
    settled = models.DateTimeField(null=True)
    how = models.CharField(max_length=20, choices=choices_of(Settled), blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["translation", "first"], condition=models.Q(settled=None), name="one_open_task"
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation}: {self.drift}"
