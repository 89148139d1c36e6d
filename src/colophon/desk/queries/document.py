"""A translation as its translators and readers see it: the article's blocks, each with its segments of both sides."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.safestring import SafeString, mark_safe

from colophon.article.article import Article, Block, Footnote, Heading, Image, ListItem, Quotation
from colophon.article.credit import Role
from colophon.article.html_style import HtmlStyle
from colophon.article.write_inline_html import inline_to_html
from colophon.desk.models import Confirmation, PairRecord, Remark, Revision, TranslationRecord
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
    records = list(translation.pairs.select_related("current__person"))
    grouped: dict[str, list[Segment]] = {}
    for record, segment in zip(records, _segments(translation, records, source), strict=True):
        grouped.setdefault(record.place, []).append(segment)
    parts = tuple(_part(place, tuple(segments), source) for place, segments in grouped.items())
    newest = max((record.current_id or 0 for record in records), default=0)
    return Document(source=source, parts=parts, newest=newest)


def segment_of(pair: PairRecord) -> Segment:
    """One segment by itself."""
    source = source_article(pair.translation.snapshot)
    return _segments(pair.translation, [pair], source)[0]


def changed_segments(translation: TranslationRecord, since: int) -> tuple[Segment, ...]:
    """The segments whose text is newer than the revision numbered `since`."""
    records = list(translation.pairs.filter(current__gt=since).select_related("current__person"))
    return tuple(_segments(translation, records, source_article(translation.snapshot))) if records else ()


def _segments(translation: TranslationRecord, records: Sequence[PairRecord], source: Article) -> list[Segment]:
    one = records[0].pk if len(records) == 1 else None
    states, remarks, disputed = _states(translation, one), _open_remarks(translation, one), _disputed(translation, one)
    return [
        Segment(
            key=record.key,
            number=record.position,
            source=record.source,
            source_html=_safe(record.source, source),
            target=record.current.target if record.current else "",
            revision=record.current_id or 0,
            by=record.current.person.name if record.current and record.current.person else "",
            state=_state(record.current, states),
            remarks=tuple(remarks[record.pk]),
            disputed=record.pk in disputed,
        )
        for record in records
    ]


def _safe(text: str, source: Article) -> SafeString:
    html = inline_to_html(text, source.links, HtmlStyle(numbered=True))
    return mark_safe(html)  # noqa: S308  (the writer escapes everything)


def _state(current: Revision | None, confirmed: Mapping[int, set[str]]) -> State:
    if current is None or not current.target.strip():
        return State.EMPTY
    roles = confirmed.get(current.pk, set())
    return next((state for role, state in _DONE_BY if role in roles), State.WRITTEN)


def _states(translation: TranslationRecord, pair: int | None) -> Mapping[int, set[str]]:
    """Who confirmed which revision; of one pair alone if it is given."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    of_one, of_all = {"revision__pair": pair}, {"revision__pair__translation": translation}
    confirmed = Confirmation.objects.filter(**(of_one if pair else of_all))
    for revision, role in confirmed.values_list("revision_id", "role"):
        found[revision].add(role)
    return found


def _open_remarks(translation: TranslationRecord, pair: int | None) -> Mapping[int, list[Remark]]:
    of_these = {"pair": pair} if pair else {"pair__translation": translation}
    found: defaultdict[int, list[Remark]] = defaultdict(list)
    for one in Remark.objects.filter(outcome="", **of_these).select_related("person"):
        found[one.pair_id].append(one)
    return found


def _disputed(translation: TranslationRecord, pair: int | None) -> frozenset[int]:
    of_these = {"pair": pair} if pair else {"pair__translation": translation}
    unsettled = Revision.objects.filter(conflicting=True, resolution=None, **of_these)
    return frozenset(unsettled.order_by().values_list("pair_id", flat=True))


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
