"""The feeds that a web page names in its head."""

from urllib.parse import urljoin

from lxml import etree, html

_KINDS = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"))
_MOST = 10


def feeds_of_page(text: str, *, address: str) -> tuple[str, ...]:
    """Their addresses in the order of the page."""
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ()
    found = [
        urljoin(address, link.get("href", "").strip())
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower().split()
        and (link.get("type") or "").lower().split(";")[0].strip() in _KINDS
    ]
    return tuple(one for one in dict.fromkeys(found) if one.startswith(("http://", "https://")))[:_MOST]
