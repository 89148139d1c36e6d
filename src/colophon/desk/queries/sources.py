"""Sources of a desk: what is known of one, and which others may be the same article."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from rapidfuzz import fuzz, process

from colophon.article.inline import plain
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Desk, Source, TranslationRecord
from colophon.desk.queries.listed import listed

_ALIKE = 88
_LOOKED_AT = 20_000
ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another source with nearly the same title, and how alike the titles are (0 to 100)."""

    source: Source
    alike: int


@dataclass(frozen=True, slots=True)
class SourceListed:
    """A source, and the language of every translation that was begun of it."""

    source: Source
    into: tuple[str, ...]


def translations_of(source: Source) -> Sequence[TranslationRecord]:
    """Every translation of a source, whatever version of it they are of."""
    return _translations(source.pk)


@asked_often
def _translations(source: int) -> QuerySet[TranslationRecord]:
    return listed().filter(snapshot__source=source).order_by("language", "pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSources:
    """What the reader wants to see; empty means everything. `waiting`: of which no translation was begun."""

    text: str = ""
    waiting: bool = False


def sources_of(desk: Desk, wanted: WantedSources, *, page: int) -> tuple[int, Sequence[SourceListed]]:
    """How many there are in all, and those of one page, the newest first, counted from 1.

    Without first sources of relays, which nobody translates.
    """
    first = ON_A_PAGE * (max(1, page) - 1)
    found = _chosen(desk, wanted)
    sources = list(found[first : first + ON_A_PAGE])
    into = dict[int, list[str]]()
    for source, language in _begun([one.pk for one in sources]):
        into.setdefault(source, []).append(language)
    last = len(sources) < ON_A_PAGE and (sources or not first)
    count = first + len(sources) if last else found.count()
    return count, [SourceListed(one, tuple(into.get(one.pk, ()))) for one in sources]


def _chosen(desk: Desk, wanted: WantedSources) -> QuerySet[Source]:
    found = Source.objects.filter(desk=desk).exclude(proposed=None, relays__isnull=False)
    if wanted.text:
        found = found.filter(Q(title__icontains=wanted.text) | Q(address__icontains=wanted.text))
    if wanted.waiting:
        found = found.exclude(Exists(TranslationRecord.objects.filter(snapshot__source=OuterRef("pk"))))
    return found.select_related("proposed_by").order_by("-pk")


@asked_often
def _begun(sources: Sequence[int]) -> QuerySet[TranslationRecord, tuple[int, str]]:
    begun = TranslationRecord.objects.filter(snapshot__source__in=sources).order_by("snapshot", "pk")
    return begun.values_list("snapshot__source", "language")


def alike(desk: Desk, title: str, *, but: Source | None = None) -> tuple[Likeness, ...]:
    """Sources, and translations, whose titles are nearly this one: the same article at another address, perhaps."""
    wanted = plain(title).casefold().strip()
    if len(wanted) < 8:
        return ()
    sources = Source.objects.filter(desk=desk).exclude(pk=but.pk if but else 0)
    titles = dict(sources.order_by("-pk").values_list("pk", "title")[:_LOOKED_AT])
    own = TranslationRecord.objects.filter(snapshot__source__in=sources).exclude(title="")
    choices = [(number, text) for number, text in titles.items() if text]
    choices += list(own.order_by("-pk").values_list("snapshot__source", "title")[:_LOOKED_AT])
    texts = [plain(text).casefold() for _, text in choices]
    best: dict[int, int] = {}
    for _, score, at in process.extract(wanted, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=5):
        best[choices[at][0]] = max(round(score), best.get(choices[at][0], 0))
    found = Source.objects.in_bulk(list(best))
    return tuple(Likeness(found[number], score) for number, score in best.items())
