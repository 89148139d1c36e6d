"""Finding a language's cues in a text: one pass over it, however many forms its file lists."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from unicodedata import category

import ahocorasick
import opencc

from colophon.languages.library import language
from colophon.languages.running import Running

_SAME = (("’", "'"), ("ʼ", "'"), ("‘", "'"), ("ё", "е"))
_INSIDE = "'"
MASK, _DENIAL = "not_negator", "negation"
_CACHED_LENGTH = 5000
_LAST_WITHOUT_SIGNS = "\u02ff"

Sought: TypeAlias = ahocorasick.Automaton | Running[str] | None
"""Forms with their classes: of languages with spaces, of those without, none."""

Spot = tuple[int, int]
"""Where something starts and ends in a text."""


class Cue(NamedTuple):
    """A cue of class `kind` at code points `start`..`end` of the text."""

    kind: str
    start: int
    end: int


def cues(text: str, tag: str) -> tuple[Cue, ...]:
    """Every sure cue of a plain text in text order; one inside a longer one is left out ("not" in "not only")."""
    return _cues_cached(text, tag) if len(text) <= _CACHED_LENGTH else _cues(text, tag)


def _cues(text: str, tag: str) -> tuple[Cue, ...]:
    found = list(_found(text, tag, _searched(tag, False)))
    if len(found) > 1:
        found.sort(key=_first_and_longest)
    kept: list[Cue] = []
    reached, last = 0, (-1, -1)
    for start, end, kind in found:
        if (end > reached or (start, end) == last) and not (text[start].isupper() and _is_month(text, start, end, tag)):
            kept.append(Cue(kind, start, end))
            reached, last = max(reached, end), (start, end)
    return tuple(kept)


def _is_month(text: str, start: int, end: int, tag: str) -> bool:
    """ "On 19 May": a month's name is written as one inside the sentence, and leaves nothing open."""
    return start > 0 and text[start:end].lower() in language(tag).calendar.guarded


def _first_and_longest(found: tuple[int, int, str]) -> tuple[int, int]:
    return found[0], -found[1]


def cues_by_kind(text: str, tag: str) -> Mapping[str, tuple[Cue, ...]]:
    """The same, by their class."""
    return _by_kind_cached(text, tag) if len(text) <= _CACHED_LENGTH else _by_kind(text, tag)


def _by_kind(text: str, tag: str) -> Mapping[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues(text, tag):
        found.setdefault(cue.kind, []).append(cue)
    return {kind: tuple(listed) for kind, listed in found.items()}


def renderings(text: str, tag: str) -> Mapping[str, tuple[Spot, ...]]:
    """Where a plain text has anything that could render a cue, by class; not a denial inside what denies nothing."""
    return _renderings_cached(text, tag) if len(text) <= _CACHED_LENGTH else _renderings_long(text, tag)


def renders(text: str, tag: str, kind: str, *, within: Spot | None = None) -> bool:
    """Whether a plain text, or a stretch of it, has anything that could render this class."""
    spots = renderings(text, tag).get(kind, ())
    if within is None or not spots:
        return bool(spots)
    first, last = within
    return any(first <= start and end <= last for start, end in spots)


def _renderings(text: str, tag: str) -> Mapping[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = {}
    for start, end, kind in _found(text, tag, _searched(tag, True)):
        found.setdefault(kind, []).append((start, end))
    if _DENIAL in found and (masks := cues_by_kind(text, tag).get(MASK)):
        spans = [(mask.start, mask.end) for mask in masks]
        found[_DENIAL] = [spot for spot in found[_DENIAL] if not _is_masked(spot, spans)]
    return {kind: tuple(spots) for kind, spots in found.items() if spots}


def _is_masked(spot: Spot, masks: list[Spot]) -> bool:
    """Whether a denial stands inside a word or phrase that denies nothing."""
    before = bisect_right(masks, spot) - 1
    around = (masks[at] for at in (before, before + 1) if 0 <= at < len(masks))
    return any(start <= spot[0] and spot[1] <= end for start, end in around)


def knows_cues(tag: str) -> bool:
    """Whether the language's file lists cues of every class, not of denials alone."""
    return "says" in language(tag).cues


def _found(text: str, tag: str, sought: Sought) -> Iterable[tuple[int, int, str]]:
    """Start, end and class of every form in the text."""
    if sought is None:
        return ()
    low = lowered(text)
    return sought.find(low) if isinstance(sought, Running) else _in_words(low, sought)


def _in_words(low: str, sought: ahocorasick.Automaton) -> Iterator[tuple[int, int, str]]:
    """Of forms that are no word, or its beginning or end where they say so, none."""
    size = len(low)
    for last, (some_close, entries) in sought.iter(low):
        end = last + 1
        is_end = end == size or low[end] == " " or not _goes_on(low[last], low[end])
        if not is_end and not some_close:
            continue
        for length, kind, opens, closes in entries:
            start = end - length
            if (is_end or closes) and (opens or not start or low[start - 1] == " " or _starts(low, start)):
                yield start, _word_end(low, end) if closes else end, kind


def lowered(text: str) -> str:
    """The text in lower case and with one kind of apostrophe, code point by code point."""
    return _lowered_cached(text) if len(text) <= _CACHED_LENGTH else _lowered(text)


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if low.isascii():
        return low
    for written, meant in _SAME:
        if written in low:
            low = low.replace(written, meant)
    return low


def _starts(low: str, start: int) -> bool:
    return start == 0 or not _goes_on(low[start - 1], low[start])


def _goes_on(before: str, after: str) -> bool:
    """Whether two characters side by side belong to one word."""
    if before.isalnum() and after.isalnum():
        return True
    return _in_word(before) and _in_word(after)


def _in_word(char: str) -> bool:
    """Letters, digits, and the signs that Indic and Arabic letters carry."""
    return char.isalnum() or (char > _LAST_WITHOUT_SIGNS and category(char)[0] == "M")


def _word_end(low: str, end: int) -> int:
    """Where the word ends that a stem begins; words have a length that somebody could write."""
    longest = min(len(low), end + 40)
    while end < longest and (_in_word(low[end]) or low[end] == _INSIDE):
        end += 1
    return end


@lru_cache(maxsize=64)
def _searched(tag: str, broad: bool) -> Sought:
    return _sought(tag, _forms(tag, broad=broad))


def _sought(tag: str, forms: Iterable[tuple[str, str]]) -> Sought:
    """Every form with the classes it stands for; `*` at an end of a form leaves that end open."""
    entries: dict[str, dict[tuple[str, bool, bool], None]] = {}
    for kind, form in forms:
        bare = lowered(form.strip("*"))
        entries.setdefault(bare, {})[(kind, form.startswith("*"), form.endswith("*"))] = None
    if not entries:
        return None
    if not language(tag).spaces:
        return Running({bare: tuple(kind for kind, _, _ in kinds) for bare, kinds in entries.items()})
    automaton = ahocorasick.Automaton()
    for bare, kinds in entries.items():
        automaton.add_word(bare, (any(closes for _, _, closes in kinds), tuple((len(bare), *kind) for kind in kinds)))
    automaton.make_automaton()
    return automaton


def _forms(tag: str, *, broad: bool) -> Iterator[tuple[str, str]]:
    """Every form with its class."""
    known = language(tag)
    for kind, forms in (known.renderings if broad else known.cues).items():
        yield from ((kind, spelling) for form in forms for spelling in _spellings(form, tag))


def _spellings(form: str, tag: str) -> Iterable[str]:
    """Chinese is listed in simplified characters and read in both."""
    return {form, _traditional().convert(form)} if tag.startswith("zh") else {form}


@lru_cache(maxsize=1)
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


_lowered_cached = lru_cache(maxsize=4096)(_lowered)
_cues_cached = lru_cache(maxsize=4096)(_cues)
_by_kind_cached = lru_cache(maxsize=4096)(_by_kind)
_renderings_cached, _renderings_long = lru_cache(maxsize=4096)(_renderings), lru_cache(maxsize=4)(_renderings)
