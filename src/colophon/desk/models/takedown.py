"""Articles that were taken down: removed everywhere, with a record of who asked and why."""

from django.db import models

from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord


class Takedown(models.Model):
    """All editions of one translation leave every place where they stand. The store keeps them.

    `reason` is for the desk, `note` is what readers are told in its place. `lifted`: it may stand again.
    """

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="takedowns")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    reason = models.TextField()
    note = models.TextField(blank=True)
    lifted = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["translation"], condition=models.Q(lifted=None), name="one_takedown_stands"
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation}, taken down {self.moment:%Y-%m-%d}"
