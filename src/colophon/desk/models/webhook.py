"""Webhooks: which addresses want to know of what happens on a desk, and what became of telling them."""

from django.db import models

from colophon.desk.models.audit import AuditEntry
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person


class Webhook(models.Model):
    """`deeds` is a JSON list of deeds of the audit log. `told` is the last line of it that was looked at.

    The secret that signs is made from the server's own and `salt`, so that a copy of the database does not hold it.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="webhooks")
    address = models.CharField(max_length=2000)
    deeds = models.JSONField(default=list)
    salt = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    told = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.address


class WebhookDelivery(models.Model):
    """One line of the log on its way to one address. It is tried until `delivered`, or given up (`due` is empty)."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="+")
    tries = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True)
    delivered = models.DateTimeField(null=True)
    status = models.PositiveIntegerField(default=0)
    said = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["webhook", "entry"], name="one_delivery_once"),)
        indexes = (models.Index(fields=["due"]),)

    def __str__(self) -> str:
        return f"{self.entry_id} to {self.webhook}"
