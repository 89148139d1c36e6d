"""What of a page's main part did not reach the article, and what reached it twice.

The main part is what stands in the body's element from its first to its last kept run. Counted is what was kept there,
what belongs to pictures, and what was left although it might belong; not what plainly surrounds the article (sharing,
newsletters, comments, teasers), nor anything outside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from colophon.article.article import Article, Block, Code, Image, Rule, Table
from colophon.article.inline import plain
from colophon.intake.body import Body
from colophon.intake.furniture import is_furniture
from colophon.intake.images import Picture
from colophon.intake.reading import Reading
from colophon.intake.runs import Run, squeezed
from colophon.intake.tree import above

_DOUBLED_FROM = 30
_TOLD = 0.8
_READINGS = ("rt", "rp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Texts, image addresses, captions, lists (their first item) and link addresses that are missing; doubled texts.

    `flattened` says that the page nests too deeply for its structure to be read: only its texts were, as paragraphs.
    """

    missing_text: tuple[str, ...] = ()
    missing_images: tuple[str, ...] = ()
    missing_captions: tuple[str, ...] = ()
    missing_lists: tuple[str, ...] = ()
    missing_links: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    flattened: bool = False

    @property
    def is_whole(self) -> bool:
        return self == Completeness()


def completeness_of(
    article: Article,
    body: Body,
    runs: Sequence[Run],
    *,
    pictures: Sequence[Picture],
    links: Sequence[tuple[str, Run]],
    flattened: bool = False,
) -> Completeness:
    """Compare what the main part shows with what the article says. `links` are addresses, each with its run."""
    told = Reading("\n".join(texts_of(article)))
    main = [run for run in runs if body.first <= run.place <= body.last and _belongs(run.block, body)]
    captioned = {place for picture in pictures for place in picture.runs}
    looked_for = {run.place for run in body.runs} | body.doubts | captioned
    lost = [run for run in main if run.place in looked_for and not _is_told(run, told)]
    kept_images = {block.url for block in _images(article)}
    shown = [
        p
        for p in pictures
        if not p.decorative
        and body.first <= p.place <= body.last
        and body.touches(p.place)
        and _belongs(p.holder, body)
    ]
    known = {link.url for link in article.links}
    return Completeness(
        missing_text=tuple(run.text for run in lost if run.place not in captioned),
        missing_images=_once(p.image.url for p in shown if p.image.url not in kept_images),
        missing_captions=tuple(run.text for run in lost if run.place in captioned),
        missing_lists=_once(_lists(main, lost)),
        missing_links=_once(url for url, run in links if url not in known and run.place in looked_for),
        doubled=_doubled(article.blocks),
        flattened=flattened,
    )


def texts_of(article: Article) -> Iterator[str]:
    """Every text of an article as a reader sees it, captions and credits too."""
    yield plain(article.title)
    for block in article.blocks:
        yield from block_texts(block)
    if article.lead_image is not None:
        yield from block_texts(article.lead_image)


def block_texts(block: Block) -> Iterator[str]:
    """The same of one block; caption and credit of an image also as the one line that pages make of them."""
    match block:
        case Image():
            yield plain(block.caption)
            yield block.credit
            yield f"{plain(block.caption)} {block.credit}"
        case Table():
            yield from (plain(cell) for row in block.rows for cell in row)
        case Code():
            yield block.text
        case Rule():
            return
        case _:
            yield plain(block.text)


def _is_told(run: Run, told: Reading) -> bool:
    key = _bare_key(run)
    return told.share(key) >= _TOLD or key in told.whole


def _bare_key(run: Run) -> str:
    """The key without readings above characters, which a text does not print."""
    owners = [element.getparent() if tail else element for element, tail in run.slots]
    if not any(owner is not None and owner.tag in _READINGS for owner in owners):
        return run.key
    pieces = zip(owners, run.pieces, strict=True)
    return squeezed("".join(piece for owner, piece in pieces if owner is None or owner.tag not in _READINGS))


def _belongs(element: HtmlElement, body: Body) -> bool:
    around = list(above(element, body.root))
    return bool(around) and not any(is_furniture(e) for e in around) and any(e is body.root for e in above(element))


def _images(article: Article) -> Iterator[Image]:
    yield from (block for block in article.blocks if isinstance(block, Image))
    if article.lead_image is not None:
        yield article.lead_image


def _lists(main: Sequence[Run], lost: Sequence[Run]) -> Iterator[str]:
    """The first item of every list of which nothing is left."""
    gone = {run.place for run in lost}
    whole: dict[HtmlElement, list[Run]] = {}
    for run in main:
        element = next((e for e in above(run.block) if e.tag in ("ul", "ol")), None)
        if element is not None:
            whole.setdefault(element, []).append(run)
    return (items[0].text for items in whole.values() if all(item.place in gone for item in items))


def _doubled(blocks: Sequence[Block]) -> tuple[str, ...]:
    seen: set[str] = set()
    twice: list[str] = []
    for block in blocks:
        if isinstance(block, Image | Table | Code | Rule):
            continue
        key = squeezed(plain(block.text))
        if key in seen and len(key) >= _DOUBLED_FROM:
            twice.append(plain(block.text))
        seen.add(key)
    return _once(twice)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
