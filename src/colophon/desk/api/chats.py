"""Calls about the chats of a desk: where it may post, and what."""

from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import AfterValidator, Field

from colophon.adapters.chat import Chats
from colophon.adapters.clock import now
from colophon.desk.actions.chats import add_chat, pause_chat, remove_chat, try_chat
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Address, Done, Number, answers
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.forms.messages import CHAT_KINDS
from colophon.desk.gate import Visit
from colophon.desk.models import ChatTarget, MessageKind
from colophon.desk.permissions import Action

router = Router(tags=["chats"])
HERE = "/desks/{desk}/chats"


def _for_chats(kind: MessageKind) -> MessageKind:
    if kind.value not in dict(CHAT_KINDS):
        raise ValueError("what concerns one person only never goes to a chat")
    return kind


def _spoken(language: str) -> str:
    if language not in dict(settings.LANGUAGES):
        raise ValueError("the desk does not speak this language")
    return language


class ChatSaid(Schema):
    """An Apprise address, which holds its secret and is never told again; and what the chat hears."""

    address: Address = Field(min_length=1)
    label: str = Field("", max_length=100, pattern=r"^[^\x00]*$")
    kinds: list[Annotated[MessageKind, AfterValidator(_for_chats)]] = Field(min_length=1, max_length=20)
    language: Annotated[str, Field(max_length=35), AfterValidator(_spoken)] = "en"


class ChatShown(Numbered):
    label: str
    kinds: list[str]
    language: str
    added: datetime
    added_by: str
    paused: datetime | None

    @staticmethod
    def resolve_added_by(one: ChatTarget) -> str:
        return key_of(one.added_by)


@router.get(HERE, response=answers(list[ChatShown]), summary="The chats where the desk posts")
def chats(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    return ChatTarget.objects.filter(desk=made.desk).select_related("added_by")


@router.post(HERE, response=answers(ChatShown), summary="Post into a chat from now on")
def add(request: HttpRequest, desk: str, said: ChatSaid) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    return add_chat(
        made.desk,
        said.address,
        label=said.label,
        kinds=[one.value for one in dict.fromkeys(said.kinds)],
        language=said.language,
        person=made.person,
        now=now(),
    )


@router.post(f"{HERE}/{{number}}/try", response=answers(Done), summary="Post a word, to see whether it arrives")
def try_it(request: HttpRequest, desk: str, number: Number) -> Any:
    try_chat(_chat(visit(request, desk, Action.SET_DESK), number), Chats())
    return Done()


@router.post(f"{HERE}/{{number}}/pause", response=answers(ChatShown), summary="Pause it, or let it go on")
def pause(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    pause_chat(_chat(made, number), now=now())
    return _chat(made, number)


@router.delete(f"{HERE}/{{number}}", response=answers(Done), summary="Forget a chat and its secret")
def remove(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    remove_chat(_chat(made, number), by=made.person, now=now())
    return Done()


def _chat(made: Visit, number: int) -> ChatTarget:
    found = ChatTarget.objects.filter(desk=made.desk).select_related("desk", "added_by")
    return the_one(found, number, "chat")
