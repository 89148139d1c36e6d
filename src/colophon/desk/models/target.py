"""Where a desk's editions are put beside its own site, and what became of each there."""

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.edition import Edition
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord
from colophon.editions.targets.target import Delivery, Form, Verb, Way


class Target(models.Model):
    """One place. `options` are texts by name; what is secret lies in a file of the home and never here.

    `since`: editions published from then on are put there. `busy_until`: somebody is putting something there now.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="targets")
    name = models.SlugField(max_length=60)
    form = models.CharField(max_length=20, choices=choices_of(Form))
    way = models.CharField(max_length=20, choices=choices_of(Way))
    address = models.CharField(max_length=2000, blank=True)
    options = models.JSONField(default=dict)
    trusted = models.BooleanField(default=False)
    added = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    paused = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    busy_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=["desk", "name"], condition=models.Q(ended=None), name="one_target_a_name_on_a_desk"
            ),
        )

    def __str__(self) -> str:
        return self.name


class DeliveryRecord(models.Model):
    """One edition at one target. `files` are the paths of it that were put there, `entry` its line in the list.

    `said` is why it failed, or what the target did not take; `reason` is why it is taken down.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="deliveries")
    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, related_name="deliveries")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="deliveries")
    verb = models.CharField(max_length=10, choices=choices_of(Verb), default=Verb.PUT.value)
    state = models.CharField(max_length=20, choices=choices_of(Delivery), default=Delivery.PENDING.value)
    tries = models.PositiveIntegerField(default=0)
    ordered = models.DateTimeField()
    next_try = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    said = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    address = models.CharField(max_length=2000, blank=True)
    files = models.JSONField(default=list)
    entry = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["target", "edition", "verb"],
                condition=models.Q(state__in=[Delivery.PENDING.value, Delivery.FAILED.value]),
                name="one_open_delivery_an_edition_and_target",
            ),
        )
        indexes = (models.Index(fields=["state", "next_try"]),)

    def __str__(self) -> str:
        return f"{self.verb} {self.edition} at {self.target}: {self.state}"
