"""What a feed says: its entries, each an article that could become a source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as its feed announces it. Texts are plain; `published` is ISO 8601 in UTC, empty where unknown.

    `words` and `difficulty` (1 to 3) are the whole article's where the feed holds it, 0 where it holds a summary only.
    """

    address: str
    title: str = ""
    summary: str = ""
    author: str = ""
    published: str = ""
    sections: tuple[str, ...] = ()
    licence: str = ""
    language: str = ""
    words: int = 0
    difficulty: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A feed as it is now. `pause` is how many seconds it asks to be left alone, 0 for nothing.

    An index of sitemaps has no entries; `maps` are the newest sitemaps that it names.
    """

    title: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    pause: int = 0
    maps: tuple[str, ...] = ()
