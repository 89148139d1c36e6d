"""How a web page becomes an article, with an account of what did not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml.html import HtmlElement

from colophon.article.article import Article, Block, Heading, Image
from colophon.article.credit import Credit, Role
from colophon.article.inline import plain
from colophon.article.inline_writer import escape_inline
from colophon.errors import TooLargeInputError, UnreadablePageError
from colophon.intake.blocks import blocks_of, target
from colophon.intake.body import Body
from colophon.intake.completeness import Completeness, block_texts, completeness_of
from colophon.intake.encoding import Decoded, decode
from colophon.intake.furniture import is_furniture
from colophon.intake.gates import refuse_gates
from colophon.intake.images import Picture, pictures_of
from colophon.intake.language import language_of, other_languages, same_language
from colophon.intake.language import plain as plain_tag
from colophon.intake.metadata import Metadata, metadata_of
from colophon.intake.original import original_of, translators_of
from colophon.intake.other_readers import find_body, known
from colophon.intake.runs import Run, squeezed
from colophon.intake.tree import above, tree_and_kept

LARGEST = 12_000_000
_LEAST = 40
_SHORT = 120
_NEAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """An article, the encoding its bytes were in, what did not reach it, and what a person should look at."""

    article: Article
    encoding: str
    completeness: Completeness = field(default_factory=Completeness)
    warnings: tuple[str, ...] = ()


def read_page(data: bytes, *, address: str = "", declared: str = "", language: str = "") -> Intake:
    """Read a saved web page. `declared` is a charset or Content-Type, `language` what the article should be in.

    Raises EmptyInputError, BinaryInputError, TooLargeInputError, LoginPageError, UnreadablePageError.
    """
    if len(data) > LARGEST:
        raise TooLargeInputError()
    decoded = decode(data, declared)
    tree, kept = tree_and_kept(decoded.text)
    page = known(tree)
    meta = metadata_of(tree, page.runs, address=address)
    body = find_body(tree, page, title=meta.title)
    refuse_gates(page.tree, page.runs, body)
    if body is None or not _is_enough(body, page.runs):
        raise UnreadablePageError()
    pictures = pictures_of(page.images, page.runs, address or meta.address)
    article = _article(meta, body, pictures, address=address)
    article = replace(article, source=original_of(tree), credits=(*article.credits, *translators_of(tree)))
    if not article.blocks:
        raise UnreadablePageError()
    links = list(_links(page.runs, body, address or meta.address))
    complete = completeness_of(article, body, page.runs, pictures=pictures, links=links, flattened=not kept)
    return Intake(
        article=article,
        encoding=decoded.encoding,
        completeness=complete,
        warnings=tuple(warnings_of(decoded, article, expected=language)),
    )


def warnings_of(decoded: Decoded, article: Article, *, expected: str) -> Iterator[str]:
    """What a person should look at, in plain words."""
    if decoded.contradicted:
        yield f"The page declares {decoded.declared}, its bytes are {decoded.encoding}."
    if decoded.unreadable:
        yield f"{decoded.unreadable} character{'' if decoded.unreadable == 1 else 's'} could not be read."
    if not same_language(expected, article.language):
        yield f"The text is in {article.language}, not in {plain_tag(expected)} as expected."
    texts = [text for block in article.blocks if not isinstance(block, Image) for text in block_texts(block)]
    if others := other_languages(texts, language=article.language):
        yield f"The text is in {article.language}; parts of it are in {', '.join(others)}."
    if not article.title:
        yield "No title was found."
    size = sum(len(squeezed(text)) for text in texts)
    if size < _SHORT:
        yield f"The text has {size} character{'' if size == 1 else 's'} only: see whether that is all of it."


def _is_enough(body: Body, runs: Sequence[Run]) -> bool:
    """Whether the body is an article's: enough that is no link, or little on a page that shows hardly anything else."""
    size = sum(len(run.key) - run.linked for run in body.runs)
    return size >= _LEAST or 2 * size >= sum(len(run.key) for run in runs)


def _article(meta: Metadata, body: Body, pictures: Sequence[Picture], *, address: str) -> Article:
    shown = [p for p in pictures if not p.decorative and _is_shown(p, body)]
    read, links = blocks_of(body.runs, shown, address=address or meta.address)
    blocks = _once_each(_without_title(read, meta.title))
    text = "\n".join(run.text for run in body.runs)
    return Article(
        title=escape_inline(meta.title) if meta.title else "",
        language=language_of(text, declared=meta.language),
        blocks=blocks,
        links=links,
        credits=tuple(Credit(Role.AUTHOR, name) for name in meta.authors),
        url=address or meta.address,
        publisher=meta.publisher,
        published=meta.published,
        modified=meta.modified,
        licence=meta.licence,
        lead_image=_lead(meta, blocks),
    )


def _is_shown(picture: Picture, body: Body) -> bool:
    """Whether a picture stands in the body or, with a caption or a figure of its own, above it."""
    around = list(above(picture.holder))
    near = list(islice(above(picture.holder, body.root), 1, _NEAR))
    if any(is_furniture(element) for element in near):
        return False
    captioned = bool(picture.image.caption or picture.image.credit)
    if captioned and any(element.tag == "a" for element in around):
        return False
    if any(element is body.root for element in around):
        return captioned or (body.start - 3 <= picture.place <= body.last + 1 and _is_beside(picture, body))
    if captioned and picture.place <= body.last + 1:
        return body.title - 8 <= picture.place or _in_one_article(picture.holder, body.root)
    return picture.holder.tag == "figure" and body.title - 4 <= picture.place <= body.last + 1


def _is_beside(picture: Picture, body: Body) -> bool:
    """Whether a picture stands beside a kept run or at an end, not between two that were left."""
    return body.touches(picture.place) or picture.holder.tag == "figure"


def _in_one_article(one: HtmlElement, other: HtmlElement) -> bool:
    return any(e.tag in ("article", "main") and e in set(above(other)) for e in above(one))


def _without_title(blocks: Sequence[Block], title: str) -> tuple[Block, ...]:
    key = squeezed(title)
    return tuple(b for b in blocks if not (isinstance(b, Heading) and key and squeezed(plain(b.text)) == key))


def _once_each(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Each picture once, where it stands first; stand-ins for pictures differ by captions and credits."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Image):
            told = (block.url, block.caption, block.credit)
            if told in seen:
                continue
            seen.add(told)
        kept.append(block)
    return tuple(kept)


def _lead(meta: Metadata, blocks: Sequence[Block]) -> Image | None:
    """The picture that the page names as its own, with the caption it has where it is shown."""
    images = [block for block in blocks if isinstance(block, Image)]
    for image in images:
        if meta.picture and image.url.split("?")[0] == meta.picture.split("?")[0]:
            return image
    if meta.picture:
        return Image(url=meta.picture)
    return images[0] if images else None


def _links(runs: Sequence[Run], body: Body, address: str) -> Iterator[tuple[str, Run]]:
    for run in runs:
        if not body.first <= run.place <= body.last or not run.linked:
            continue
        for element, tail in run.slots:
            owner = element.getparent() if tail else element
            anchor = next((e for e in above(owner, run.block) if e.tag == "a"), None)
            if anchor is not None and (url := target(anchor.get("href") or "", address)):
                yield url, run
