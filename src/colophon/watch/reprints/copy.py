"""Somebody's copy as anybody sees it: its passages in reading order, where it links to, and what it says of itself."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from colophon.article.article import Article, Code
from colophon.article.inline import plain
from colophon.article.places import texts
from colophon.article.read_markdown import read_markdown
from colophon.errors import BinaryInputError, ColophonError, FramedCopyError, NoTextCopyError, TooLargeCopyError
from colophon.intake import json_ld
from colophon.intake.encoding import decode
from colophon.intake.read import Kind, kind_of
from colophon.intake.runs import runs_of
from colophon.intake.tree import body_element, page_tree

LARGEST = 20 * 1024 * 1024
_MOST_LETTERS = 2_000_000
_MOST_PASSAGES = 60_000
_LEAST = 80
_FIRST = 3
_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]{}（）【】，。；、]{3,2000}")
_SAYS = ("author", "copyright", "dc.creator", "dcterms.rights", "dc.rights", "article:author", "byl", "citation_author")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of visible text between two block boundaries; `linked` is the share of it that is inside links."""

    text: str
    linked: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What was read. `headlines` are what the copy calls itself; `said` is all that is visible or told to machines."""

    passages: tuple[Passage, ...]
    headlines: tuple[str, ...] = ()
    addresses: frozenset[str] = frozenset()
    said: str = ""
    address: str = ""


def read_copy(data: bytes, *, name: str = "", address: str = "", declared: str = "") -> Copy:
    """Read a page, Markdown or plain text. Refusals say why nothing can be compared: no text, a frame, too large."""
    if len(data) > LARGEST:
        raise TooLargeCopyError()
    try:
        text = unicodedata.normalize("NFC", decode(data, declared).text)
    except BinaryInputError as error:
        raise NoTextCopyError(_binary(data)) from error
    if kind_of(text, name=name) is Kind.PAGE:
        return _page(text, address)
    return _plain(text, address)


def _page(text: str, address: str) -> Copy:
    tree = page_tree(text)
    for small in list(tree.iter("rt", "rp")):
        small.drop_tree()  # how a word is read aloud is no part of the text
    runs, images = runs_of(body_element(tree))
    if len(runs) > _MOST_PASSAGES or sum(len(run.key) for run in runs) > _MOST_LETTERS:
        raise TooLargeCopyError()
    passages = tuple(Passage(run.text, run.linked / max(1, len(run.key))) for run in runs)
    if sum(len(one.text) for one in passages) < _LEAST:
        _refuse_empty(tree, images=len(images), address=address)
    told = tuple(_told(tree))
    said = "\n".join([*(one.text for one in passages), *told])
    links = frozenset(_links(tree, address)) | frozenset(_ADDRESS.findall(said))
    return Copy(
        passages=passages,
        headlines=tuple(_headlines(tree)) or tuple(one.text for one in passages[:_FIRST]),
        addresses=links,
        said=said,
        address=address,
    )


def _refuse_empty(tree: HtmlElement, *, images: int, address: str) -> None:
    frames = [
        source for source in (one.get("src") for one in tree.iter("iframe", "frame", "embed", "object")) if source
    ]
    if frames:
        raise FramedCopyError(f"The page shows something else in a frame: {urljoin(address, frames[0])}")
    if images:
        raise NoTextCopyError("The page shows pictures and hardly a word: a text inside a picture is not read.")
    raise NoTextCopyError


def _headlines(tree: HtmlElement) -> Iterator[str]:
    for tag in ("h1", "title"):
        yield from (text for one in tree.iter(tag) if (text := " ".join(one.text_content().split())))


def _told(tree: HtmlElement) -> Iterator[str]:
    """What a page says to machines: its title, its authors and rights, its structured data."""
    yield from (" ".join(one.text_content().split()) for one in tree.iter("title"))
    for one in tree.iter("meta"):
        if (one.get("name") or one.get("property") or "").lower() in _SAYS:
            yield one.get("content") or ""
    for item in json_ld.articles(tree):
        for key in ("author", "translator", "editor", "contributor", "license", "copyrightNotice", "creditText"):
            yield from json_ld.texts(item.get(key))


def _links(tree: HtmlElement, address: str) -> Iterator[str]:
    """Where a page leads: links, its canonical address, what it says it is based on."""
    for one in tree.iter("a", "link"):
        href = (one.get("href") or "").strip()
        if href and not href.lower().startswith(("javascript:", "data:")):
            try:
                yield urljoin(address, href)
            except ValueError:
                continue
    for item in json_ld.articles(tree):
        for key in ("isBasedOn", "isBasedOnUrl", "translationOfWork", "license", "sameAs"):
            yield json_ld.address(item.get(key))


def _plain(text: str, address: str) -> Copy:
    """Markdown or plain text. Front matter that cannot be read is text like any other."""
    if len(text) > _MOST_LETTERS:
        raise TooLargeCopyError()
    try:
        article = read_markdown(text)
    except ColophonError:
        article = read_markdown("\n" + text)
    passages = tuple(Passage(one) for one in (*_passages(article),) if one.strip())
    if not passages:
        raise NoTextCopyError
    links = frozenset(link.url for link in article.links) | frozenset(_ADDRESS.findall(text))
    return Copy(
        passages=passages,
        headlines=tuple(one.text for one in passages[:_FIRST]),
        addresses=links,
        said=text,
        address=address,
    )


def _passages(article: Article) -> Iterator[str]:
    """The texts in reading order, code where it stands."""
    code = {str(at): block.text for at, block in enumerate(article.blocks) if isinstance(block, Code)}
    found = [(place, plain(text)) for place, text in texts(article)]
    ordered: Sequence[tuple[str, str]] = sorted([*found, *code.items()], key=lambda one: _order(one[0]))
    for _, text in ordered:
        yield from text.split("\n")


def _order(place: str) -> int:
    number = place.partition(".")[0]
    return int(number) if number.isdigit() else -1


def _binary(data: bytes) -> str:
    if data[:4] == b"%PDF":
        return "This is a PDF: its text is not read."
    if data[:3] in (b"\x89PN", b"\xff\xd8\xff", b"GIF") or data[8:12] == b"WEBP":
        return "This is a picture: a text inside a picture is not read."
    return ""
