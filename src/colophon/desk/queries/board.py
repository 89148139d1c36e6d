"""The board: where each translation of a desk stands, a card each, in as many queries for ten as for thousands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from colophon.desk.models import Claim, Desk, PairRecord, Person, RightsEntry, Station, TranslationRecord
from colophon.desk.queries.listed import NOT_LISTED
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
    chosen = _chosen(desk, wanted)
    counts: dict[str, int] = dict(chosen.order_by().values_list("station").annotate(all=Count("pk")))
    numbered = chosen.annotate(
        place=Window(RowNumber(), partition_by=F("station"), order_by=[F("begun").desc(), F("pk").desc()])
    )
    first = numbered.filter(place__lte=each).values_list("pk", flat=True)
    rows = _rows(list(first))
    return tuple(
        Column(station, counts.get(station, 0), tuple(row for row in rows if row.station is station))
        for station in Station
    )


def one_column(desk: Desk, wanted: Wanted, station: Station, *, page: int) -> Column:
    """One station's cards, page by page from 1."""
    chosen = _chosen(desk, wanted).filter(station=station)
    first = ON_A_PAGE * (max(1, page) - 1)
    keys = list(chosen.order_by("-begun", "-pk").values_list("pk", flat=True)[first : first + ON_A_PAGE])
    return Column(station, chosen.count(), _rows(keys))


def board(desk: Desk) -> tuple[Row, ...]:
    """Every translation, the newest first."""
    return _rows(list(_chosen(desk, Wanted()).values_list("pk", flat=True)))


def languages_of(desk: Desk) -> tuple[str, ...]:
    """The target languages that the desk has on its board."""
    there = _of(desk).order_by().values_list("language", flat=True).distinct()
    return tuple(sorted({*there, *desk.languages}))


def translation_of(key: str) -> TranslationRecord:
    """The translation with this key, or a refusal."""
    found = TranslationRecord.objects.filter(key=key).select_related("snapshot__source__desk").first()
    if found is None:
        raise NoSuchRecordError(f"There is no translation {key}.")
    return found


def _of(desk: Desk) -> QuerySet[TranslationRecord]:
    return TranslationRecord.objects.filter(snapshot__source__desk=desk)


def _chosen(desk: Desk, wanted: Wanted) -> QuerySet[TranslationRecord]:
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
    found = TranslationRecord.objects.filter(pk__in=keys).annotate(
        source_title=F("snapshot__source__title"),
        source_language=F("snapshot__source__language"),
        with_rights=Exists(RightsEntry.objects.filter(translation=OuterRef("pk"))),
        published=Count("editions"),
    )
    found = found.defer(*NOT_LISTED).order_by("-begun", "-pk")
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
        for one in found
    )


def _progress(keys: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """How many pairs each translation has, and how many of them have a text."""
    counted = (
        PairRecord.objects.filter(translation__in=keys)
        .order_by()
        .values_list("translation")
        .annotate(all=Count("pk"), done=Count("pk", filter=WRITTEN))
    )
    return {translation: (pairs, done) for translation, pairs, done in counted}


def _follows(keys: Sequence[int]) -> Mapping[int, str]:
    """Whose source has changed or is gone, and how."""
    tasks = open_tasks().filter(translation__in=keys).values_list("translation", "sight", "drift")
    return {key: sight if sight == Sight.WITHDRAWN else drift for key, sight, drift in tasks}


def _holders(keys: Iterable[int]) -> Mapping[int, tuple[Holder, ...]]:
    """Who holds what of each translation now."""
    held: dict[int, tuple[Holder, ...]] = {}
    claims = Claim.objects.filter(translation__in=keys, ended=None).select_related("person").order_by("pk")
    for one in claims:
        holder = Holder(name=one.person.name, person=one.person_id, stage=one.stage, due=one.due)
        held[one.translation_id] = (*held.get(one.translation_id, ()), holder)
    return held
