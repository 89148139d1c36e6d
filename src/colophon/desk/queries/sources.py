"""Sources of a desk: what is known of one, and which others may be the same article."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from colophon.article.inline import plain
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Desk, Source, TranslationRecord
from colophon.desk.queries.listed import listed

_ALIKE = 88
_LOOKED_AT = 20_000
_LISTED = 100


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


def newest_sources(desk: Desk) -> Sequence[SourceListed]:
    """Without first sources of relays, which nobody translates."""
    sources, into = _newest(desk.pk), dict[int, list[str]]()
    for source, language in _begun([one.pk for one in sources]):
        into.setdefault(source, []).append(language)
    return [SourceListed(one, tuple(into.get(one.pk, ()))) for one in sources]


@asked_often
def _newest(desk: int) -> QuerySet[Source]:
    found = Source.objects.filter(desk=desk).select_related("proposed_by")
    return found.exclude(proposed=None, relays__isnull=False).order_by("-pk")[:_LISTED]


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
