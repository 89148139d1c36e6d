"""Bytes of a feed (RSS, Atom, JSON Feed, a sitemap) into entries; what is none says where one may be."""

import json
import re

from colophon.errors import ColophonError, NotAFeedError
from colophon.intake.encoding import decode
from colophon.watch.wire.entry import FeedPage
from colophon.watch.wire.json_feed import read_json_feed
from colophon.watch.wire.page_links import feeds_of_page
from colophon.watch.wire.sitemap import is_sitemap, read_sitemap
from colophon.watch.wire.syndication import read_syndication

LARGEST = 8_000_000
_HEAD = 2_000
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read_feed(data: bytes, *, address: str, declared: str = "") -> FeedPage:
    """What the feed at `address` says. NotAFeedError for anything else; it names the feeds that a page links to."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head or len(data) > LARGEST:
        raise NotAFeedError("There is nothing at this address." if not head else "This feed is larger than any feed.")
    if head[:1] == b"{":
        return read_json_feed(_json(data), address=address)
    if _PAGE.search(head):
        raise NotAFeedError(feeds=feeds_of_page(_text(data, declared), address=address))
    if is_sitemap(head):
        return read_sitemap(data)
    return read_syndication(data, address=address, declared=declared)


def _json(data: bytes) -> object:
    try:
        return json.loads(_text(data, "utf-8"))
    except (ValueError, RecursionError):
        return None


def _text(data: bytes, declared: str) -> str:
    try:
        return decode(data, declared).text
    except ColophonError as error:
        raise NotAFeedError from error
