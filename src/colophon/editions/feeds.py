"""What machines follow: Atom, JSON Feed, the sitemaps and the news sitemap."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.article.safe_address import web_address
from colophon.editions.edition import DeskPage
from colophon.editions.filling.fill import filled
from colophon.editions.freshness import Freshness, State
from colophon.editions.listing import FEED, FRONT
from colophon.editions.page import SetEdition
from colophon.editions.shelf import Shelf
from colophon.editions.words import words_for
from colophon.signoff.keyring import instant
from colophon.signoff.manifest import EditionKind

IN_FEED, IN_NEWS, NEWS_DAYS = 20, 200, 2
_NEVER = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An edition in both feeds, written: the Atom entry and the JSON Feed item."""

    atom: str
    json: str


def feed_item(one: SetEdition) -> FeedItem:
    """A correction or a withdrawal is an item of its own; a withdrawn text is not sent again.

    A text that no longer says what its source says is sent with a line above it that says so.
    """
    withdrawn = one.edition.kind is EditionKind.WITHDRAWAL
    content = "" if withdrawn else _behind(one) + str(one.body_elsewhere(pictures=True))
    atom = filled("entry.xml", one=one, edition=one.edition, desk=one.desk, words=one.words, content=content)
    return FeedItem(atom.decode("utf-8"), json.dumps(_item(one, content), ensure_ascii=False, separators=(",", ":")))


def feeds(shelf: Shelf, desk: DeskPage, item_of: Callable[[str], FeedItem]) -> Iterator[tuple[str, bytes]]:
    """feed.atom and feed.json with the newest editions, each with its whole article."""
    count = shelf.count(FEED)
    shown = tuple(reversed(shelf.entries(FEED, max(0, count - IN_FEED), count)))
    items = [item_of(one.place.event) for one in shown]
    updated = next((e.published for e in shown[0].card.events if e.slug == shown[0].place.event), "") if shown else ""
    yield (
        "feed.atom",
        filled(
            "feed.xml",
            desk=desk,
            words=words_for(desk.language),
            updated=updated or _NEVER,
            entries=[item.atom for item in items],
        ),
    )
    yield "feed.json", _json_feed(desk, [item.json for item in items])


def month_map(shelf: Shelf, month: str, desk: DeskPage) -> bytes:
    """The sitemap of one month: every article that stands, with its other languages."""
    name = f"archive/{month}"
    shown = [
        one.card for one in shelf.entries(name, 0, shelf.count(name)) if one.card.kind is not EditionKind.WITHDRAWAL
    ]
    return filled("month.xml", desk=desk, cards=shown)


def sitemap(shelf: Shelf, desk: DeskPage) -> bytes:
    """The list of the months' sitemaps. A sitemap holds whole addresses, so a desk without one has empty maps."""
    return filled("sitemap.xml", desk=desk, months=[one.label for one in shelf.lists("archive")])


def news_map(shelf: Shelf, desk: DeskPage) -> bytes:
    """The last two days before the newest article. It needs no clock: the same articles give the same file."""
    count = shelf.count(FRONT)
    cards = [one.card for one in reversed(shelf.entries(FRONT, max(0, count - IN_NEWS), count))]
    since = instant(cards[0].published) - timedelta(days=NEWS_DAYS) if cards else None
    fresh = [
        card for card in cards if since and instant(card.published) >= since and card.kind is not EditionKind.WITHDRAWAL
    ]
    return filled("news.xml", desk=desk, cards=fresh)


def robots(desk: DeskPage) -> bytes:
    """robots.txt: everybody may read everything."""
    lines = ["User-agent: *", "Allow: /"]
    lines += [f"Sitemap: {desk.url(name)}" for name in ("sitemap.xml", "news.xml") if desk.address]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _json_feed(desk: DeskPage, items: list[str]) -> bytes:
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": desk.name,
        "language": desk.language,
        "authors": [{"name": desk.name}],
    }
    if desk.address:
        head |= {"home_page_url": desk.url(""), "feed_url": desk.url("feed.json")}
    start = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{start},"items":[{",".join(items)}]}}\n'.encode("utf-8", "replace")


def _behind(one: SetEdition) -> str:
    """What readers of the page are told of a source that has changed. Being up to date is no news."""
    if not one.edition.freshness.behind:
        return ""
    return filled("fresh.html", edition=one.edition, words=one.words).decode("utf-8").strip() + "\n"


def _sources(fresh: Freshness) -> Mapping[str, object]:
    """The same for programs, as an extension of the format."""
    said = (("source", fresh.state, fresh.day), ("first_source", fresh.first.state, fresh.first.day))
    behind = (State.CHANGED, State.WITHDRAWN)
    return {name: {"state": state, "noticed": day} for name, state, day in said if state in behind}


def _item(one: SetEdition, content: str) -> Mapping[str, object]:
    edition, title = one.edition, plain(one.edition.article.title)
    marked = f"{one.words[f'kind_{edition.kind}']}: {title}" if edition.kind is not EditionKind.FIRST else title
    names = [{"name": credit.name} for credit in edition.manifest.credits if credit.role is not Role.MACHINE]
    item: dict[str, object] = {
        "id": one.url or f"urn:colophon:edition:{edition.slug}",
        "url": one.url or f"{edition.slug}/",
        "external_url": web_address(edition.manifest.source.address),
        "title": marked,
        "language": edition.article.language,
        "summary": edition.note or plain(edition.article.summary),
        "date_published": edition.published,
        "authors": names,
        "tags": [one for one in (edition.section, *edition.tags) if one],
        "_colophon": _sources(edition.freshness),
    }
    known = {name: value for name, value in item.items() if value}
    return {**known, **({"content_html": content} if content else {"content_text": edition.note or marked})}
