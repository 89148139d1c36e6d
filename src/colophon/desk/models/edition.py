"""What was published. Immutable: a correction is a new edition."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.translation import TranslationRecord
from colophon.signoff.manifest import EditionKind


class Edition(models.Model):
    """The signed manifest, the envelopes that held and the public keys then, as bytes. Never changed.

    `envelopes` are JSON envelopes, one a line. `article` is the translated article's JSON as it came out: what the
    source or the translation becomes later does not reach it.
    """

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=choices_of(EditionKind))
    note = models.TextField(blank=True)
    published = models.DateTimeField()
    manifest = models.BinaryField()
    envelopes = models.BinaryField()
    ring = models.BinaryField()
    article = models.TextField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["translation", "number"], name="one_edition_a_number"),)

    def __str__(self) -> str:
        return f"{self.translation}, edition {self.number}"
