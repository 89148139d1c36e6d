"""A translation as its translators and readers see it: the article's blocks, each with its segments of both sides."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from colophon.article.article import Article, Block, Footnote, Heading, Image, ListItem, Quotation
from colophon.article.credit import Role
from colophon.article.html_style import HtmlStyle
from colophon.article.write_inline_html import inline_to_html
from colophon.desk.asked_often import asked_often
from colophon.desk.models import PairRecord, Remark, TranslationRecord
from colophon.desk.queries.around import Around, around_all, around_these
from colophon.desk.queries.source_article import source_article


class State(StrEnum):
    """How far a segment is: by the last reader who said of its text, as it stands, that it is done."""

    EMPTY = "empty"
    WRITTEN = "written"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    PROOFREAD = "proofread"


_DONE_BY = (
    (Role.PROOFREADER, State.PROOFREAD),
    (Role.REVIEWER, State.REVIEWED),
    (Role.TRANSLATOR, State.TRANSLATED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One pair. `source` and `target` are inline Markdown, `source_html` is safe; `revision` is 0 for no text yet."""

    key: str
    number: int
    source: str
    source_html: SafeString
    target: str
    revision: int
    by: str
    state: State
    remarks: tuple[Remark, ...]
    """Those that nobody has answered, the oldest first, each with its person."""
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Segments that stand in one block. `kind` is the block's name in small letters, `level` a heading's or depth.

    `image` is the picture's address where the part is its caption or alternative text.
    """

    place: str
    kind: str
    level: int = 0
    image: str = ""
    segments: tuple[Segment, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All parts in the article's order, and the newest revision among them."""

    source: Article
    parts: tuple[Part, ...]
    newest: int

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for part in self.parts for segment in part.segments)

    @property
    def progress(self) -> Mapping[State, int]:
        """How many segments are in each state."""
        return Counter(segment.state for segment in self.segments)


def document_of(translation: TranslationRecord) -> Document:
    """The whole translation, in a handful of queries whatever its length."""
    source = source_article(translation.snapshot)
    rows = _in_order(_pairs(translation.pk))
    around = around_all(translation.pk)
    grouped: dict[str, list[Segment]] = {}
    for row, segment in zip(rows, _segments(rows, around, source), strict=True):
        grouped.setdefault(row.place, []).append(segment)
    parts = tuple(_part(place, tuple(segments), source) for place, segments in grouped.items())
    return Document(source=source, parts=parts, newest=max((row.revision for row in rows), default=0))


def segment_of(pair: PairRecord) -> Segment:
    """One segment by itself."""
    current = pair.current
    by = current.person.name if current and current.person else ""
    row = _Row(
        pair.pk,
        pair.key,
        pair.position,
        pair.place,
        pair.source,
        pair.current_id or 0,
        current.target if current else "",
        by,
    )
    return _segments([row], _around([row]), source_article(pair.translation.snapshot))[0]


def changed_segments(translation: TranslationRecord, since: int) -> tuple[Segment, ...]:
    """The segments whose text is newer than the revision numbered `since`."""
    rows = _in_order(_changed_pairs(translation.pk, since))
    return tuple(_segments(rows, _around(rows), source_article(translation.snapshot))) if rows else ()


class _Row(NamedTuple):
    """What is read of a pair and its current text: a tenth of the time that whole records would take."""

    pk: int
    key: str
    number: int
    place: str
    source: str
    revision: int
    target: str
    by: str


_COLUMNS = ("pk", "key", "position", "place", "source", "current", "current__target", "current__person__name")
_Columns = tuple[int, str, int, str, str, int | None, str | None, str | None]


@asked_often
def _pairs(translation: int) -> QuerySet[PairRecord, _Columns]:
    return PairRecord.objects.filter(translation=translation).values_list(*_COLUMNS)


@asked_often
def _changed_pairs(translation: int, since: int) -> QuerySet[PairRecord, _Columns]:
    return PairRecord.objects.filter(translation=translation, current__gt=since).values_list(*_COLUMNS)


def _in_order(found: Iterable[_Columns]) -> list[_Row]:
    return [
        _Row(pk, key, number, place, source, revision or 0, target or "", by or "")
        for pk, key, number, place, source, revision, target, by in found
    ]


def _around(rows: Sequence[_Row]) -> Around:
    return around_these([row.pk for row in rows], [row.revision for row in rows])


def _segments(rows: Sequence[_Row], around: Around, source: Article) -> list[Segment]:
    return [
        Segment(
            key=row.key,
            number=row.number,
            source=row.source,
            source_html=_safe(row.source, source),
            target=row.target,
            revision=row.revision,
            by=row.by,
            state=_state(row, around.confirmed),
            remarks=tuple(around.remarks.get(row.pk, ())),
            disputed=row.pk in around.disputed,
        )
        for row in rows
    ]


def _safe(text: str, source: Article) -> SafeString:
    html = inline_to_html(text, source.links, HtmlStyle(numbered=True))
    return mark_safe(html)  # noqa: S308  (the writer escapes everything)


def _state(row: _Row, confirmed: Mapping[int, set[str]]) -> State:
    if not row.target.strip():
        return State.EMPTY
    roles = confirmed.get(row.revision, set())
    return next((state for role, state in _DONE_BY if role in roles), State.WRITTEN)


def _part(place: str, segments: tuple[Segment, ...], source: Article) -> Part:
    number, _, inside = place.partition(".")
    if number == "lead" and source.lead_image:
        return Part(place=place, kind=inside, image=source.lead_image.url, segments=segments)
    if not number.isdigit() or int(number) >= len(source.blocks):
        return Part(place=place, kind=place or "paragraph", segments=segments)
    block = source.blocks[int(number)]
    image = block.url if isinstance(block, Image) else ""
    kind = inside.partition(".")[0] or _KINDS.get(type(block), "paragraph")
    return Part(place=place, kind=kind, level=_level(block), image=image, segments=segments)


_KINDS: Mapping[type[Block], str] = {
    Heading: "heading",
    ListItem: "item",
    Quotation: "quotation",
    Footnote: "footnote",
}


def _level(block: Block) -> int:
    return getattr(block, "level", 0) or getattr(block, "depth", 0)
