"""A number word, month or weekday that somebody misspelt or mended: every reader saw its value all the time."""

import re
from collections.abc import Iterable, Iterator

from colophon.languages.quantities.reading import quantities
from colophon.watch.words_apart import Replaced

_PIECES = re.compile(r"[-'’]")
_SHORTEST = 6
"""Letters from which one slip seldom makes another word: "three" becomes "tree", "thirteen" becomes nothing."""
_LONG = 8


def as_meant(text: str, slips: Iterable[Replaced], language: str) -> str:
    """`text` (the newer one) with its misspelt or mended words for values as they stood before."""
    for part in slips:
        for old, new in _numbers(part, language):
            found = re.search(rf"(?<!\w){re.escape(new)}(?!\w)", text)
            text = f"{text[: found.start()]}{old}{text[found.end() :]}" if found else text
    return text


def _numbers(part: Replaced, language: str) -> Iterator[tuple[str, str]]:
    if len(part.before) == len(part.after):
        yield from (
            (old, new)
            for old, new in zip(part.before, part.after, strict=True)
            if old != new and _is_slip(_PIECES.split(old), _PIECES.split(new), language)
        )


def _is_slip(old: list[str], new: list[str], language: str) -> bool:
    """Of words that hang together ("twenty-five") each that differs."""
    pieces = [(a, b) for a, b in zip(old, new, strict=False) if a.casefold() != b.casefold()]
    return len(old) == len(new) and all(_of_one(a, b, language) for a, b in pieces)


def _of_one(old: str, new: str, language: str) -> bool:
    """Exactly one of both is a value, and the other cannot well be another word."""
    if min(len(old), len(new)) < _SHORTEST or not (old.isalpha() and new.isalpha()):
        return False
    one_reads = bool(quantities(old, language)) != bool(quantities(new, language))
    return one_reads and (min(len(old), len(new)) >= _LONG or _letters(old.casefold()) == _letters(new.casefold()))


def _letters(word: str) -> list[str]:
    """Its letters without those that are only doubled, in no order."""
    return sorted(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)
