"""One article after another gives the same site as all at once, byte for byte, and touches only what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.engine.editions.samples import CHINESE, DESK, ENGLISH, RING, manifest_of
from tests.examples import times_usual

from colophon.article.article import Paragraph
from colophon.article.credit import Credit, Role
from colophon.editions.build import (
    AS_DELIVERED,
    build,
    changed_files,
    every_list,
    files_of_article,
    fixed_files,
    list_files,
    put_cards,
)
from colophon.editions.card import Card
from colophon.editions.edition import Edition
from colophon.editions.feeds import FeedItem
from colophon.editions.listing import PAGE, cuts, places_of, touched
from colophon.editions.lists import front_page
from colophon.editions.shelf import MemoryShelf
from colophon.signoff.manifest import EditionKind, SignedSource

PEOPLE = ("林若水", "Bo Marsh", "Harbour & Hill", "سلمى نور")
SECTIONS, TAGS = ("", "Science", "海"), ("tides", "soup", "Ça")


def made(key: str, number: int, hour: int, *, source: int, **said: object) -> Edition:
    """A small edition without signatures: this is about pages."""
    article = replace(
        CHINESE if source % 2 else ENGLISH,
        title=f"{key} in {number}",
        blocks=(Paragraph(f"text {number} of {key}"),),
        credits=(Credit(Role.TRANSLATOR, str(said.get("translator", "Bo Marsh"))),),
    )
    published = f"2026-{1 + hour // 600:02}-{1 + hour // 24 % 25:02}T{hour % 24:02}:00:00+00:00"
    manifest = manifest_of(
        article,
        key,
        number=number,
        published=published,
        kind=said.get("kind", EditionKind.FIRST),
        source=SignedSource(address=f"https://news.example/{source}", sha256="ab" * 32),
    )
    return Edition(
        number=number,
        published=published,
        article=article,
        manifest=manifest,
        envelopes=(),
        section=str(said.get("section", "")),
        tags=tuple(said.get("tags", ())),  # type: ignore[arg-type]
    )


@dataclass
class Site:
    """A site that grows by what each article changes."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(build((), DESK, RING)))
    shelf: MemoryShelf = field(default_factory=MemoryShelf)
    items: dict[str, FeedItem] = field(default_factory=dict)

    def publish(self, editions: list[Edition]) -> set[str]:
        """Everything of one source, after something of it came out; answers the paths that were written."""
        article = files_of_article(editions, DESK, RING)
        self.items |= {slug: article.item(slug) for slug in article.pages}
        changes = put_cards(self.shelf, article.cards)
        new = dict(article.files) | dict(
            changed_files(self.shelf, changes, DESK, look=AS_DELIVERED, item_of=self.items.__getitem__)
        )
        written = {path for path, data in new.items() if self.files.get(path) != data}
        for path in changes.gone - new.keys():
            self.files.pop(path, None)
        self.files |= new
        return written


STEP = st.fixed_dictionaries(
    {
        "source": st.integers(0, 5),
        "language": st.integers(0, 1),
        "translator": st.sampled_from(PEOPLE),
        "section": st.sampled_from(SECTIONS),
        "tags": st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple),
        "kind": st.sampled_from([EditionKind.CORRECTION, EditionKind.CORRECTION, EditionKind.WITHDRAWAL]),
        "pause": st.integers(1, 200),
    }
)


@times_usual(0.6)
@given(st.lists(STEP, max_size=9))
def test_any_order_of_publishing_correcting_and_withdrawing(steps: list[dict[str, object]]) -> None:
    site, editions, hour = Site(), [], 0
    for step in steps:
        hour += int(str(step["pause"]))
        key, source = f"{step['source']}-{step['language']}", int(str(step["source"]))
        number = 1 + sum(one.manifest.translation == key for one in editions)
        kind = step["kind"] if number > 1 else EditionKind.FIRST
        said = {name: step[name] for name in ("translator", "section", "tags")}
        editions.append(made(key, number, hour, source=source, kind=kind, **said))
        site.publish([one for one in editions if one.origin == editions[-1].origin])
    assert site.files == build(editions, DESK, RING)


CARD = files_of_article([made("model-en", 1, 0, source=0)], DESK, RING).cards[0]


def dated(number: int) -> Card:
    """What the lists know of one of many articles."""
    published = f"{2026 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}T09:00:00+00:00"
    event = structs.replace(CARD.events[0], slug=f"text-{number}", published=published)
    return structs.replace(CARD, translation=f"{number}-en", slug=event.slug, published=published, events=(event,))


def lists(shelf: MemoryShelf, pages: Iterable[tuple[str, Iterable[int]]]) -> dict[str, bytes]:
    return {"index.html": front_page(shelf, DESK, AS_DELIVERED), **dict(list_files(shelf, pages, DESK, AS_DELIVERED))}


def differing(shelf: MemoryShelf, card: Card) -> set[str]:
    """The pages of lists that a card changes, all others being as they were."""
    before = lists(shelf, every_list(shelf))
    after = lists(shelf, put_cards(shelf, [card]).pages.items())
    assert before | after == lists(shelf, every_list(shelf))
    return {path for path, data in after.items() if before.get(path) != data}


def test_a_long_list_changes_at_its_front_only() -> None:
    shelf = MemoryShelf(map(dated, range(2 * PAGE + 3)))
    assert "people/bo-marsh/1/index.html" in lists(shelf, every_list(shelf))
    written = differing(shelf, dated(2 * PAGE + 3))
    assert {"index.html", "people/bo-marsh/index.html"} <= written
    assert not [path for path in written if path.endswith("/1/index.html")]


def test_a_correction_of_an_old_article_touches_its_own_pages_only() -> None:
    shelf = MemoryShelf(map(dated, range(4 * PAGE)))
    assert "people/bo-marsh/2/index.html" in lists(shelf, every_list(shelf))
    card = dated(5)
    event = structs.replace(
        card.events[0], slug="text-5-2", kind=EditionKind.CORRECTION, published="2026-12-01T09:00:00+00:00"
    )
    written = differing(shelf, structs.replace(card, slug=event.slug, events=(*card.events, event)))
    assert "people/bo-marsh/1/index.html" in written
    assert "people/bo-marsh/2/index.html" not in written
    assert "index.html" not in written


def test_pages_of_a_list_are_the_same_alone_and_together() -> None:
    shelf = MemoryShelf(map(dated, range(27 * PAGE + 3)))
    name = "people/bo-marsh"
    alone = [dict(lists(shelf, [(name, [number])])) for number in range(28)]
    assert lists(shelf, [(name, range(28))]) == {path: data for files in alone for path, data in files.items()}
    assert lists(shelf, [(name, (0, 3, 9))]) == alone[0] | alone[3] | alone[9]


@given(st.integers(0, 500))
def test_every_entry_of_a_list_is_on_a_page(count: int) -> None:
    shown = {at for cut in cuts(count) for at in range(cut.start, cut.stop)}
    assert shown == set(range(count))
    assert all(cut.stop - cut.start == PAGE for cut in cuts(count)[1:])
    assert len({cut.number for cut in cuts(count)}) == len(cuts(count))


@given(st.integers(0, 300), st.integers(0, 300))
def test_pages_that_are_not_touched_keep_their_entries(before: int, more: int) -> None:
    after = before + more
    changed = set(touched(before, after, before, after))
    kept = {cut.number for cut in cuts(after)} - changed
    assert kept <= {cut.number for cut in cuts(before)}


def test_who_is_not_named_has_no_page() -> None:
    site = Site()
    site.publish([made("1-en", 1, 1, source=2, translator=DESK.name)])
    assert not [path for path in site.files if path.startswith("people/") and path != "people/index.html"]
    assert all(not place.list.startswith("people/") for place in places_of(site.shelf.card("1-en")))  # type: ignore[arg-type]


def test_what_no_article_changes_is_the_same_for_all() -> None:
    full = build([made("1-en", 1, 1, source=2)], DESK, RING)
    assert dict(fixed_files(DESK, RING, AS_DELIVERED)).items() <= full.items()
