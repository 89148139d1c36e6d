"""Ways into a desk: invitations that managers write, and requests that people make."""

from django.db import models

from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person


class Invitation(models.Model):
    """A link for one person, known by its digest only. `roles` is a JSON list of roles of the desk.

    `renews` makes it a way back for somebody who has lost theirs.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    roles = models.JSONField(default=list)
    label = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    used_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revoked = models.DateTimeField(null=True)
    renews = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="renewals")

    def __str__(self) -> str:
        return self.label or f"invitation {self.pk}"


class JoinRequest(models.Model):
    """Somebody asks to be let in. `granted` stays empty until a manager has decided."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    message = models.TextField(blank=True)
    asked = models.DateTimeField()
    decided = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    granted = models.BooleanField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["desk", "person"], condition=models.Q(decided=None), name="one_open_request_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} asks to join {self.desk}"
