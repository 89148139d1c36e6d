"""What one line of a published translation says, and what the whole says."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from colophon.article.article import Article
from colophon.article.credit import Credit, SourceReference

Definitions = Mapping[str, str]
"""Addresses of link definitions by their label in lower case."""


class Convention(StrEnum):
    """A community's way of printing credits."""

    LCTT = "lctt"
    GOLD_MINER = "gold-miner"
    MIRROR = "mirror"
    GLOBAL_VOICES = "global-voices"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was read from one line.

    `unread` are the parts of it that say something we have no word for, and `left` is what of that readers saw, which
    stays in the text. A line that is not `sure` is only read in the company of others.
    """

    convention: Convention
    credits: tuple[Credit, ...] = ()
    source: SourceReference | None = None
    title: str = ""
    url: str = ""
    publisher: str = ""
    notice: str = ""
    disclaimer: str = ""
    footer: str = ""
    unread: tuple[str, ...] = ()
    left: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A translation that existed already.

    `body` is the Markdown of the article's own text. `lines_read` are the lines, as printed, that became title,
    credits, source, notices and footer: body and lines together are all lines of the input. `unread` lists what a
    person should look at: parts of those lines that no field of the article holds (those that readers saw are `left`
    in the text), and credits that contradict each other.
    """

    article: Article
    body: str
    conventions: tuple[Convention, ...]
    lines_read: tuple[str, ...]
    left: tuple[str, ...]
    unread: tuple[str, ...]
