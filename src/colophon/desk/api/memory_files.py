"""Calls about files of memory and terms: given to the desk, how far they are read, and taken out."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.receive import receive, take_back
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Base64, Done, Language, Number, Word, answers, decoded
from colophon.desk.api.record import Numbered, key_of, the_one
from colophon.desk.models import FileKind, ReceivedFile
from colophon.desk.permissions import Action
from colophon.desk.views.memory_files import MemoryForm, written

router = Router(tags=["memory"])
HERE = "/desks/{desk}/memory/files"
_SHOWN = 100


class FileSaid(Schema):
    """A file in base64, plain or packed with gzip; its name says what it is. Larger ones: `colophon import memory`."""

    name: Word = Field(min_length=1)
    kind: FileKind = FileKind.MEMORY
    body: Base64
    source_language: Language | None = None
    target_language: Language | None = None


class Unread(Schema):
    line: int
    reason: str


class FileShown(Numbered):
    """`good` entries were read so far, `kept` of them were new; `bad` were not understood, the first are `unread`."""

    name: str
    kind: str
    form: str
    size: int
    state: str
    given: datetime
    given_by: str
    ended: datetime | None
    good: int
    kept: int
    bad: int
    unread: list[Unread]
    refusal: str

    @staticmethod
    def resolve_given_by(one: ReceivedFile) -> str:
        return key_of(one.given_by)

    @staticmethod
    def resolve_unread(one: ReceivedFile) -> list[dict[str, Any]]:
        return [{"line": line, "reason": reason} for line, reason in one.unread]


@router.get(HERE, response=answers(list[FileShown]), summary="Files that were given, and how far each is read")
def files(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    return ReceivedFile.objects.filter(desk=made.desk).select_related("given_by")[:_SHOWN]


@router.post(HERE, response=answers(FileShown), summary="Give a file of pairs or terms; a worker reads it")
def give(request: HttpRequest, desk: str, said: FileSaid) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    return receive(
        made.desk,
        [decoded(said.body)],
        folder=Home(settings.HOME).received,
        name=said.name,
        kind=said.kind,
        languages=(said.source_language or "", said.target_language or ""),
        by=made.person,
        now=now(),
    )


@router.delete(f"{HERE}/{{number}}", response=answers(Done), summary="Forget a file; what it brought stays")
def forget(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.SET_DESK)
    found = the_one(ReceivedFile.objects.filter(desk=made.desk), number, "file")
    take_back(found, folder=Home(settings.HOME).received)
    return Done()


_BYTES = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}


@router.get(
    "/desks/{desk}/memory/export/{form}",
    response=answers(None),
    openapi_extra={"responses": {200: _BYTES}},
    summary="The memory or the termbase as a file, whatever its size",
)
def take(request: HttpRequest, desk: str, form: MemoryForm) -> Any:
    return written(visit(request, desk, Action.EXPORT).desk, form)
