"""Jobs: what workers do by themselves. A row is what is remembered of a job, never the reason why it is due."""

from django.db import models

from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person


class Job(models.Model):
    """One chore, or one item of a chore (`subject`); who is at it, how it went, and when it may be tried again.

    `holder` is the worker that is at it, empty for none; `beat` grows as long as that worker lives; `runs` grows with
    every beginning. `failures` are those in a row, and `said` why; `did` is what it did when it last did something, to
    be worded for its reader. Jobs of the whole server belong to no desk.
    """

    chore = models.CharField(max_length=60)
    subject = models.CharField(max_length=200, blank=True)
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, null=True, related_name="jobs")
    due = models.DateTimeField()
    runs = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=80, blank=True)
    beat = models.PositiveIntegerField(default=0)
    begun = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True)
    did = models.JSONField(default=dict)
    stopped = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("chore", "subject")
        constraints = (models.UniqueConstraint(fields=["chore", "subject"], name="one_job_once"),)
        indexes = (models.Index(fields=["desk", "failures"]),)

    def __str__(self) -> str:
        return f"{self.chore} {self.subject}".strip()
