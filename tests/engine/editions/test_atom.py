"""The Atom feed has the structure that RFC 4287 asks for: what may stand where, how often, and what its values are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree
from tests.engine.editions.samples import ARABIC, CHINESE, DESK, ENGLISH, RING, edition

from colophon.editions.build import build
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.freshness import FirstSource, Freshness, State
from colophon.signoff.manifest import EditionKind

ATOM, XML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}"
ONCE, AT_MOST_ONCE = {"id", "title", "updated"}, {"generator", "icon", "logo", "rights", "subtitle"}
MANY = {"author", "category", "contributor", "link"}
IN_FEED = ONCE | AT_MOST_ONCE | MANY | {"entry"}
ONCE_IN_ENTRY = {"content", "published", "rights", "source", "summary"}
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    "title": {"type"},
    "summary": {"type"},
}
"""Besides xml:lang and xml:base, which may stand anywhere."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def wrong_in(feed: etree._Element) -> list[str]:
    """Every rule of the format that a feed breaks."""
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    found = [*_children(feed, IN_FEED, ONCE, AT_MOST_ONCE), *_links(feed), *_everywhere(feed)]
    for entry in entries:
        found += _entry(entry, feed)
    versions = Counter((_text(one, "id"), _text(one, "updated")) for one in entries)
    return [*found, *(f"{one} stands twice" for one, times in versions.items() if times > 1)]


def _entry(entry: etree._Element, feed: etree._Element) -> Iterator[str]:
    yield from _children(entry, ONCE | ONCE_IN_ENTRY | MANY, ONCE, ONCE_IN_ENTRY)
    yield from _links(entry)
    if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
        yield "an entry has no author, nor has the feed"
    alternate = [one for one in entry.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]
    content = entry.find(f"{ATOM}content")
    if content is None and not alternate:
        yield "an entry without content leads nowhere"
    if content is not None and content.get("type") in {None, "text", "html"} and len(content):
        yield "text or HTML is written as text, without elements"
    if content is not None and content.get("src") and entry.find(f"{ATOM}summary") is None:
        yield "content elsewhere wants a summary"


def _children(parent: etree._Element, known: set[str], once: set[str], at_most: set[str]) -> Iterator[str]:
    counted = Counter(child.tag.removeprefix(ATOM) for child in parent)
    yield from (f"{name} in {parent.tag}" for name in counted if name not in known)
    yield from (f"{counted[name]} of {name}" for name in once if counted[name] != 1)
    yield from (f"{counted[name]} of {name}" for name in at_most if counted[name] > 1)


def _links(parent: etree._Element) -> Iterator[str]:
    links = parent.findall(f"{ATOM}link")
    same = Counter((one.get("type"), one.get("hreflang")) for one in links if one.get("rel") in {None, "alternate"})
    yield from (f"two alternates of {kind}" for kind, times in same.items() if times > 1)
    yield from ("a link leads nowhere" for one in links if not one.get("href"))


def _everywhere(feed: etree._Element) -> Iterator[str]:
    for one in feed.iter():
        name, text = one.tag.removeprefix(ATOM), (one.text or "").strip()
        allowed = ATTRIBUTES.get(name, set()) | {f"{XML}lang", f"{XML}base"}
        yield from (f"{name} with {key}" for key in one.keys() if key not in allowed)  # noqa: SIM118 - no mapping
        if name in {"updated", "published"}:
            if not MOMENT.fullmatch(text):
                yield f"{text!r} is no moment"
            else:
                datetime.fromisoformat(text.replace("Z", "+00:00"))
        if name == "id" and not IRI.fullmatch(text):
            yield f"{text!r} is no IRI"
        if name in {"author", "contributor"}:
            yield from _children(one, {"name", "uri", "email"}, {"name"}, {"uri", "email"})
        if name == "category" and not one.get("term"):
            yield "a category without a term"
        if (name in {"feed", "entry", "author", "contributor"} and text) or (one.tail or "").strip():
            yield f"text in {name} or behind it"


def _text(parent: etree._Element, name: str) -> str:
    return parent.findtext(f"{ATOM}{name}") or ""


def editions() -> Sequence[Edition]:
    first = edition(ENGLISH)
    mended = replace(first.manifest, kind=EditionKind.CORRECTION, number=2, note="“212” & <so> on")
    taken = replace(first.manifest, kind=EditionKind.WITHDRAWAL, number=3, note="Withdrawn.")
    bare = replace(CHINESE, summary="", credits=(), lead_image=None)
    behind = Freshness(
        state=State.CHANGED, day="2026-04-01", first=FirstSource(state=State.WITHDRAWN, day="2026-04-02")
    )
    return (
        first,
        replace(first, number=2, published="2026-03-04T09:00:00+01:00", manifest=mended, tags=("a & b", "海")),
        replace(first, number=3, published="2026-03-05T09:00:00.250000+00:00", manifest=taken),
        edition(bare, "t2"),
        replace(edition(ARABIC, "t3"), freshness=behind, section="Sea"),
    )


FEED = build(editions(), DESK, RING)["feed.atom"]


@pytest.mark.parametrize("desk", [DESK, replace(DESK, address=""), DeskPage(name="潮 & <汐>", language="zh-Hans")])
def test_the_feed_keeps_every_rule(desk: DeskPage) -> None:
    for some in ((), editions()):
        feed = etree.fromstring(build(some, desk, RING)["feed.atom"])
        assert wrong_in(feed) == []
        assert len(feed.findall(f"{ATOM}entry")) == len(some)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>yesterday "),
        (b"<id>https:", b"<id>no id "),
        (b"</feed>", b"<id>urn:x:y</id></feed>"),
        (b"<published>", b"<published>2026-03-01T09:00:00Z</published><published>"),
        (b'rel="via"', b'rel="alternate" type="text/html"'),
        (b"<category term", b"<category name"),
        (b"<contributor><name>", b"<contributor><name/><name>"),
        (b'<content type="html"', b'<content kind="html"'),
        (b"<summary>", b"<subtitle>x</subtitle><summary>"),
        (b"<entry ", b"words<entry "),
    ],
)
def test_a_feed_that_breaks_a_rule_is_found(old: bytes, new: bytes) -> None:
    assert old in FEED
    assert wrong_in(etree.fromstring(FEED.replace(old, new, 1)))
