"""Names of an edition's folder: lower-case ASCII, so that every server, disk and chat carries them unchanged."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[a-z0-9]+")
_LISTS = {"archive", "corrections", "languages", "people", "sections", "tags"}
_PAGES = {"about", "licence", "reprint", "search", "standards"}
RESERVED = frozenset(_LISTS | _PAGES | {"pagefind", "pictures", "sitemaps", "theme"})
"""Folders of the site that hold no edition."""
MADE_ANEW = frozenset(_LISTS | {"pagefind", "sitemaps"})
"""Those of them that hold only what setting the site makes: what it does not make any more is out of date."""
_LONGEST_WORDS = 48
_LONGEST_KEY = 40
_READABLE = 8


def is_slug(text: str) -> bool:
    """Whether `text` can name a folder and an address as it is."""
    return len(text) <= 120 and text not in RESERVED and _SLUG.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def name_of(text: str) -> str:
    """The folder of a person, a section or a tag: its words where ASCII spells them whole, else with a digest.

    Two names share a folder only if they differ in nothing but capitals and spaces. The same few stand in every list.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    words = "-".join(_WORD.findall(folded))[:_LONGEST_WORDS].strip("-")
    if words and words == folded.replace(" ", "-") and not words.isdecimal():
        return words
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{words}-{digest}" if len(words) >= _READABLE else f"n-{digest}"


def slug_of(key: str, titles: Iterable[str], *, number: int) -> str:
    """Words of the first title that Latin letters can spell, then the translation's key, then the edition from 2 on."""
    words = next((found for title in titles if len(found := _words(title)) >= _READABLE), "")
    parts = [words, _key(key), str(number) if number > 1 else ""]
    return "-".join(part for part in parts if part)


def unique(slug: str, taken: set[str]) -> str:
    """`slug`, or with the first letter behind it that nobody has taken; it is taken now."""
    name, count = slug, 1
    while name in taken:
        count += 1
        name = f"{slug}-v{count}"
    taken.add(name)
    return name


def _words(title: str) -> str:
    """Empty where letters of another script would be lost: half a title is worse than none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c)).lower()
    if any(c.isalpha() and not c.isascii() for c in plain):
        return ""
    found = ""
    for word in _WORD.findall(re.sub(r"['’]", "", plain)):
        if len(found) + len(word) > _LONGEST_WORDS:
            break
        found = f"{found}-{word}" if found else word
    return found


def _key(key: str) -> str:
    plain = "-".join(_WORD.findall(key.lower()))
    if plain and plain == key.lower() and len(key) <= _LONGEST_KEY and plain not in RESERVED:
        return plain
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
