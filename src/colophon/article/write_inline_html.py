"""Inline Markdown as HTML: everything is escaped, and links lead only where a reader can safely go."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from colophon.article.article import Link
from colophon.article.html_style import OWN_NOTE, HtmlStyle
from colophon.article.inline import spans
from colophon.article.inline_simple import html_of_simple, is_bare, is_simple
from colophon.article.safe_address import has_scheme, safe_address
from colophon.article.span import Closed, Format, Kind, Opened, Span, Step, nested

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAGS = {Format.STRONG: "strong", Format.EMPHASIS: "em"}


def readable(text: str) -> str:
    """The text without what neither HTML nor XML can hold."""
    return _UNREADABLE.sub("\ufffd", text)


def html_text(text: str) -> str:
    """Plain text as HTML, also for attributes."""
    plain = text.isprintable() or text.replace("\n", "").replace("\t", "").isprintable()
    return _escaped(text if plain else readable(text))


def _escaped(text: str) -> str:
    """What `html.escape` makes of it, in a third of the time where there is nothing to escape."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text.replace("'", "&#x27;") if "'" in text else text


def inline_to_html(text: str, links: Sequence[Link], style: HtmlStyle | None = None) -> str:
    """Inline Markdown as HTML. Whoever sets several texts of one article has one `InlineHtml` for all of them."""
    return InlineHtml(links, style or HtmlStyle()).set(text)


class InlineHtml:
    """Sets the inline texts of one article."""

    def __init__(self, links: Sequence[Link], style: HtmlStyle) -> None:
        self._links, self._style = links, style

    def set(self, text: str) -> str:
        if is_bare(text):
            return _escaped(text)
        if is_simple(text):
            return html_of_simple(_escaped(text), self._opening)
        standing = _standing(text) if "](" in text and "][" not in text and not self._style.numbered else None
        return self.set_spans(spans(text)) if standing is None else standing

    def set_spans(self, found: Iterable[Span]) -> str:
        return "".join(map(self._step, nested(found)))

    def _step(self, step: Step) -> str:
        match step:
            case Opened(format=Format.LINK, link=link):
                return self._opening(link)
            case Closed(format=Format.LINK, link=link):
                return "</a>" if self._opening(link) else ""
            case Opened(format=format):
                return f"<{_TAGS[format]}>"
            case Closed(format=format):
                return f"</{_TAGS[format]}>"
            case _:
                return self._span(step)

    def _span(self, span: Span) -> str:
        text = html_text(span.text)
        match span.kind:
            case Kind.CODE:
                return f"<code>{text}</code>"
            case Kind.NOTE:
                return self._mark(span.target)
            case Kind.RUBY:
                return f"<ruby>{text}<rp>(</rp><rt>{html_text(span.target)}</rt><rp>)</rp></ruby>"
            case Kind.BREAK:
                return "<br>\n"
            case Kind.IMAGE:
                return self._image(span.target, text)
            case _:
                return text

    def _mark(self, label: str) -> str:
        """The small mark that leads to a note; on a page it is a number, and the first one can be returned to."""
        style = self._style
        if style.notes is None:
            name = html_text(label)
            return f'<sup><a href="#{OWN_NOTE}{name}" role="doc-noteref">{name}</a></sup>'
        number = style.notes.get(label)
        if number is None:
            return html_text(f"[{label}]")
        named = "" if label in style.seen else f' id="mark-{number}"'
        style.seen.add(label)
        return f'<sup><a{named} href="#note-{number}" role="doc-noteref">{number}</a></sup>'

    def _image(self, target: str, alt: str) -> str:
        url = safe_address(self._link(target).url)
        if not self._style.numbered and not (url and self._style.loads(url)):
            return alt
        source = f' src="{html_text(url)}"' if url else ""
        return f'<img class="inline" alt="{alt}"{source}{self._number(target)}>'

    def _opening(self, link: str) -> str:
        """The tag of a link; nothing where it is not safe to go."""
        where = self._link(link)
        target = _target(where.url, where.title) + self._number(link)
        return f"<a{target}>" if target else ""

    def _number(self, link: str) -> str:
        return f' data-link="{int(link)}"' if self._style.numbered and link.isdecimal() and int(link) else ""

    def _link(self, link: str) -> Link:
        number = int(link) if link.isdecimal() else 0
        return self._links[number - 1] if 0 < number <= len(self._links) else Link("" if number else link)


@lru_cache(maxsize=128)
def _standing(text: str) -> str | None:
    """What a publisher sets below every article, if it says the same in each: it names its addresses itself."""
    found = spans(text)
    if any(one.kind in (Kind.NOTE, Kind.IMAGE) or one.link.isdecimal() for one in found):
        return None
    return InlineHtml((), HtmlStyle()).set_spans(found)


@lru_cache(maxsize=1024)
def _target(address: str, title: str) -> str:
    """The attributes that lead there. Both languages of an article have the same links, and many articles some."""
    url = safe_address(address)
    if not url:
        return ""
    named = f' title="{html_text(title)}"' if title else ""
    elsewhere = ' rel="noopener noreferrer"' if has_scheme(url) else ""
    return f' href="{html_text(url)}"{named}{elsewhere}'
