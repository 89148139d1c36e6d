"""One person's messages on a desk, and how many they have not read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.message_words import detail, page_of, sentence
from colophon.desk.models import Desk, Message, MessageChoice, Often, Person

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Worded:
    """A message in its reader's language, with the page that it leads to."""

    message: Message
    text: str
    detail: str
    page: str


def messages_of(person: Person, desk: Desk) -> Sequence[Worded]:
    """The newest first, those that were not read before the others."""
    found = Message.objects.filter(person=person, desk=desk).select_related("translation__snapshot")
    unread = list(found.filter(read=None).order_by("-moment", "-pk")[:_SHOWN])
    read = list(found.exclude(read=None).order_by("-moment", "-pk")[: _SHOWN - len(unread)])
    return [
        Worded(one, sentence(one.kind, one.about), detail(one.kind, one.about), page_of(one, desk.slug))
        for one in unread + read
    ]


def unread_count(person: Person, desk: Desk) -> int:
    found = _unread(person.pk, desk.pk)
    return found[0][0] if found else 0


@asked_often
def _unread(person: int, desk: int) -> QuerySet[Message, tuple[int]]:
    unread = Message.objects.filter(person=person, desk=desk, read=None).order_by()
    return unread.values("desk").annotate(count=Count("pk")).values_list("count")


def mail_choice(person: Person, desk: Desk) -> Often:
    """How often this person wants mail from this desk; daily if they never said."""
    said = MessageChoice.objects.filter(person=person, desk=desk).first()
    return Often(said.often) if said else Often.DAILY
