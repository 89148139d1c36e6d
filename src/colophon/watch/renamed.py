"""A name that a translation writes as its original does, and that was changed in the translation."""

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from colophon.watch.words_apart import replaced

_NO_TITLE = 4
_ALIKE = 60.0
_LETTER = re.compile(r"[^\W\d_]")


def renamed(source: str, agreed: str, now: str) -> Iterator[tuple[str, str]]:
    """Names of `source` that stood in the `agreed` text and that `now` replaces: (as it was, as it is)."""
    for part in replaced(agreed, now):
        old, new = " ".join(part.before), " ".join(part.after)
        if _is_name(old) and _is_name(new) and _stands(old, source) and not _stands(new, source) and _meant(old, new):
            yield old, new


def _is_name(text: str) -> bool:
    """A few words with capitals, in a script that has them."""
    words = text.split()
    return 0 < len(words) <= 4 and all(_LETTER.match(word) and word[0].isupper() for word in words)


def _meant(old: str, new: str) -> bool:
    """Short words that are nothing alike are a first name that became a title."""
    return min(len(old), len(new)) >= _NO_TITLE or ratio(old, new) >= _ALIKE


def _stands(text: str, within: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", within) is not None
