"""Calls about sources that change: looking now, what a change touches, following it or leaving the text as it is."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.network.robots import Robots
from colophon.adapters.network.web import Web
from colophon.desk.actions.follow import follow_source, leave_as_it_is
from colophon.desk.actions.watch_sources import look_and_tell
from colophon.desk.api.caller import translation, visit
from colophon.desk.api.fields import Done, Note, answers
from colophon.desk.models import FollowTask, TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.proposed import proposed
from colophon.desk.queries.watching import open_tasks
from colophon.errors import NoSuchRecordError, NothingToFollowError
from colophon.memory.match import Match
from colophon.watch.onto_pairs import Touched

router = Router(tags=["watch"])
HERE = "/desks/{desk}/translations/{key}/source"


class ChangeShown(Schema):
    """A sentence before and after (empty: added, or dropped), why it counts, and the segment that it touches.

    `proposal` is what the memory offers for `after` ("" for nothing), `likeness` how like its source is, 0 to 1.
    """

    pair: str
    before: str
    after: str
    drift: str
    reasons: list[str]
    proposal: str
    likeness: float

    @classmethod
    def of(cls, one: Touched, offered: Match | None) -> "ChangeShown":
        said = one.change
        pair = one.pair.id if one.pair else ""
        reasons = sorted(one.value for one in said.reasons)
        return cls(
            pair=pair,
            before=said.before,
            after=said.after,
            drift=said.drift.value,
            reasons=reasons,
            proposal=offered.proposal if offered else "",
            likeness=offered.value if offered else 0.0,
        )


class FreshnessShown(Schema):
    """`asks`: somebody should do something. `left` is why the text was left as it is, for exactly this change."""

    looked: datetime | None
    sight: str
    said: str
    drift: str
    asks: bool
    changed: datetime | None
    left: str
    changes: list[ChangeShown]

    @classmethod
    def of(cls, translation: TranslationRecord) -> "FreshnessShown":
        one = freshness_of(translation)
        return cls(
            looked=one.looked,
            sight=one.sight.value if one.sight else "",
            said=one.said,
            drift=one.drift.value,
            asks=one.asks,
            changed=one.newer.captured if one.newer else None,
            left=one.left.reason if one.left else "",
            changes=[ChangeShown.of(each, proposed(translation, each)) for each in one.touched],
        )


class TaskShown(Schema):
    """A translation that has to follow its source, since `opened`. `first`: what changed is a relay's first source."""

    translation: str
    title: str
    drift: str
    sight: str
    first: bool
    opened: datetime

    @classmethod
    def of(cls, one: FollowTask) -> "TaskShown":
        record = one.translation
        return cls(
            translation=record.key,
            title=record.title,
            drift=one.drift,
            sight=one.sight,
            first=one.first,
            opened=one.opened,
        )


class Followed(Schema):
    """How many segments ask for a translator."""

    segments: int


class Leave(Schema):
    reason: Note


@router.get("/desks/{desk}/watch/tasks", response=answers(list[TaskShown]), summary="What has to follow its source")
def tasks(request: HttpRequest, desk: str) -> Any:
    made = visit(request, desk, Action.SEE)
    found = open_tasks().filter(translation__snapshot__source__desk=made.desk).select_related("translation")
    return [TaskShown.of(one) for one in found]


@router.get(HERE, response=answers(FreshnessShown), summary="What became of the source since it was translated")
def freshness(request: HttpRequest, desk: str, key: str) -> Any:
    return FreshnessShown.of(translation(visit(request, desk, Action.SEE), key))


@router.post(f"{HERE}/look", response=answers(FreshnessShown), summary="Look at the source's address at once")
def look(request: HttpRequest, desk: str, key: str) -> Any:
    record = translation(visit(request, desk, Action.TRANSLATE), key)
    source, home = record.snapshot.source, Home(settings.HOME)
    if not source.address:
        raise NoSuchRecordError("This source has no address to look at.")
    web = Web.of_desk(home.settings())
    look_and_tell(source, web, home.snapshots, now=now(), permit=Robots(web).permit)
    return FreshnessShown.of(record)


@router.post(f"{HERE}/follow", response=answers(Followed), summary="Lay the translation onto the new text")
def follow(request: HttpRequest, desk: str, key: str) -> Any:
    made = visit(request, desk, Action.TRANSLATE)
    return Followed(segments=follow_source(translation(made, key), person=made.person, now=now()))


@router.post(f"{HERE}/leave", response=answers(Done), summary="Keep it as it is, until the source changes again")
def leave(request: HttpRequest, desk: str, key: str, said: Leave) -> Any:
    made = visit(request, desk, Action.TRANSLATE)
    record = translation(made, key)
    newer = freshness_of(record).newer
    if newer is None:
        raise NothingToFollowError
    leave_as_it_is(record, newer, person=made.person, reason=said.reason, now=now())
    return Done()
