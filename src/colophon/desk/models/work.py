"""The work log: who did what to which text, and when. Credits are computed from it."""

from django.db import models

from colophon.article.credit import Role
from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.translation import Revision, TranslationRecord


class WorkEvent(models.Model):
    """One person's part in one revision, or (without one) in the whole translation. Never changed."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="work")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="work")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="work")
    role = models.CharField(max_length=20, choices=choices_of(Role))
    moment = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["translation", "role"]),)

    def __str__(self) -> str:
        return f"{self.person} as {self.role}"
