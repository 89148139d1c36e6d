"""Messages to the people of a desk: in the desk, by mail, and into the chats that a desk has named."""

from enum import StrEnum

from django.db import models

from colophon.desk.models.choices import choices_of
from colophon.desk.models.desk import Desk
from colophon.desk.models.person import Person
from colophon.desk.models.translation import TranslationRecord


class MessageKind(StrEnum):
    """What a message is about."""

    TO_REVIEW = "to-review"
    TO_PROOFREAD = "to-proofread"
    TO_PUBLISH = "to-publish"
    CLAIM_LAPSES = "claim-lapses"
    CLAIM_ENDED = "claim-ended"
    CLAIM_FREE = "claim-free"
    HANDED_BACK = "handed-back"
    EDITED = "edited"
    PUBLISHED = "published"
    ASKS_TO_JOIN = "asks-to-join"
    SOURCE_CHANGED = "source-changed"
    AMENDMENT_PROPOSED = "amendment-proposed"
    AMENDMENT_ANSWERED = "amendment-answered"


class Often(StrEnum):
    """How often somebody wants mail."""

    INSTANT = "instant"
    DAILY = "daily"
    WEEKLY = "weekly"
    NONE = "none"


class MessageChoice(models.Model):
    """How often one person wants mail from one desk. Without a choice: daily."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="message_choices")
    often = models.CharField(max_length=10, choices=choices_of(Often), default=Often.DAILY)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["desk", "person"], name="one_message_choice_each"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.often}"


class Letter(models.Model):
    """One mail to one person. It is made once, with its own name, and sent until the server has taken it."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="letters")
    name = models.CharField(max_length=200, unique=True)
    made = models.DateTimeField()
    sent = models.DateTimeField(null=True)
    refused = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["sent", "made"]),)

    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """One message to one person. `identity` says which event it tells of, so that nobody is told twice.

    `about` holds what its words need (names, titles, numbers); it is worded when it is read, in the reader's language.
    """

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="messages")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=20, choices=choices_of(MessageKind))
    identity = models.CharField(max_length=200)
    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.JSONField(default=dict)
    moment = models.DateTimeField()
    read = models.DateTimeField(null=True)
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True, related_name="messages")

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=["person", "identity"], name="one_message_once"),)
        indexes = (models.Index(fields=["person", "desk", "read"]),)

    def __str__(self) -> str:
        return f"{self.kind} to {self.person}"


class ChatTarget(models.Model):
    """A chat of a desk, by its Apprise address, which holds its secret and is never shown again."""

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="chat_targets")
    label = models.CharField(max_length=100)
    address = models.TextField()
    kinds = models.JSONField(default=list)
    language = models.CharField(max_length=35, default="en")
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added = models.DateTimeField()
    paused = models.DateTimeField(null=True)

    class Meta:
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label


class ChatPost(models.Model):
    """One message for one chat, made once, posted until the service has taken it."""

    target = models.ForeignKey(ChatTarget, on_delete=models.CASCADE, related_name="posts")
    identity = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices_of(MessageKind))
    translation = models.ForeignKey(TranslationRecord, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.JSONField(default=dict)
    made = models.DateTimeField()
    sent = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["target", "identity"], name="one_post_once"),)
        indexes = (models.Index(fields=["sent", "made"]),)

    def __str__(self) -> str:
        return f"{self.kind} to {self.target}"
