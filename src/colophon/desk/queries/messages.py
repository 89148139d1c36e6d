"""One person's messages on a desk, and how many they have not read."""

from collections.abc import Sequence
from dataclasses import dataclass

from colophon.desk.models import Desk, MessageChoice, Notice, Often, Person
from colophon.desk.notice_words import detail, page_of, sentence

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Message:
    """A notice in words."""

    notice: Notice
    text: str
    detail: str
    page: str


def messages_of(person: Person, desk: Desk) -> Sequence[Message]:
    """The newest first, those that were not read before the others."""
    found = Notice.objects.filter(person=person, desk=desk).select_related("translation__snapshot")
    unread = list(found.filter(read=None).order_by("-moment", "-pk")[:_SHOWN])
    read = list(found.exclude(read=None).order_by("-moment", "-pk")[: _SHOWN - len(unread)])
    return [
        Message(one, sentence(one.kind, one.about), detail(one.kind, one.about), page_of(one, desk.slug))
        for one in unread + read
    ]


def unread_count(person: Person, desk: Desk) -> int:
    return Notice.objects.filter(person=person, desk=desk, read=None).count()


def mail_choice(person: Person, desk: Desk) -> Often:
    """How often this person wants mail from this desk; daily if they never said."""
    said = MessageChoice.objects.filter(person=person, desk=desk).first()
    return Often(said.often) if said else Often.DAILY
