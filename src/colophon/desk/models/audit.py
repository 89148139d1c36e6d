"""The audit log: who did what that matters, in the order it was done. Nobody changes or removes a line of it."""

from enum import StrEnum

from django.db import models

from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person


class Deed(StrEnum):
    """What is written down. Texts are not: their revisions are a log of their own."""

    SIGNED_IN = "signed-in"
    SIGN_IN_REFUSED = "sign-in-refused"
    SIGNED_OUT_ELSEWHERE = "signed-out-elsewhere"
    ACCOUNT_OPENED = "account-opened"
    INVITED = "invited"
    INVITATION_TAKEN_BACK = "invitation-taken-back"
    JOINED = "joined"
    REQUEST_DECIDED = "request-decided"
    ROLES_SET = "roles-set"
    DESK_SET = "desk-set"
    TOKEN_MADE = "token-made"  # noqa: S105 - the name of a deed
    TOKEN_REVOKED = "token-revoked"  # noqa: S105
    WEBHOOK_MADE = "webhook-made"
    WEBHOOK_ENDED = "webhook-ended"
    SOURCE_TAKEN_IN = "source-taken-in"
    ORIGINAL_SET = "original-set"
    AMENDMENT_ANSWERED = "amendment-answered"
    TRANSLATION_BEGUN = "translation-begun"
    CLAIMED = "claimed"
    CLAIM_ENDED = "claim-ended"
    CLOSED = "closed"
    REOPENED = "reopened"
    DISMISSED = "dismissed"
    WAIVED = "waived"
    RIGHTS_RECORDED = "rights-recorded"
    SIGNED_OFF = "signed-off"
    HANDED_BACK = "handed-back"
    KEY_CHANGED = "key-changed"
    PUBLISHED = "published"
    FEED_ADDED = "feed-added"
    FEED_REMOVED = "feed-removed"
    WIRE_RULES_SET = "wire-rules-set"
    DOMAIN_LISTED = "domain-listed"
    CHAT_ADDED = "chat-added"
    CHAT_REMOVED = "chat-removed"
    TARGET_ADDED = "target-added"
    TARGET_CHANGED = "target-changed"
    TARGET_ENDED = "target-ended"
    TAKEN_DOWN = "taken-down"
    JOB_STOPPED = "job-stopped"
    JOB_RESUMED = "job-resumed"


class AuditEntry(models.Model):
    """One line. `hash` covers the line and `previous`, the hash of the line before: a line that is lost is missed.

    `about` names a translation, source, person, token or webhook; `via` says by which way: browser, token, terminal.
    """

    moment = models.DateTimeField()
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, null=True, related_name="audit")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    deed = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    via = models.CharField(max_length=100, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["desk", "id"]),)

    def __str__(self) -> str:
        return f"{self.deed} {self.about}"
