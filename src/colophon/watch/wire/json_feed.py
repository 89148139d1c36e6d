"""JSON Feed, versions 1 and 1.1."""

from collections.abc import Mapping
from urllib.parse import urljoin

from colophon.errors import NotAFeedError
from colophon.watch.wire.entry import Entry, FeedPage
from colophon.watch.wire.moments import of_text
from colophon.watch.wire.plain import licence_words, plain_words
from colophon.watch.wire.weight import weight

_MOST = 200


def read_json_feed(told: object, *, address: str) -> FeedPage:
    """What it says; NotAFeedError for any other JSON."""
    if not isinstance(told, Mapping) or "jsonfeed.org" not in str(told.get("version", "")):
        raise NotAFeedError
    items = told.get("items")
    listed = [one for one in items if isinstance(one, Mapping)][:_MOST] if isinstance(items, list) else []
    language = _text(told.get("language"))[:20]
    entries = [_entry(one, told, address, language) for one in listed]
    return FeedPage(
        title=plain_words(told.get("title"), longest=300),
        language=language,
        entries=tuple(one for one in entries if one.address.startswith(("http://", "https://"))),
    )


def _entry(item: Mapping[str, object], feed: Mapping[str, object], address: str, language: str) -> Entry:
    content = _text(item.get("content_text")) or _text(item.get("content_html"))
    whole = plain_words(content, longest=200_000)
    tags = item.get("tags")
    title = plain_words(item.get("title"), longest=500)
    words, difficulty = weight(whole, title=title, language=_text(item.get("language")) or language)
    return Entry(
        address=urljoin(address, _text(item.get("url")) or _text(item.get("id"))),
        title=title,
        summary=plain_words(_text(item.get("summary")) or whole, longest=600),
        author=_author(item) or _author(feed),
        published=of_text(item.get("date_published") or item.get("date_modified")),
        sections=tuple(plain_words(one, longest=80) for one in tags[:20]) if isinstance(tags, list) else (),
        licence=licence_words(item.get("license") or feed.get("license")),
        language=_text(item.get("language"))[:20] or language,
        words=words,
        difficulty=difficulty,
    )


def _author(said: Mapping[str, object]) -> str:
    authors = said.get("authors")
    one = authors[0] if isinstance(authors, list) and authors else said.get("author")
    return plain_words(one.get("name"), longest=200) if isinstance(one, Mapping) else ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
