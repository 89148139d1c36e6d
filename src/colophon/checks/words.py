"""Words of a plain text: where they stand, and whether there are any worth translating."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
_CACHED_LENGTH = 5000
_PROTECTED = re.compile(
    r"""(?:https?|ftp)://[^\s<>"'，。；、）」』”]+|www\.[^\s<>"'，。；、）]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+"""
)


def has_words(text: str) -> bool:
    """Whether there is a letter of any script beyond addresses."""
    if text[:1].isalpha() and without_addresses(text) is text:
        return True
    return _LETTER.search(text) is not None and _LETTER.search(without_addresses(text)) is not None


def loose_words(text: str) -> tuple[str, ...]:
    """What stands between spaces, in lower case, with whatever marks touch it: quick to have, for first questions."""
    return _loose_cached(text) if len(text) <= _CACHED_LENGTH else _loose(text)


def _loose(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


_loose_cached = lru_cache(maxsize=128)(_loose)


@lru_cache(maxsize=512)
def without_addresses(text: str) -> str:
    """The same text, equally long, with spaces in the place of web and mail addresses."""
    if "/" not in text and "@" not in text and "www." not in text:
        return text
    return _PROTECTED.sub(lambda match: " " * len(match[0]), text)
