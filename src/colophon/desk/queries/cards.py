"""The cards of a board: what is shown of a translation, in as many queries for ten as for thousands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Claim, FollowTask, PairRecord, RightsEntry, Station, TranslationRecord
from colophon.desk.queries.progress import WRITTEN
from colophon.desk.queries.watching import open_tasks
from colophon.segments.effort import minutes_for
from colophon.watch.look import Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a stage, and until when."""

    name: str
    person: int
    stage: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What it is, how much work, how far, who holds it, what the checks say, whether it has rights."""

    key: str
    title: str
    spoken: str
    """The language of the title: the source's until there is a translated one."""
    source_language: str
    language: str
    station: Station
    pairs: int
    translated: int
    editions: int
    length: int
    difficulty: int
    begun: datetime
    blocking: int
    warnings: int
    checked: datetime | None
    rights: bool
    follows: str
    """What asks for somebody: the drift of its source, "withdrawn", or empty."""
    holders: tuple[Holder, ...]

    @property
    def minutes(self) -> int:
        return minutes_for(self.length, self.difficulty) if self.difficulty else 0

    @property
    def percent(self) -> int:
        return 100 * self.translated // self.pairs if self.pairs else 0


def cards(keys: Sequence[int]) -> tuple[Card, ...]:
    """The cards of these translations, the newest first; six queries, however many they are."""
    progress, holders, follows = _progress(keys), _holders(keys), _follows(keys)
    return tuple(
        Card(
            key=one.key,
            title=one.title or one.source_title,
            spoken=one.language if one.title else one.source_language,
            source_language=one.source_language,
            language=one.language,
            station=Station(one.station),
            pairs=progress.get(one.pk, (0, 0))[0],
            translated=progress.get(one.pk, (0, 0))[1],
            editions=one.published,
            length=one.length,
            difficulty=one.difficulty,
            begun=one.begun,
            blocking=one.blocking,
            warnings=one.warnings,
            checked=one.checked,
            rights=one.with_rights,
            follows=follows.get(one.pk, ""),
            holders=holders.get(one.pk, ()),
        )
        for one in map(_Told._make, _cards(keys))
    )


class _Told(NamedTuple):
    pk: int
    key: str
    title: str
    source_title: str
    source_language: str
    language: str
    station: str
    length: int
    difficulty: int
    begun: datetime
    blocking: int
    warnings: int
    checked: datetime | None
    with_rights: bool
    published: int


@asked_often
def _cards(keys: Sequence[int]) -> QuerySet[TranslationRecord, tuple[Any, ...]]:
    found = TranslationRecord.objects.filter(pk__in=keys).annotate(
        source_title=F("snapshot__source__title"),
        source_language=F("snapshot__source__language"),
        with_rights=Exists(RightsEntry.objects.filter(translation=OuterRef("pk"))),
        published=Count("editions"),
    )
    return found.order_by("-begun", "-pk").values_list(*_Told._fields)


def _progress(keys: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """How many pairs each translation has, and how many of them have a text."""
    return {translation: (pairs, done) for translation, pairs, done in _counted(keys)}


@asked_often
def _counted(keys: Sequence[int]) -> QuerySet[PairRecord, tuple[int, int, int]]:
    of_each = PairRecord.objects.filter(translation__in=keys).order_by().values_list("translation")
    return of_each.annotate(all=Count("pk"), done=Count("pk", filter=WRITTEN))


def _follows(keys: Sequence[int]) -> Mapping[int, str]:
    """Whose source has changed or is gone, and how."""
    return {key: sight if sight == Sight.WITHDRAWN else drift for key, sight, drift in _tasks(keys)}


@asked_often
def _tasks(keys: Sequence[int]) -> QuerySet[FollowTask, tuple[int, str, str]]:
    return open_tasks().filter(translation__in=keys).values_list("translation", "sight", "drift")


def _holders(keys: Sequence[int]) -> Mapping[int, tuple[Holder, ...]]:
    """Who holds what of each translation now."""
    held: dict[int, tuple[Holder, ...]] = {}
    for translation, name, person, stage, due in _claims(keys):
        holder = Holder(name=name, person=person, stage=stage, due=due)
        held[translation] = (*held.get(translation, ()), holder)
    return held


@asked_often
def _claims(keys: Sequence[int]) -> QuerySet[Claim, tuple[int, str, int, str, datetime]]:
    held = Claim.objects.filter(translation__in=keys, ended=None).order_by("pk")
    return held.values_list("translation", "person__name", "person", "stage", "due")
