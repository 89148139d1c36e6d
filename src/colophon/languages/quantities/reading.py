"""Reads every quantity in a text of any language."""

import re
from collections.abc import Iterator
from functools import lru_cache

from colophon.languages.language import NumeralSystem
from colophon.languages.library import resolved
from colophon.languages.quantities.calendar import dates, named_days
from colophon.languages.quantities.characters import read_characters
from colophon.languages.quantities.folded import Folded, folded
from colophon.languages.quantities.fractions import parts
from colophon.languages.quantities.hours import clocks
from colophon.languages.quantities.labels import labels
from colophon.languages.quantities.lexicon import Lexicon, lexicon
from colophon.languages.quantities.masking import masked, without_notes
from colophon.languages.quantities.mention import Mention
from colophon.languages.quantities.numbers import numbers
from colophon.languages.quantities.ranges import with_ranges
from colophon.languages.quantities.roman import centuries
from colophon.languages.quantities.words import tokens

_DIGIT = re.compile(r"\d")


def quantities(text: str, tag: str) -> tuple[Mention, ...]:
    """Every quantity in `text` (a language of BCP 47 `tag`) in order, spans in code points of the text as given.

    Reads any text without raising, in time linear in its length; the last few thousand answers are kept.
    """
    return _read(text, resolved(tag))


@lru_cache(maxsize=4096)
def _read(text: str, tag: str) -> tuple[Mention, ...]:
    words = lexicon(tag)
    view = folded(text, words.language.fold)
    plain = without_notes(masked(view.plain), words.notes)
    found = sorted(_mentions(plain, tag, words), key=lambda mention: (mention.start, -mention.end))
    return tuple(_placed(mention, view, text) for mention in with_ranges(found, plain, out_of=words.out_of))


def _mentions(plain: str, tag: str, words: Lexicon) -> Iterator[Mention]:
    taken = bytearray(len(plain) + 1)
    if _DIGIT.search(plain):
        for reader in (dates(plain), clocks(plain, words), parts(plain), labels(plain)):
            yield from _fresh(reader, taken)
    if words.language.numerals.system is NumeralSystem.HAN:
        yield from read_characters(plain, tag, taken=taken)
        return
    yield from _fresh(centuries(plain, words), taken)
    found = [token for token in tokens(plain, words) if not taken[token.start]]
    yield from _fresh(named_days(plain, found, words=words), taken)
    found = [token for token in found if not taken[token.start]]
    yield from numbers(plain, found, words=words)


def _fresh(mentions: Iterator[Mention], taken: bytearray) -> Iterator[Mention]:
    """Those that overlap nothing read before; what they cover is then taken."""
    for mention in mentions:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            yield mention


def _placed(mention: Mention, view: Folded, text: str) -> Mention:
    if view.origins is None:
        return mention
    from dataclasses import replace

    start, end = view.span(mention.start, mention.end)
    return replace(mention, start=start, end=end)
