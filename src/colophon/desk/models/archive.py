"""What was brought home from archives: each article with what became of it, and who had worked on it."""

from django.db import models

from colophon.article.credit import Role
from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person
from colophon.intake.archive.pairing import Unpaired


class ArchiveArticle(models.Model):
    """One article of an archive as it was last read. `digest` covers its texts: the same again brings nothing new.

    `why_not` is empty where pairs were kept. `changed` is the edited share of its first draft's characters.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="archive")
    archive = models.CharField(max_length=200)
    key = models.CharField(max_length=500)
    path = models.TextField()
    digest = models.CharField(max_length=64)
    why_not = models.CharField(max_length=20, choices=choices_of(Unpaired), blank=True)
    title = models.TextField(blank=True)
    source_title = models.TextField(blank=True)
    address = models.TextField(blank=True)
    source_address = models.TextField(blank=True)
    date = models.CharField(max_length=40, blank=True)
    pairs = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    changed = models.FloatField(null=True)
    read = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["desk", "archive", "key"], name="one_archive_article_once"),)

    def __str__(self) -> str:
        return self.title or self.path


class ArchiveCredit(models.Model):
    """One role of one person in an archive's article, as it is printed there."""

    article = models.ForeignKey(ArchiveArticle, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="archive_credits")
    role = models.CharField(max_length=20, choices=choices_of(Role))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["article", "person", "role"], name="one_archive_credit_once"),)

    def __str__(self) -> str:
        return f"{self.person} as {self.role}"
