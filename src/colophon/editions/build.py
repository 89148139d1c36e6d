"""From signed translations to a folder of files: the same bytes every time, all at once or article by article.

An article's own files come from the editions of its source (`files_of_article`), all other pages from what a shelf
knows of every article (`shelf_files`). One article changes its own files and those pages of the lists that show it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from colophon.editions.card import Card, cards_of
from colophon.editions.drawn_files import picture_files
from colophon.editions.edition import DeskPage, Edition, Files, placed
from colophon.editions.feeds import FeedItem, feed_item, feeds, month_map, news_map, robots, sitemap
from colophon.editions.gone import gone_pages
from colophon.editions.listing import CORRECTIONS, FEED, FRONT, cuts, page_path, places_of, touched
from colophon.editions.lists import FOLDERS, front_page, index_page, list_pages, own_pages
from colophon.editions.markdown import edition_markdown
from colophon.editions.page import SetEdition, bilingual_page, edition_page, reprint_files, set_edition
from colophon.editions.record import record_bytes, site_bytes
from colophon.editions.sharing_card import CardText, card_text
from colophon.editions.shelf import MemoryShelf, Shelf
from colophon.editions.signoffs import SIGNOFFS, signoffs_bytes
from colophon.editions.theme import Look, Theme
from colophon.signoff.keyring import KeyRing, ring_bytes
from colophon.signoff.manifest import EditionKind
from colophon.signoff.manifest_json import manifest_bytes
from colophon.signoff.needed_keys import needed_keys, published_ring

AS_DELIVERED = Look()
ItemOf = Callable[[str], FeedItem]
"""What the feeds say of the edition with this slug."""


@dataclass(frozen=True, slots=True)
class SetArticle:
    """What comes of editions alone: their files, their cards, each of them set, by slug.

    `drawings` are the pictures for sharing that the pages name, by path; whoever has fonts draws them. `pictures` are
    the files that the pages show, by path with their names; whoever drew them lays them there. `signers` are the ids
    of the keys that signed.
    """

    files: Files
    cards: tuple[Card, ...]
    pages: Mapping[str, SetEdition]
    drawings: Mapping[str, CardText]
    pictures: Mapping[str, str]
    signers: frozenset[str]

    def item(self, slug: str) -> FeedItem:
        """What the feeds say of one of them."""
        return feed_item(self.pages[slug])


@dataclass(slots=True)
class Changes:
    """Which pages of which lists show what was put on a shelf: page numbers by list, and files that are no more."""

    pages: dict[str, set[int]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


def build(editions: Sequence[Edition], desk: DeskPage, ring: KeyRing, *, look: Look = AS_DELIVERED) -> Files:
    """The whole site: a folder for each edition, the pages between them, feeds, sitemaps, keys and style.

    Raises EditionError for two editions of one number, a time without zone or a slug that cannot name a folder, and
    ThemeError where the desk's theme is to blame.
    """
    desk = replace(desk, theme=look.theme.digest)
    article = _set_all(placed(editions), desk, ring, look.theme)
    shelf = MemoryShelf(article.cards)
    files = dict(article.files)
    files.update(shelf_files(shelf, desk, published_ring(ring, article.signers), look=look, item_of=article.item))
    return files


def files_of_article(
    editions: Sequence[Edition], desk: DeskPage, ring: KeyRing, *, look: Look = AS_DELIVERED
) -> SetArticle:
    """All editions of one source, in all languages: they know of each other, and of nobody else."""
    return _set_all(placed(editions), replace(desk, theme=look.theme.digest), ring, look.theme)


def item_alone(editions: Sequence[Edition], desk: DeskPage, slug: str, *, look: Look = AS_DELIVERED) -> FeedItem:
    """What the feeds say of one of an article's editions, where its files are not asked for."""
    desk = replace(desk, theme=look.theme.digest)
    edition = {one.slug: one for one in placed(editions)}[slug]
    return feed_item(set_edition(edition, as_signed(desk, edition)))


def _set_all(ordered: Sequence[Edition], desk: DeskPage, ring: KeyRing, theme: Theme) -> SetArticle:
    files: dict[str, bytes] = {}
    pages: dict[str, SetEdition] = {}
    drawings: dict[str, CardText] = {}
    for edition in ordered:
        one = set_edition(edition, as_signed(desk, edition))
        files.update(_in_folder(edition.slug, _files_of(one, ring, theme)))
        pages[edition.slug] = one
        if one.card:
            drawings[f"{edition.slug}/{one.card}"] = card_text(edition, one.desk)
    signers = frozenset(key_id for one in pages.values() for key_id in one.signers)
    return SetArticle(files, cards_of(ordered, desk), pages, drawings, picture_files(ordered), signers)


def edition_files(edition: Edition, desk: DeskPage, ring: KeyRing, *, theme: Theme = AS_DELIVERED.theme) -> Files:
    """One edition's folder, which can be verified alone."""
    return _files_of(set_edition(edition, as_signed(desk, edition)), ring, theme)


def shelf_files(
    shelf: Shelf, desk: DeskPage, ring: KeyRing, *, look: Look, item_of: ItemOf
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site that is not in an edition's folder."""
    yield from root_files(shelf, desk, ring, look=look, item_of=item_of)
    yield from list_files(shelf, every_list(shelf), desk, look)


def root_files(
    shelf: Shelf, desk: DeskPage, ring: KeyRing, *, look: Look, item_of: ItemOf
) -> Iterator[tuple[str, bytes]]:
    """Every such file but the pages of lists."""
    yield from fixed_files(desk, ring, look)
    yield from feeds(shelf, desk, item_of)
    yield from _front_files(shelf, FOLDERS, desk, look)


def every_list(shelf: Shelf) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each list that has pages of its own, with the numbers of these pages."""
    for name in (CORRECTIONS, *(one.name for folder in FOLDERS for one in shelf.lists(folder))):
        yield name, tuple(cut.number for cut in cuts(shelf.count(name)))


def list_files(
    shelf: Shelf, pages: Iterable[tuple[str, Iterable[int]]], desk: DeskPage, look: Look
) -> Iterator[tuple[str, bytes]]:
    """These pages of these lists, and the sitemap of each month among them."""
    for name, numbers in pages:
        if name == CORRECTIONS or (name not in (FRONT, FEED) and shelf.count(name)):
            yield from list_pages(shelf, name, numbers, desk, look)
        folder, _, rest = name.partition("/")
        if folder == "archive" and shelf.count(name):
            yield f"sitemaps/{rest}.xml", month_map(shelf, rest, desk)


def fixed_files(desk: DeskPage, ring: KeyRing, look: Look) -> Iterator[tuple[str, bytes]]:
    """What no article changes."""
    yield "desk.json", site_bytes(desk, look)
    yield "keys.json", ring_bytes(ring)
    yield "robots.txt", robots(desk)
    yield from look.theme.published().items()
    yield from own_pages(desk, look)
    yield from gone_pages(look, desk)


def changed_files(
    shelf: Shelf, changes: Changes, desk: DeskPage, *, look: Look, item_of: ItemOf
) -> Iterator[tuple[str, bytes]]:
    """The pages between articles that show what changed, and what machines follow."""
    if FEED in changes.pages:
        yield from feeds(shelf, desk, item_of)
    yield from list_files(shelf, changes.pages.items(), desk, look)
    yield from _front_files(
        shelf, sorted({name.partition("/")[0] for name in changes.pages if "/" in name}), desk, look
    )


def _front_files(shelf: Shelf, folders: Iterable[str], desk: DeskPage, look: Look) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        yield f"{folder}/index.html", index_page(shelf, folder, desk, look)
    yield "index.html", front_page(shelf, desk, look)
    yield "sitemap.xml", sitemap(shelf, desk)
    yield "news.xml", news_map(shelf, desk)


def put_cards(shelf: Shelf, cards: Iterable[Card], *, without: Iterable[str] = ()) -> Changes:
    """Put an article's cards on the shelf, take those of some translations off, and say which pages show it."""
    leaving = [found for one in without if (found := shelf.card(one))]
    new = [card for card in cards if shelf.card(card.translation) != card]
    old = [*leaving, *(found for card in new if (found := shelf.card(card.translation)))]
    places = {place for card in (*old, *new) for place in places_of(card)}
    before = {name: shelf.count(name) for name in {place.list for place in places}}
    at = [(place.list, shelf.position(place.list, place.order)) for place in places]
    for card in leaving:
        shelf.take(card.translation)
    for card in new:
        shelf.put(card)
    at += [(place.list, shelf.position(place.list, place.order)) for place in places]
    changes = Changes()
    for name, count in before.items():
        positions = [position for found, position in at if found == name]
        after = shelf.count(name)
        changes.pages[name] = set(touched(count, after, min(positions), max(positions)))
        changes.gone |= _pages_of(name, count) - _pages_of(name, after)
    return changes


def _pages_of(name: str, count: int) -> set[str]:
    if name in (FRONT, FEED):
        return set()
    if not count:
        return {page_path(name, 0)} if name == CORRECTIONS else set()
    month = {f"sitemaps/{name.partition('/')[2]}.xml"} if name.startswith("archive/") else set()
    return month | {page_path(name, cut.number) for cut in cuts(count)}


def as_signed(desk: DeskPage, edition: Edition) -> DeskPage:
    """The desk as it spoke of itself when the edition came out, at the address where it is now."""
    imprint = edition.manifest.imprint
    return replace(desk, name=imprint.name, language=imprint.language, disclaimer=imprint.disclaimer)


def _files_of(one: SetEdition, ring: KeyRing, theme: Theme) -> Mapping[str, bytes]:
    edition = one.edition
    manifest, record = edition.signed or manifest_bytes(edition.manifest), record_bytes(edition, one.desk)
    markdown = edition_markdown(edition, one.desk)
    keys = ring_bytes(needed_keys(ring, one.signers))
    files = {
        "index.html": edition_page(one, theme, manifest=manifest, record=record, keys=keys),
        "article.md": markdown,
        "article.json": record,
        "manifest.json": manifest,
        "keys.json": keys,
    }
    if edition.envelopes:
        files[SIGNOFFS] = signoffs_bytes(edition.envelopes)
    if edition.kind is not EditionKind.WITHDRAWAL:
        files |= reprint_files(one, theme, markdown=markdown)
    if one.both:
        files["both.html"] = bilingual_page(one, theme)
    return files


def _in_folder(folder: str, files: Files) -> Files:
    return {f"{folder}/{name}": data for name, data in files.items()}
