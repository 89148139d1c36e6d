"""The original beside the translation, paragraph by paragraph, where rights let the original be printed too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from colophon.article.article import Article, Block, Code, Footnote, Heading, Image, ListItem, Quotation, Rule
from colophon.article.credit import RightsBasis
from colophon.article.pair import Pair
from colophon.article.places import texts, with_texts
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.html import Setting, setting_of
from colophon.segments.pair_articles import texts_of
from colophon.signoff.manifest import Manifest

_OPEN = re.compile(
    r"\bCC[ -]?(?:BY|0|Zero)\b|creative ?commons|\bpublic domain\b|\bGFDL\b|\bCC-BY\b|\bOGL\b", re.IGNORECASE
)
_ORIGINAL = re.compile(r"\boriginal\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that belong together, in both languages; `shared` where there is nothing to compare."""

    original: Markup
    translation: Markup
    shared: bool = False


def may_print_original(manifest: Manifest) -> bool:
    """Whether the rights record covers the original text.

    One's own text and the public domain always; a licence if it is one that lets everybody copy; a permission only if
    its scope names the original.
    """
    rights = manifest.rights
    if rights is None or not any(pair.source.strip() for pair in manifest.pairs):
        return False
    if rights.basis in {RightsBasis.OWN, RightsBasis.PUBLIC_DOMAIN} or _ORIGINAL.search(rights.scope):
        return True
    return rights.basis is RightsBasis.LICENCE and _OPEN.search(rights.terms) is not None


def original_of(edition: Edition) -> Article:
    """The original in the translation's shape, from the signed pairs."""
    manifest, article = edition.manifest, edition.article
    pairs = [Pair(one.id, one.source, one.source, one.place) for one in manifest.pairs]
    said = {place: "" for place, _ in texts(article)}
    said |= {place: text for place, text in texts_of(pairs, manifest.source_language).items() if place in said}
    title = said.get("title") or manifest.source.title
    return replace(with_texts(article, said), title=title, language=manifest.source_language)


def rows(edition: Edition, desk: DeskPage, *, kept: dict[str, str] | None = None) -> tuple[Row, ...]:
    """The article from its title to its notes. `kept` is what its own page was set with."""
    original = original_of(edition)
    ours, theirs = setting_of(edition.article, desk, kept=kept), setting_of(original, desk)
    theirs.style.seen.update(theirs.style.notes or ())  # a mark has one place to return to: the translation's
    found = [Row(theirs.inline(original.title), ours.inline(edition.article.title))]
    if edition.article.summary:
        found.append(Row(theirs.inline(original.summary), ours.inline(edition.article.summary)))
    return (*found, *_of_blocks(original, edition.article, theirs, ours))


def _of_blocks(original: Article, article: Article, theirs: Setting, ours: Setting) -> Iterator[Row]:
    paired = list(zip(original.blocks, article.blocks, strict=True))
    text = (pair for pair in paired if not isinstance(pair[1], Footnote))
    for _, group in groupby(enumerate(text), key=lambda item: _together(item[0], item[1][1])):
        both = [pair for _, pair in group]
        shared = isinstance(both[0][1], Code | Rule)
        yield Row(theirs.blocks(one for one, _ in both), ours.blocks(one for _, one in both), shared)
    for one, other in paired:
        if isinstance(other, Footnote) and isinstance(one, Footnote):
            yield Row(theirs.inline(one.text), _note(other, ours))


def _note(note: Footnote, setting: Setting) -> Markup:
    numbers = setting.style.notes or {}
    return Markup('<span id="note-{}">{}. </span>{}').format(
        numbers.get(note.label, 0), numbers.get(note.label, 0), setting.inline(note.text)
    )


def _together(number: int, block: Block) -> object:
    """Neighbours of a list or a quotation stand in one row."""
    return type(block) if isinstance(block, ListItem | Quotation) else (number, Heading, Image)
