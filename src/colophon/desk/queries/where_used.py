"""Where a word or phrase was used, as a page shows it: with its marks, what stands around it, and where to read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from colophon.article.inline import plain
from colophon.desk.models import Desk, Source, TranslationRecord, UnitRecord
from colophon.desk.queries.concordance import Passage, Places, uses_of
from colophon.desk.queries.memory import the_index
from colophon.languages.tags import canonical_tag
from colophon.memory.phrase_terms import family
from colophon.memory.unit import Unit

MOST = 200
_MOST_LANGUAGES = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `found` if it is what was looked for."""

    text: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Whence:
    """Where a unit can be read: `key`, `pair` and `title` of the desk's own text, or the `address` of the article."""

    unit: Unit
    key: str = ""
    pair: str = ""
    title: str = ""

    @property
    def address(self) -> str:
        return self.unit.article if self.unit.article.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class Used:
    """A unit that holds the phrase, with its texts in pieces, what stands around it and where it can be read."""

    passage: Passage
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    before: str
    after: str
    whence: Whence


@dataclass(frozen=True, slots=True)
class Found:
    """How many units of each language hold the phrase, and the newest of the `language` that is shown."""

    language: str
    counts: tuple[tuple[str, int], ...]
    used: tuple[Used, ...]

    @property
    def count(self) -> int:
        return dict(self.counts).get(self.language, 0)


def languages_of(desk: Desk) -> tuple[str, ...]:
    """What the desk writes, then everything that its sources, translations and memory are written in."""
    read = Source.objects.filter(desk=desk).order_by().values_list("language", flat=True).distinct()
    written = TranslationRecord.objects.filter(snapshot__source__desk=desk)
    spoken = {*read, *written.order_by().values_list("language", flat=True).distinct()}
    spoken.update(canonical_tag(one) for pair in the_index().spoken() for one in pair)
    return tuple(dict.fromkeys([*desk.languages, *sorted(one for one in spoken if one)]))[:_MOST_LANGUAGES]


def apart(languages: Iterable[str]) -> tuple[str, ...]:
    """One of those in which the same is found: `zh-Hans` of `zh-Hans` and `zh-CN`, `en` of `en` and `en-US`."""
    found: dict[str, str] = {}
    for one in sorted(languages, key=lambda tag: family(tag) != tag):
        found.setdefault(family(one).partition("-")[0], one)
    return tuple(found.values())


def where_used(desk: Desk, phrase: str, *, language: str, languages: Sequence[str], most: int) -> Found:
    """In the language that is asked for, or else in the one that has it oftenest."""
    asked = [language] if language else apart(languages)
    uses = {one: uses_of(phrase, one, most=min(most, MOST)) for one in asked}
    if not uses:
        return Found("", (), ())
    shown = max(uses, key=lambda one: uses[one].count)
    counts = tuple((one, found.count) for one, found in uses.items() if found.count)
    return Found(shown, counts, tuple(_used(desk, uses[shown].passages)))


def _used(desk: Desk, passages: Iterable[Passage]) -> Iterable[Used]:
    passages = list(passages)
    whence = whence_of(desk, [one.unit for one in passages])
    for one in passages:
        around = (plain(one.unit.before), plain(one.unit.after))
        source, target = _pieces(one.source, one.source_places), _pieces(one.target, one.target_places)
        yield Used(one, source, target, *around, whence[one.unit.id])


def whence_of(desk: Desk, units: Sequence[Unit]) -> dict[int, Whence]:
    """Where each unit can be read, by its id; only of the desk's own translations the text itself."""
    ids = [unit.id for unit in units]
    own = UnitRecord.objects.filter(pk__in=ids, pair__translation__snapshot__source__desk=desk) if ids else None
    columns = ("pk", "pair__translation__key", "pair__key", "pair__translation__snapshot__source__title")
    rows = {row[0]: row[1:] for row in own.values_list(*columns)} if own is not None else {}
    return {unit.id: Whence(unit, *rows.get(unit.id, ())) for unit in units}


def _pieces(text: str, places: Places) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for begin, end in places:
        found += [Piece(text[at:begin]), Piece(text[begin:end], found=True)]
        at = end
    return tuple(one for one in (*found, Piece(text[at:])) if one.text)
