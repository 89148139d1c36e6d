"""Inline Markdown as HTML: everything is escaped, and links lead only where a reader can safely go."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from colophon.article.article import Link
from colophon.article.html_notes import OWN_NOTE
from colophon.article.inline import spans
from colophon.article.span import Closed, Format, Kind, Opened, Span, Step, nested

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_TAGS = {Format.STRONG: "strong", Format.EMPHASIS: "em"}


def safe_address(url: str) -> str:
    """`url` where it is http, https, mailto or relative; else empty."""
    url = url.strip()
    if _SCHEME.match(url):
        return url if _SAFE.fullmatch(url) else ""
    return "" if url.startswith(("//", "\\")) or re.search(r"[\x00-\x20]|^[^/?#]*:", url) else url


def html_text(text: str) -> str:
    """Plain text as HTML, also for attributes."""
    return escape(_UNREADABLE.sub("\ufffd", text))


def inline_to_html(text: str, links: Sequence[Link], *, numbered: bool = False) -> str:
    """Inline Markdown as HTML. `numbered` marks links with their numbers, for `read_html` to find again."""
    return "".join(_step(step, links, numbered=numbered) for step in nested(spans(text)))


def _step(step: Step, links: Sequence[Link], *, numbered: bool) -> str:
    match step:
        case Opened(format=Format.LINK, link=link):
            return f"<a{_target(link, links, numbered=numbered, attribute='href')}>"
        case Closed(format=Format.LINK):
            return "</a>"
        case Opened(format=format):
            return f"<{_TAGS[format]}>"
        case Closed(format=format):
            return f"</{_TAGS[format]}>"
        case _:
            return "".join(_span(step, links, numbered=numbered))


def _span(span: Span, links: Sequence[Link], *, numbered: bool) -> Iterator[str]:
    text = html_text(span.text)
    match span.kind:
        case Kind.CODE:
            yield f"<code>{text}</code>"
        case Kind.NOTE:
            label = html_text(span.target)
            yield f'<sup><a href="#{OWN_NOTE}{label}" role="doc-noteref">{label}</a></sup>'
        case Kind.RUBY:
            yield f"<ruby>{text}<rp>(</rp><rt>{html_text(span.target)}</rt><rp>)</rp></ruby>"
        case Kind.BREAK:
            yield "<br>\n"
        case Kind.IMAGE:
            yield f'<img class="inline" alt="{text}"{_target(span.target, links, numbered=numbered, attribute="src")}>'
        case _:
            yield text


def _target(link: str, links: Sequence[Link], *, numbered: bool, attribute: str) -> str:
    """The attributes that say where a link leads; none where that is not safe."""
    number = int(link) if link.isdecimal() else 0
    found = links[number - 1] if 0 < number <= len(links) else Link("" if number else link)
    url = safe_address(found.url)
    parts = [f' {attribute}="{html_text(url)}"'] if url else []
    parts += [f' title="{html_text(found.title)}"'] if url and found.title and attribute == "href" else []
    parts += [' rel="noopener noreferrer"'] if attribute == "href" and _SCHEME.match(url) else []
    parts += [f' data-link="{number}"'] if numbered and number else []
    return "".join(parts)
