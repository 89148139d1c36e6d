"""The board: where each translation of a desk stands, a card each, in as many queries for ten as for thousands."""

from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Claim, Desk, Person, RightsEntry, Station, TranslationRecord
from colophon.desk.queries.cards import Card, cards
from colophon.desk.queries.watching import open_tasks
from colophon.errors import NoSuchRecordError

IN_A_COLUMN = 12
ON_A_PAGE = 60


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
    cards: tuple[Card, ...] = field(default=())


def columns(desk: Desk, wanted: Wanted, *, each: int = IN_A_COLUMN) -> tuple[Column, ...]:
    """Every station, the first cards of each."""
    found = _unfiltered(desk.pk, each) if wanted == Wanted() else list(_first(_chosen(desk.pk, wanted), each))
    counts = {station: count for _, station, count in found}
    shown = cards([number for number, *_ in found])
    return tuple(
        Column(station, counts.get(station, 0), tuple(card for card in shown if card.station is station))
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
    return Column(station, chosen.count(), cards(keys))


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
