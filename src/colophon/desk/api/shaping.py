"""Calls that shape a text: cutting and joining segments, asking the checks, and going back in its history."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.desk.actions.restore_text import restore_text
from colophon.desk.actions.segments import merge_with_next, restore, split_pair
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Number, Text, Word, answers
from colophon.desk.api.record import in_shape
from colophon.desk.api.segments import As, Saved, action_of, revision_of
from colophon.desk.api.shown import FindingShown, SegmentShown
from colophon.desk.permissions import Action
from colophon.desk.queries.checked import checked_while_typing
from colophon.desk.queries.document import segment_of
from colophon.desk.queries.history import Version, history_of
from colophon.desk.queries.moments import moments_of, newest_revision, text_at
from colophon.desk.views.text.exchange import pair_named
from colophon.signoff.stages import ROLE_OF_STAGE

router = Router(tags=["text"])
HERE = "/desks/{desk}/translations/{key}"


class Cut(As):
    """Where its texts are cut, in code points of their inline Markdown."""

    pair: Word
    source_at: Number
    target_at: Number = 0


class Join(As):
    """The segment that is joined with the one that follows it."""

    pair: Word


class Restore(As):
    revision: Number


class Typed(Schema):
    """A text that is not saved."""

    pair: Word
    text: Text


class RestoreText(As):
    """`seen` is the newest save that you know of (see the call `moments`): newer texts are not put aside unseen."""

    seen: Number


class Restored(Schema):
    """How many segments have another text by it."""

    changed: int


class VersionShown(Schema):
    """`saves`: of how many saves of one sitting this is the last."""

    revision: int
    text: str
    by: str
    role: str
    saved: datetime
    conflicting: bool
    saves: int

    @classmethod
    def of(cls, one: Version) -> "VersionShown":
        return in_shape(cls, one)


class MomentShown(Schema):
    """The end of a stretch of work; `revision` was the newest then."""

    revision: int
    saved: datetime
    by: list[str]
    segments: int


class Moments(Schema):
    newest: int
    moments: list[MomentShown]


class ThenShown(Schema):
    """A segment as it stood then and as it stands now. One that was cut or joined since `stays` as it is."""

    pair: str
    then: str
    now: str
    stays: bool


@router.post(f"{HERE}/segments/split", response=answers(SegmentShown), summary="Cut a segment in two")
def split(request: HttpRequest, desk: str, key: str, said: Cut) -> Any:
    """Answers the second half."""
    made = visit(request, desk, action_of(said))
    pair = pair_named(translation(made, key), said.pair)
    at = (min(said.source_at, 10**6), min(said.target_at, 10**6))
    half = split_pair(pair, *at, person=made.person, role=ROLE_OF_STAGE[said.stage], now=now())
    return SegmentShown.of(segment_of(pair_named(translation(made, key), half.key)))


@router.post(f"{HERE}/segments/join", response=answers(SegmentShown), summary="Join a segment with the next one")
def join(request: HttpRequest, desk: str, key: str, said: Join) -> Any:
    made = visit(request, desk, action_of(said))
    pair = pair_named(translation(made, key), said.pair)
    merge_with_next(pair, person=made.person, role=ROLE_OF_STAGE[said.stage], now=now())
    return SegmentShown.of(segment_of(pair_named(translation(made, key), said.pair)))


@router.post(f"{HERE}/segments/check", response=answers(list[FindingShown]), summary="Ask the checks; nothing is kept")
def check(request: HttpRequest, desk: str, key: str, said: Typed) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [FindingShown.of(one) for one in checked_while_typing(pair_named(record, said.pair), said.text)]


@router.get(f"{HERE}/segments/versions", response=answers(list[VersionShown]), summary="Every text of a segment")
def versions(request: HttpRequest, desk: str, key: str, pair: Word, *, whole: bool = False) -> Any:
    """The newest first; `whole` shows every single save."""
    record = translation(visit(request, desk, Action.SEE), key)
    return [VersionShown.of(one) for one in history_of(pair_named(record, pair), whole=whole)]


@router.post(f"{HERE}/segments/restore", response=answers(Saved), summary="Let an older text of a segment stand again")
def restored(request: HttpRequest, desk: str, key: str, said: Restore) -> Any:
    made = visit(request, desk, action_of(said))
    older = revision_of(translation(made, key), said.revision)
    return Saved.of(restore(older, person=made.person, role=ROLE_OF_STAGE[said.stage], now=now()))


@router.get(f"{HERE}/moments", response=answers(Moments), summary="Moments to which the whole text can go back")
def moments(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    found = [MomentShown.from_orm(one) for one in moments_of(record)]
    return Moments(newest=newest_revision(record), moments=found)


@router.get(f"{HERE}/moments/{{revision}}", response=answers(list[ThenShown]), summary="The text as it stood then")
def then(request: HttpRequest, desk: str, key: str, revision: Number) -> Any:
    record = translation(visit(request, desk, Action.SEE), key)
    return [
        ThenShown(pair=one.pair.key, then=one.old, now=one.now, stays=one.stays) for one in text_at(record, revision)
    ]


@router.post(
    f"{HERE}/moments/{{revision}}/restore", response=answers(Restored), summary="Let the whole text of then stand again"
)
def restored_text(request: HttpRequest, desk: str, key: str, revision: Number, said: RestoreText) -> Any:
    made = visit(request, desk, action_of(said))
    record = translation(made, key)
    role = ROLE_OF_STAGE[said.stage]
    changed = restore_text(record, revision, seen=said.seen, person=made.person, role=role, now=now())
    return Restored(changed=changed)
