"""Chats of a desk: added, tried, posted to."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from colophon.adapters.chat import Chats, service_of
from colophon.desk.actions.audit import audit
from colophon.desk.message_words import detail, page_of, sentence
from colophon.desk.models import ChatPost, ChatTarget, Deed, Desk, Person


@transaction.atomic
def add_chat(
    desk: Desk, address: str, *, label: str, kinds: list[str], language: str, person: Person, now: datetime
) -> ChatTarget:
    """A chat that hears of these kinds of messages from now on. ChatAddressError if the address is none."""
    service = service_of(address)
    audit(Deed.CHAT_ADDED, desk=desk, person=person, about=label or service, now=now)
    return ChatTarget.objects.create(
        desk=desk,
        label=label or service,
        address=address.strip(),
        kinds=kinds,
        language=language,
        added_by=person,
        added=now,
    )


def pause_chat(target: ChatTarget, *, now: datetime) -> None:
    """It hears nothing, or again of what happens."""
    ChatTarget.objects.filter(pk=target.pk).update(paused=None if target.paused else now)


@transaction.atomic
def remove_chat(target: ChatTarget, *, by: Person, now: datetime) -> None:
    """The desk forgets the chat and its secret."""
    desk, label = target.desk, target.label
    target.delete()
    audit(Deed.CHAT_REMOVED, desk=desk, person=by, about=label, now=now)


def post_waiting(number: int, chats: Chats, *, address: str, now: datetime) -> Mapping[str, int | str]:
    """Post one message, in the language of its chat, unless it was posted already."""
    post = ChatPost.objects.select_related("target__desk", "translation").filter(pk=number, sent=None).first()
    if post is None:
        return {}
    target = post.target
    with override(target.language):
        lines = [sentence(post.kind, post.about), detail(post.kind, post.about)]
        if address:
            lines.append(address.rstrip("/") + page_of(post, target.desk.slug))
        chats.post(target.address, title=target.desk.name, text="\n".join(filter(None, lines)))
    ChatPost.objects.filter(pk=number).update(sent=now)
    return {"name": target.label, "sent": 1}


def try_chat(target: ChatTarget, chats: Chats) -> None:
    """Post a word, to see whether it arrives."""
    with override(target.language):
        chats.post(target.address, title=target.desk.name, text=_("The desk can write here."))
