"""How templates write languages, texts, moments and fields. Loaded in every template."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from html import escape

from babel import Locale, UnknownLocaleError
from babel.numbers import format_percent
from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale

from colophon.article.direction import direction as direction_of
from colophon.article.inline import plain as plain_of
from colophon.desk.drawn import drawn
from colophon.desk.words import word as word_of
from colophon.memory.adapt import Fit
from colophon.memory.changes import Change, Piece
from colophon.memory.match import Match

register = template.Library()


register.simple_tag(drawn)


@register.filter
def language_name(tag: str) -> str:
    """What a language is called in the reader's language: `zh-Hans` is "Simplified Chinese"."""
    return _language_name(tag, get_language() or "en")


@lru_cache(maxsize=512)
def _language_name(tag: str, reader: str) -> str:
    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name(Locale.parse(reader.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


@register.filter
def isolated(name: str) -> str:
    """A name within a sentence, so that neither turns the other round: for sentences that cannot hold a <bdi>."""
    return f"\u2068{name}\u2069"


@register.filter
def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    return direction_of(tag)


@register.filter
def plain(text: str) -> str:
    """What a reader sees of inline Markdown."""
    return plain_of(text or "")


_MARKS = {Change.SAME: ("", ""), Change.GONE: ("<del>", "</del>"), Change.NEW: ("<ins>", "</ins>")}


@register.filter
def pieces(difference: Iterable[Piece]) -> SafeString:
    """A difference: what is gone and what is new, each marked as such."""
    marked = ((_MARKS[one.change], escape(one.text)) for one in difference)
    return mark_safe("".join(f"{begin}{text}{end}" for (begin, end), text in marked))  # noqa: S308 - escaped above


_FITS = {Fit.ADAPTED: ("<ins>", "</ins>"), Fit.DOUBTFUL: ("<mark>", "</mark>")}


@register.filter
def fitted(match: Match) -> SafeString:
    """What the memory proposes, with the numbers that were put in and those to look at marked as such."""
    shown, at = "", 0
    for spot in match.spots:
        begin, end = _FITS[spot.fit]
        shown += f"{escape(match.proposal[at : spot.start])}{begin}{escape(match.proposal[spot.start : spot.end])}{end}"
        at = spot.end
    return mark_safe(shown + escape(match.proposal[at:]))  # noqa: S308 - escaped above


@register.filter
def iso(moment: datetime) -> str:
    """A moment as the attribute of a <time>."""
    return moment.isoformat(timespec="seconds")


@register.filter
def of(table: Mapping[str, object], name: str) -> object:
    """What the table has under this name, None for nothing."""
    return table.get(name)


@register.inclusion_tag("desk/parts/field.html")
def field(bound: BoundField, **more: str) -> dict[str, object]:
    """A form's field with its label, help and errors."""
    widget = bound.field.widget
    widget.attrs.pop("placeholder", None)  # others' forms repeat their labels in grey
    kind = "group" if isinstance(widget, RadioSelect | CheckboxSelectMultiple) else "line"
    return {"field": bound, "kind": "check" if isinstance(widget, CheckboxInput) else kind, **more}


@register.filter
def word(value: object, kind: str) -> str:
    """What the desk calls a value: `translation.station|word:"station"`."""
    return word_of(kind, value)


@register.filter
def percent(share: float) -> str:
    """0.714 in the reader's way of writing 71 %."""
    return format_percent(share, locale=to_locale(get_language() or "en"))


@register.filter
def share_of(part: int, rest: int) -> str:
    """The part's share of both together; a dash where there is nothing to share."""
    return percent(part / (part + rest)) if part + rest else "–"


@register.filter
def add_points(number: float, more: int) -> str:
    """A place of a chart moved on, as SVG writes it."""
    return f"{number + more:.1f}"
