"""Evidence of rights: the permission letter as it came, and the rights in each image apart from the text's."""

from django.db import models

from colophon.article.credit import RightsBasis
from colophon.desk.models.choices import choices_of
from colophon.desk.models.judgement import RightsEntry
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord


class PermissionLetter(models.Model):
    """The bytes of a permission letter (a mail, a scan), kept with the rights entry that it proves."""

    entry = models.OneToOneField(RightsEntry, on_delete=models.PROTECT, related_name="letter")
    name = models.CharField(max_length=200)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


class ImageRights(models.Model):
    """Why one image may be shown, or that it is left out of the edition. The newest entry for an address counts, the
    older ones stay. `looked` is when the site last took notice of it, `said` in words why it could not be shown.
    """

    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="image_rights")
    url = models.CharField(max_length=2000)
    basis = models.CharField(max_length=20, choices=choices_of(RightsBasis), blank=True)
    terms = models.TextField(blank=True)
    left_out = models.BooleanField(default=False)
    holder = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    moment = models.DateTimeField()
    looked = models.DateTimeField(null=True)
    said = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.url}: {'left out' if self.left_out else self.terms}"
