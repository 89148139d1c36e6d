"""What people decided, with their reasons: dismissed findings, waived rules, rights."""

from django.db import models

from colophon.article.credit import RightsBasis
from colophon.desk.models.choices import choices_of
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.signoff.waiver import Waivable


class DismissalRecord(models.Model):
    """A reasoned "this is fine", bound to the fingerprint of both sides: void as soon as either changes.

    `source_form` and `target_form` are what stood against each other. Where the dismissal is meant `for_good` they are
    an accepted rendering: the desk is not asked about them again in this language.
    """

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="dismissals")
    pair = models.CharField(max_length=64)
    check_slug = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    source_form = models.TextField(blank=True)
    target_form = models.TextField(blank=True)
    for_good = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["translation", "pair", "check_slug", "fingerprint"], name="one_dismissal_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_slug}: {self.reason}"


class WaiverRecord(models.Model):
    """A rule that the desk waived, and why; printed in the colophon."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="waivers")
    rule = models.CharField(max_length=20, choices=choices_of(Waivable))
    pair = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"


class RightsEntry(models.Model):
    """Why the translation may be published. The newest entry counts, the older ones stay."""

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="rights")
    basis = models.CharField(max_length=20, choices=choices_of(RightsBasis))
    terms = models.TextField()
    scope = models.TextField()
    holder = models.TextField(blank=True)
    asked_by = models.TextField(blank=True)
    recorded = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    moment = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.basis}: {self.terms}"
