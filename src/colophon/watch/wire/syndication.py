"""RSS and Atom in all their versions, read by feedparser from bytes that we fetched ourselves."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import feedparser

from colophon.errors import NotAFeedError
from colophon.watch.wire.entry import Entry, FeedPage
from colophon.watch.wire.moments import of_struct
from colophon.watch.wire.plain import licence_words, plain_words
from colophon.watch.wire.weight import weight

_MOST = 200
_HOUR, _DAY = 3600, 86400
_PERIODS = {"hourly": _HOUR, "daily": _DAY, "weekly": 7 * _DAY, "monthly": 30 * _DAY}


def read_syndication(data: bytes, *, address: str, declared: str) -> FeedPage:
    """What it says. A feed that breaks off says what stands before that; NotAFeedError where nothing is a feed."""
    headers = {"content-location": address, "content-type": declared or "application/xml"}
    told = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False)
    feed, items = told.get("feed", {}), told.get("entries", [])
    if not told.get("version") and not items:
        raise NotAFeedError
    language = str(feed.get("language", ""))[:20]
    entries = [_entry(one, feed, language) for one in items[:_MOST]]
    return FeedPage(
        title=plain_words(feed.get("title"), longest=300),
        language=language,
        entries=tuple(one for one in entries if one.address.startswith(("http://", "https://"))),
        pause=_pause(feed),
    )


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any], language: str) -> Entry:
    contents = [str(one.get("value", "")) for one in item.get("content", []) if isinstance(one, Mapping)]
    whole = plain_words(max(contents, key=len, default=""), longest=200_000)
    title = plain_words(item.get("title"), longest=500)
    words, difficulty = weight(whole, title=title, language=_language(item) or language)
    return Entry(
        address=str(item.get("link") or item.get("id") or "").strip(),
        title=title,
        summary=plain_words(item.get("summary") or whole, longest=600),
        author=plain_words(item.get("author") or feed.get("author"), longest=200),
        published=of_struct(item.get("published_parsed") or item.get("updated_parsed")),
        sections=_sections(item),
        licence=_licence(item) or _licence(feed),
        language=_language(item) or language,
        words=words,
        difficulty=difficulty,
    )


def _sections(item: Mapping[str, Any]) -> tuple[str, ...]:
    named = [plain_words(tag.get("label") or tag.get("term"), longest=80) for tag in item.get("tags", [])]
    return tuple(dict.fromkeys(filter(None, named)))[:20]


def _licence(said: Mapping[str, Any]) -> str:
    """A licence that is named as one, before the line of rights, which often only names an owner."""
    linked = [one.get("href") for one in said.get("links", []) if one.get("rel") == "license"]
    return licence_words(next(filter(None, linked), "") or said.get("license") or said.get("rights"))


def _language(item: Mapping[str, Any]) -> str:
    told = item.get("title_detail")
    return str((told.get("language") if isinstance(told, Mapping) else "") or "")[:20]


def _pause(feed: Mapping[str, Any]) -> int:
    """What the feed asks for: minutes to live, or so many updates in a period. A day at most is granted."""
    ttl = str(feed.get("ttl", ""))
    asked = int(ttl) * 60 if ttl.isdecimal() and len(ttl) < 7 else 0
    often = str(feed.get("sy_updatefrequency", "1"))
    period = _PERIODS.get(str(feed.get("sy_updateperiod", "")).strip(), 0)
    if period:
        asked = max(asked, period // max(1, int(often) if often.isdecimal() and len(often) < 6 else 1))
    return min(asked, _DAY)
