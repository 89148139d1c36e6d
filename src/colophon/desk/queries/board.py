"""The board: where each translation of a desk stands, a card each, in as many queries for ten as for thousands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Claim, Desk, FollowTask, PairRecord, Person, RightsEntry, Station, TranslationRecord
from colophon.desk.queries.progress import WRITTEN
from colophon.desk.queries.watching import open_tasks
from colophon.errors import NoSuchRecordError
from colophon.segments.effort import minutes_for
from colophon.watch.look import Sight

IN_A_COLUMN = 12
ON_A_PAGE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a stage, and until when."""

    name: str
    person: int
    stage: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One card: what it is, how much work, how far, who holds it, what the checks say, whether it has rights."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader wants to see; empty means everything."""

    language: str = ""
    difficulty: int = 0
    text: str = ""
    mine: Person | None = None
    lacking: str = ""
    """`rights`, `checks` or `fresh`: only cards without a rights record, with a blocking finding, or whose source has
    changed or is gone."""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One station with its first cards and how many there are in all."""

    station: Station
    count: int
    rows: tuple[Row, ...] = field(default=())


def columns(desk: Desk, wanted: Wanted, *, each: int = IN_A_COLUMN) -> tuple[Column, ...]:
    """Every station, the first cards of each."""
    found = _unfiltered(desk.pk, each) if wanted == Wanted() else list(_first(_chosen(desk.pk, wanted), each))
    counts = {station: count for _, station, count in found}
    rows = _rows([number for number, *_ in found])
    return tuple(
        Column(station, counts.get(station, 0), tuple(row for row in rows if row.station is station))
        for station in Station
    )


@asked_often
def _unfiltered(desk: int, each: int) -> QuerySet[TranslationRecord, tuple[int, str, int]]:
    return _first(_chosen(desk, Wanted()), each)


def _first(chosen: QuerySet[TranslationRecord], each: int) -> QuerySet[TranslationRecord, tuple[int, str, int]]:
    """The first cards of each station, with how many there are of it in all."""
    newest = [F("begun").desc(), F("pk").desc()]
    numbered = chosen.annotate(
        place=Window(RowNumber(), partition_by=F("station"), order_by=newest),
        all=Window(Count("pk"), partition_by=F("station")),
    )
    return numbered.filter(place__lte=each).values_list("pk", "station", "all")


def one_column(desk: Desk, wanted: Wanted, station: Station, *, page: int) -> Column:
    """One station's cards, page by page from 1."""
    chosen = _chosen(desk.pk, wanted).filter(station=station)
    first = ON_A_PAGE * (max(1, page) - 1)
    keys = list(chosen.order_by("-begun", "-pk").values_list("pk", flat=True)[first : first + ON_A_PAGE])
    return Column(station, chosen.count(), _rows(keys))


def board(desk: Desk) -> tuple[Row, ...]:
    """Every translation, the newest first."""
    return _rows(list(_chosen(desk.pk, Wanted()).values_list("pk", flat=True)))


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The target languages that the desk has on its board."""
    return tuple(sorted({*(language for (language,) in _languages(desk.pk)), *desk.languages}))


@asked_often
def _languages(desk: int) -> QuerySet[TranslationRecord, tuple[str]]:
    return _of(desk).order_by().values_list("language").distinct()


def translation_of(key: str) -> TranslationRecord:
    """The translation with this key, or a refusal."""
    found = TranslationRecord.objects.filter(key=key).select_related("snapshot__source__desk").first()
    if found is None:
        raise NoSuchRecordError(f"There is no translation {key}.")
    return found


def _of(desk: int) -> QuerySet[TranslationRecord]:
    return TranslationRecord.objects.filter(snapshot__source__desk=desk)


def _chosen(desk: int, wanted: Wanted) -> QuerySet[TranslationRecord]:
    chosen = _of(desk).filter(closed__isnull=not wanted.closed)
    if wanted.language:
        chosen = chosen.filter(language=wanted.language)
    if wanted.difficulty:
        chosen = chosen.filter(difficulty=wanted.difficulty)
    if wanted.text:
        chosen = chosen.filter(
            Q(title__icontains=wanted.text)
            | Q(snapshot__source__title__icontains=wanted.text)
            | Q(snapshot__source__address__icontains=wanted.text)
        )
    if wanted.mine is not None:
        chosen = chosen.filter(Exists(Claim.objects.filter(translation=OuterRef("pk"), person=wanted.mine)))
    if wanted.lacking == "rights":
        chosen = chosen.exclude(Exists(RightsEntry.objects.filter(translation=OuterRef("pk"))))
    if wanted.lacking == "checks":
        chosen = chosen.filter(blocking__gt=0)
    if wanted.lacking == "fresh":
        chosen = chosen.filter(Exists(open_tasks().filter(translation=OuterRef("pk"))))
    return chosen


def _rows(keys: Sequence[int]) -> tuple[Row, ...]:
    """The cards of these translations, the newest first; six queries, however many they are."""
    progress, holders, follows = _progress(keys), _holders(keys), _follows(keys)
    return tuple(
        Row(
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
        for one in map(_Card._make, _cards(keys))
    )


class _Card(NamedTuple):
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
    return found.order_by("-begun", "-pk").values_list(*_Card._fields)


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
