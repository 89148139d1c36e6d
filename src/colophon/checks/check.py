"""What a check is, what it is told, and what it answers."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from colophon.article.article import Article
from colophon.article.pair import Pair


class Severity(StrEnum):
    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


class Side(StrEnum):
    SOURCE = "source"
    TARGET = "target"


class Scope(StrEnum):
    """A check reads one pair, or a whole translation."""

    PAIR = "pair"
    TRANSLATION = "translation"


Evidence = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer of a check. `start` and `end` are Unicode code points in the plain text of `side`.

    `pair` is the id of the pair it speaks of. Evidence is data only: the wording is the front's.
    """

    pair: str
    check: str
    severity: Severity
    side: Side
    start: int
    end: int
    evidence: Evidence = field(default_factory=dict)
    fingerprint: str = ""


def fingerprint(pair: Pair, check: str) -> str:
    """What a dismissal is bound to: void as soon as either side changes. 16 hexadecimal digits."""
    both = "\x1f".join((check, pair.source, pair.target))
    return hashlib.sha256(both.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a check is told beside the text: languages (BCP 47), the article's date (ISO), each pair's neighbours."""

    source_language: str
    target_language: str
    published: str = ""
    neighbours: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Translation:
    """A whole translation as the checks see it: its pairs in order, and both articles where they are known."""

    pairs: tuple[Pair, ...]
    source: Article | None = None
    target: Article | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question: its name everywhere (`slug`), how much an answer weighs, and the function that asks it.

    Exactly one of `find_in_pair` and `find_in_translation` is given. `since` is the version that first asked.
    """

    slug: str
    title: str
    severity: Severity
    since: str
    find_in_pair: Callable[[Pair, Brief], Iterator[Finding]] | None = None
    find_in_translation: Callable[[Translation, Brief], Iterator[Finding]] | None = None

    @property
    def scope(self) -> Scope:
        return Scope.PAIR if self.find_in_pair else Scope.TRANSLATION
