"""Inline Markdown as HTML: everything is escaped, and links lead only where a reader can safely go."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from colophon.article.article import Link
from colophon.article.html_style import OWN_NOTE, HtmlStyle
from colophon.article.inline import spans
from colophon.article.inline_simple import html_of_simple, is_bare, is_simple
from colophon.article.safe_address import has_scheme, safe_address
from colophon.article.span import Closed, Format, Kind, Opened, Span, Step, nested

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAGS = {Format.STRONG: "strong", Format.EMPHASIS: "em"}


def html_text(text: str) -> str:
    """Plain text as HTML, also for attributes."""
    readable = text.isprintable() or text.replace("\n", "").replace("\t", "").isprintable()
    return _escaped(text if readable else _UNREADABLE.sub("\ufffd", text))


def _escaped(text: str) -> str:
    """What `html.escape` makes of it, in a third of the time where there is nothing to escape."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text.replace("'", "&#x27;") if "'" in text else text


def inline_to_html(text: str, links: Sequence[Link], style: HtmlStyle | None = None) -> str:
    """Inline Markdown as HTML."""
    if is_bare(text):
        return _escaped(text)
    chosen = style or HtmlStyle()
    kept = chosen.kept if "[^" not in text else None
    if kept is None:
        return _read(text, links, chosen)
    if text not in kept:
        kept[text] = _read(text, links, chosen)
    return kept[text]


def _read(text: str, links: Sequence[Link], style: HtmlStyle) -> str:
    if is_simple(text):
        return html_of_simple(_escaped(text), partial(_opening, links, style))
    standing = _standing(text) if "](" in text and "][" not in text and not style.numbered else None
    return "".join(_step(step, links, style) for step in nested(spans(text))) if standing is None else standing


@lru_cache(maxsize=128)
def _standing(text: str) -> str | None:
    """What a publisher sets below every article, if it says the same in each: it names its addresses itself."""
    found = spans(text)
    if any(one.kind in (Kind.NOTE, Kind.IMAGE) or one.link.isdecimal() for one in found):
        return None
    return "".join(_step(step, (), HtmlStyle()) for step in nested(found))


def _opening(links: Sequence[Link], style: HtmlStyle, link: str) -> str:
    target = _target(link, links, style, attribute="href")
    return f"<a{target}>" if target else ""


def _step(step: Step, links: Sequence[Link], style: HtmlStyle) -> str:
    match step:
        case Opened(format=Format.LINK, link=link):
            return _opening(links, style, link)
        case Closed(format=Format.LINK, link=link):
            return "</a>" if _opening(links, style, link) else ""
        case Opened(format=format):
            return f"<{_TAGS[format]}>"
        case Closed(format=format):
            return f"</{_TAGS[format]}>"
        case _:
            return "".join(_span(step, links, style))


def _span(span: Span, links: Sequence[Link], style: HtmlStyle) -> Iterator[str]:
    text = html_text(span.text)
    match span.kind:
        case Kind.CODE:
            yield f"<code>{text}</code>"
        case Kind.NOTE:
            yield _mark(span.target, style)
        case Kind.RUBY:
            yield f"<ruby>{text}<rp>(</rp><rt>{html_text(span.target)}</rt><rp>)</rp></ruby>"
        case Kind.BREAK:
            yield "<br>\n"
        case Kind.IMAGE:
            target = _target(span.target, links, style, attribute="src")
            shown = target and style.loads(_link(span.target, links).url)
            yield f'<img class="inline" alt="{text}"{target}>' if shown or style.numbered else text
        case _:
            yield text


def _mark(label: str, style: HtmlStyle) -> str:
    """The small mark that leads to a note; on a page it is a number, and the first one can be returned to."""
    if style.notes is None:
        name = html_text(label)
        return f'<sup><a href="#{OWN_NOTE}{name}" role="doc-noteref">{name}</a></sup>'
    number = style.notes.get(label)
    if number is None:
        return html_text(f"[{label}]")
    named = "" if label in style.seen else f' id="mark-{number}"'
    style.seen.add(label)
    return f'<sup><a{named} href="#note-{number}" role="doc-noteref">{number}</a></sup>'


def _link(link: str, links: Sequence[Link]) -> Link:
    number = int(link) if link.isdecimal() else 0
    return links[number - 1] if 0 < number <= len(links) else Link("" if number else link)


def _target(link: str, links: Sequence[Link], style: HtmlStyle, *, attribute: str) -> str:
    """The attributes that say where a link leads; none where that is not safe."""
    where = _link(link, links)
    found = _attributes(where.url, where.title, attribute)
    return f'{found} data-link="{int(link)}"' if style.numbered and link.isdecimal() and int(link) else found


@lru_cache(maxsize=1024)
def _attributes(address: str, title: str, attribute: str) -> str:
    """Both languages of an article have the same links, and many articles some of them."""
    url = safe_address(address)
    parts = [f' {attribute}="{html_text(url)}"'] if url else []
    parts += [f' title="{html_text(title)}"'] if url and title and attribute == "href" else []
    parts += [' rel="noopener noreferrer"'] if attribute == "href" and has_scheme(url) else []
    return "".join(parts)
