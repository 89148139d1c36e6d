"""The termbase and the name ledger of a desk."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person
from colophon.memory.concept import PartOfSpeech, TermStatus
from colophon.memory.name import NameKind


class ConceptRecord(models.Model):
    """What terms mean. `key` names it in files for ever."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="concepts")
    key = models.CharField(max_length=200)
    domain = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    note = models.TextField(blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["desk", "key"], name="one_concept_a_key"),)

    def __str__(self) -> str:
        return self.key


class TermRecord(models.Model):
    """One language's term for a concept. `position` keeps the order in which a concept's terms were given."""

    concept = models.ForeignKey(ConceptRecord, on_delete=models.CASCADE, related_name="terms")
    position = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=35)
    text = models.CharField(max_length=500, db_index=True)
    status = models.CharField(max_length=20, choices=choices_of(TermStatus))
    part_of_speech = models.CharField(max_length=20, choices=choices_of(PartOfSpeech), blank=True)
    note = models.TextField(blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["concept", "language", "text"], name="one_term_once"),)

    def __str__(self) -> str:
        return f"{self.text} ({self.language}, {self.status})"


class NameRecord(models.Model):
    """A person, place or organisation. `spellings` is JSON of pairs: language, spelling; `changes` counts theirs."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="names")
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices_of(NameKind))
    original = models.CharField(max_length=300, db_index=True)
    language = models.CharField(max_length=35)
    spellings = models.JSONField(default=list)
    changes = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["desk", "key"], name="one_name_a_key"),)

    def __str__(self) -> str:
        return self.original


class NameRendering(models.Model):
    """What was agreed, when and on which evidence. The newest one of a language counts; earlier ones stay."""

    name = models.ForeignKey(NameRecord, on_delete=models.CASCADE, related_name="renderings")
    language = models.CharField(max_length=35)
    text = models.CharField(max_length=300, db_index=True)
    evidence = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    agreed = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"


class CandidateState(models.TextChoices):
    """What became of a suggestion."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


class TermCandidate(models.Model):
    """A term that the memory suggests: `source` is rendered as `target` in `together` of the `met` pairs that have it.

    What was decided stays decided, whatever the memory says later.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="candidates")
    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    source = models.CharField(max_length=300)
    target = models.CharField(max_length=300)
    together = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=CandidateState.choices, default=CandidateState.OPEN)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-together", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["desk", "source_language", "target_language", "source", "target"], name="one_candidate_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class TermMining(models.Model):
    """Up to which unit of the memory terms were looked for, for one pair of languages."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="minings")
    source_language = models.CharField(max_length=35)
    target_language = models.CharField(max_length=35)
    upto = models.BigIntegerField(default=0)
    moment = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["desk", "source_language", "target_language"], name="one_mining_a_pair"),
        )

    def __str__(self) -> str:
        return f"{self.source_language} → {self.target_language}: {self.upto}"
