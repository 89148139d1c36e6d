"""Sitemaps and their indexes: addresses with the day of their last change, and what news sitemaps add."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from colophon.watch.wire.entry import Entry, FeedPage
from colophon.watch.wire.moments import of_text
from colophon.watch.wire.plain import plain_words

_MOST = 5_000
_MAPS = 3
_NEWEST = 200


def is_sitemap(head: bytes) -> bool:
    """Whether this beginning of a file is a sitemap's or an index's."""
    return b"<urlset" in head or b"<sitemapindex" in head


def read_sitemap(data: bytes) -> FeedPage:
    """The newest entries; of an index, its newest maps. A broken end costs only what stands after it."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root is None:
        return FeedPage()
    if etree.QName(root).localname == "sitemapindex":
        return FeedPage(maps=_newest_maps(root))
    entries = sorted(islice(_entries(root), _MOST), key=lambda one: one.published, reverse=True)
    return FeedPage(entries=tuple(entries[:_NEWEST]))


def _entries(root: etree._Element) -> Iterator[Entry]:
    for node in root:
        said = _texts(node)
        address = said.get("loc", "")
        if address.startswith(("http://", "https://")):
            yield Entry(
                address=address,
                title=plain_words(said.get("title"), longest=500),
                published=of_text(said.get("publication_date") or said.get("lastmod")),
                language=said.get("language", "")[:20],
                sections=tuple(one.strip() for one in said.get("keywords", "").split(",") if one.strip())[:20],
            )


def _newest_maps(root: etree._Element) -> tuple[str, ...]:
    found = [_texts(node) for node in islice(root, _MOST)]
    dated = sorted(found, key=lambda said: of_text(said.get("lastmod")), reverse=True)
    addresses = [said.get("loc", "") for said in dated]
    return tuple(one for one in addresses if one.startswith(("http://", "https://")))[:_MAPS]


def _texts(node: etree._Element) -> dict[str, str]:
    """What stands in the node, by its name without a namespace; the first of a name counts."""
    said: dict[str, str] = {}
    for inside in node.iter():
        if isinstance(inside.tag, str) and inside.text:
            said.setdefault(etree.QName(inside).localname, inside.text.strip())
    return said
