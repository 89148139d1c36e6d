"""Reads every quantity in a text of any language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from colophon.languages.language import NumeralSystem
from colophon.languages.library import resolved
from colophon.languages.quantities.calendar import dates, named_days
from colophon.languages.quantities.characters import may_count, read_characters
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
from colophon.languages.quantities.words import Token, tokens, words_of

_CACHED_LENGTH = 5000
_DIGIT = re.compile("[0-9]")  # The readers see every digit as one of these; to ask for any is slower.
# Without one of these there is no date, hour or fraction in digits.
_JOINED = re.compile(
    r"\d(?:(?:[-/.:]|\s?(?:[h分]|giờ)钟?\s?|\s(?:Uhr|uur|بج ?کر|बज ?कर)\s|টা\s)\d"
    r"|\s?(?:GMT|UTC|CET|CEST|EST|EDT|PST|PDT|BST|MSK|hours|hrs)\b)",
    re.ASCII,
)


def quantities(text: str, tag: str) -> tuple[Mention, ...]:
    """Every quantity in `text` (a language of BCP 47 `tag`) in order, spans in code points of the text as given.

    Reads any text without raising, in time linear in its length; the last few thousand answers are kept.
    """
    return _read(text, resolved(tag))


def may_speak(text: str, tag: str) -> bool:
    """Whether `text` holds anything that could need a counterpart; False where there are only words like "one"."""
    tag = resolved(tag)
    words, seen = lexicon(tag), prepared(text, tag)
    if seen.digits or words.counts_centuries(seen.plain):
        return True
    if words.language.numerals.system is NumeralSystem.HAN:
        return may_count(seen.plain, tag)
    if words.phrases is not None and words.phrases.search(seen.plain) is not None:
        return True
    if words.plain and not words.loud.isdisjoint(words_of(seen.plain)):
        return True
    return not words.plain and any(token.roles is None or token.roles.speaks for token in _tokens(text, tag))


class Prepared(NamedTuple):
    """A text as the readers see it, and whether it has digits."""

    view: Folded
    plain: str
    digits: bool


def prepared(text: str, tag: str) -> Prepared:
    """The first look at a text, in the language of a resolved tag. Of short texts many are kept, of long ones few."""
    return _prepared_cached(text, tag) if len(text) <= _CACHED_LENGTH else _prepared_long(text, tag)


def _prepared(text: str, tag: str) -> Prepared:
    words = lexicon(tag)
    view = folded(text, words.language.fold)
    plain = without_notes(masked(view.plain), words.notes)
    return Prepared(view, plain, _DIGIT.search(plain) is not None)


_prepared_cached, _prepared_long = lru_cache(maxsize=128)(_prepared), lru_cache(maxsize=4)(_prepared)


def _tokens(text: str, tag: str) -> tuple[Token, ...]:
    return _tokens_cached(text, tag) if len(text) <= _CACHED_LENGTH else _all_tokens(text, tag)


def _all_tokens(text: str, tag: str) -> tuple[Token, ...]:
    return tuple(tokens(prepared(text, tag).plain, lexicon(tag)))


_tokens_cached = lru_cache(maxsize=128)(_all_tokens)


@lru_cache(maxsize=4096)
def _read(text: str, tag: str) -> tuple[Mention, ...]:
    words, seen = lexicon(tag), prepared(text, tag)
    found = _mentions(text, tag, words)
    if len(found) > 1:
        found.sort(key=_place)
    done = with_ranges(found, seen.plain, words=words) if found else []
    return tuple(done) if seen.view.origins is None else tuple(_placed(mention, seen.view) for mention in done)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _mentions(text: str, tag: str, words: Lexicon) -> list[Mention]:
    seen = prepared(text, tag)
    plain = seen.plain
    taken = bytearray(len(plain) + 1)
    found: list[Mention] = []
    if seen.digits:
        if _JOINED.search(plain):
            for reader in (dates(plain), clocks(plain, words), parts(plain)):
                found.extend(_fresh(reader, taken))
        found.extend(_fresh(labels(plain), taken))
    if words.language.numerals.system is NumeralSystem.HAN:
        found.extend(read_characters(plain, tag, taken=taken))
        return found
    found.extend(_fresh(centuries(plain, words), taken))
    left = [token for token in _tokens(text, tag) if not taken[token.start]]
    days = list(_fresh(named_days(plain, left, words=words), taken))
    found.extend(days)
    left = [token for token in left if not taken[token.start]] if days else left
    found.extend(numbers(plain, left, words=words))
    return found


def _fresh(mentions: Iterator[Mention], taken: bytearray) -> Iterator[Mention]:
    """Those that overlap nothing read before; what they cover is then taken."""
    for mention in mentions:
        if taken.find(1, mention.start, mention.end) < 0:
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            yield mention


def _placed(mention: Mention, view: Folded) -> Mention:
    start, end = view.span(mention.start, mention.end)
    return mention._replace(start=start, end=end)
