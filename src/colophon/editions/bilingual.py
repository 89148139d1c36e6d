"""The original beside the translation, paragraph by paragraph, where rights let the original be printed too."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from colophon.article.article import Article, Code, Footnote, Rule
from colophon.article.credit import RightsBasis
from colophon.article.places import saying
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.html import Setting, setting_of
from colophon.segments.running import joined
from colophon.signoff.manifest import Manifest

_OPEN = re.compile(
    r"\bCC[ -]?(?:BY|0|Zero)\b|creative ?commons|\bpublic domain\b|\bGFDL\b|\bCC-BY\b|\bOGL\b", re.IGNORECASE
)
_ORIGINAL = re.compile(r"\boriginal\b", re.IGNORECASE)
_RULE = Rule()


class Row(NamedTuple):
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
    manifest, parts = edition.manifest, defaultdict[str, list[str]](list)
    for pair in manifest.pairs:
        parts[pair.place].append(pair.source)

    def said(place: str, translation: str) -> str:
        return joined(parts.get(place, ()), manifest.source_language) if translation.strip() else translation

    original = saying(edition.article, said, language=manifest.source_language)
    return original if original.title.strip() else replace(original, title=manifest.source.title)


def rows(edition: Edition, desk: DeskPage, *, parts: Sequence[Markup] = ()) -> tuple[Row, ...]:
    """The article from its title to its notes. `parts` are what its own page was set with."""
    original = original_of(edition)
    ours = setting_of(edition.article, desk, drawn=edition.pictures)
    theirs = setting_of(original, desk)
    theirs.style.seen.update(theirs.style.notes or ())  # a mark has one place to return to: the translation's
    found = [Row(theirs.inline(original.title), ours.inline(edition.article.title))]
    if edition.article.summary:
        found.append(Row(theirs.inline(original.summary), ours.inline(edition.article.summary)))
    if ours.style.notes or not parts:  # each page counts which mark of a note is its first
        parts = ours.parts(edition.article.blocks)
    found += _of_blocks(original, theirs, parts)
    if ours.style.notes:
        found += _of_notes(original, edition.article, theirs, ours)
    return tuple(found)


def _of_blocks(original: Article, theirs: Setting, parts: Sequence[Markup]) -> Iterator[Row]:
    """What is the same in both languages is not set twice: code stands there like a rule, which says nothing."""
    to_compare = [_RULE if type(block) is Code else block for block in original.blocks]
    same = theirs.parts([_RULE])[0]
    for one, other in zip(theirs.parts(to_compare), parts, strict=True):
        yield Row(other, other, shared=True) if one == same else Row(one, other)


def _of_notes(original: Article, article: Article, theirs: Setting, ours: Setting) -> Iterator[Row]:
    for one, other in zip(original.blocks, article.blocks, strict=True):
        if isinstance(other, Footnote) and isinstance(one, Footnote):
            yield Row(theirs.inline(one.text), _note(other, ours))


def _note(note: Footnote, setting: Setting) -> Markup:
    numbers = setting.style.notes or {}
    return Markup('<span id="note-{}">{}. </span>{}').format(
        numbers.get(note.label, 0), numbers.get(note.label, 0), setting.inline(note.text)
    )
