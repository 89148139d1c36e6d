"""What a check is, what it is told, and what it answers."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from colophon.article.article import Article
from colophon.article.pair import Pair
from colophon.checks.lengths import LengthModel
from colophon.checks.termbase import NO_TERMS, Termbase


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

    `pair` is the id of the pair it speaks of, "" where it speaks of the whole translation. Evidence is data only: the
    wording is the front's. `fix` is what should stand between `start` and `end`, None where a person has to decide.
    """

    pair: str
    check: str
    severity: Severity
    side: Side
    start: int
    end: int
    evidence: Evidence = field(default_factory=dict)
    fingerprint: str = ""
    fix: str | None = None


@lru_cache(maxsize=128)
def fingerprint(pair: Pair, check: str) -> str:
    """What a dismissal is bound to: void as soon as either side changes. 16 hexadecimal digits."""
    both = "\x1f".join((check, pair.source, pair.target))
    return hashlib.sha256(both.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a check is told beside the text: languages (BCP 47), the article's date (ISO), each pair's neighbours.

    `accepted` holds what people dismissed for good as (source surface, target surface), `severities` what the desk
    weighs otherwise than the check does, by slug; `lengths` is what its own pairs taught.
    """

    source_language: str
    target_language: str
    published: str = ""
    neighbours: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    termbase: Termbase = NO_TERMS
    lengths: LengthModel | None = None
    accepted: Set[tuple[str, str]] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Translation:
    """A whole translation as the checks see it: its pairs in order, and both articles where they are known."""

    pairs: tuple[Pair, ...]
    source: Article | None = None
    target: Article | None = None


class Edit(NamedTuple):
    """Put `text` in the place of the code points `start`..`end`; `certain` where no person need look at it."""

    start: int
    end: int
    text: str
    certain: bool = True


Mend = Callable[[str, str], Iterator[Edit]]
"""From inline text in which code, links and addresses are blanked out, and its language, to edits in order."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Characters of which a pair must hold one, on the side they are listed for, before a check is worth asking."""

    source: frozenset[str]
    target: frozenset[str]


def signs(*, source: str = "", target: str = "") -> Signs:
    return Signs(frozenset(source), frozenset(target))


Occasion = Callable[[Pair, Brief], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question: its name everywhere (`slug`), how much an answer weighs, and the function that asks it.

    Exactly one of `find_in_pair` and `find_in_translation` is given. `since` is the version that first asked. A check
    of house typography also gives `mend`, and its findings carry a fix. Where there is no translation yet, only those
    checks are asked that look for it (`of_gaps`): what is missing is not also a missing number and a missing link.

    `concerns` tells whether the check can say anything at all in these languages, `signs` in which pairs, and
    `occasion` what several checks judge in the pair, found once for all of them: where one of them says no,
    `find_in_pair` would find nothing, and is not asked.
    """

    slug: str
    title: str
    severity: Severity
    since: str
    find_in_pair: Callable[[Pair, Brief], Iterator[Finding]] | None = None
    find_in_translation: Callable[[Translation, Brief], Iterator[Finding]] | None = None
    mend: Mend | None = None
    of_gaps: bool = False
    concerns: Callable[[Brief], bool] | None = None
    signs: Signs | None = None
    occasion: Occasion | None = None

    @property
    def scope(self) -> Scope:
        return Scope.PAIR if self.find_in_pair else Scope.TRANSLATION

    @property
    def fixable(self) -> bool:
        return self.mend is not None

    def in_target(self, pair: Pair, start: int, end: int, **evidence: str | int | float) -> Finding:
        """A finding at `start`..`end` of the target's plain text."""
        return self._at(Side.TARGET, pair, (start, end), evidence)

    def in_source(self, pair: Pair, start: int, end: int, **evidence: str | int | float) -> Finding:
        """A finding at `start`..`end` of the source's plain text."""
        return self._at(Side.SOURCE, pair, (start, end), evidence)

    def mended(self, pair: Pair, start: int, end: int, *, fix: str | None, **evidence: str | int | float) -> Finding:
        """A finding in the target's plain text, and what should stand there; None where a person has to decide."""
        return self._at(Side.TARGET, pair, (start, end), evidence, fix)

    def overall(self, **evidence: str | int | float) -> Finding:
        """A finding about the whole translation; a dismissal holds as long as the evidence stays the same."""
        said = Pair("", repr(sorted(evidence.items())), "")
        return self._at(Side.TARGET, said, (0, 0), evidence)

    def _at(self, side: Side, pair: Pair, span: tuple[int, int], evidence: Evidence, fix: str | None = None) -> Finding:
        return Finding(
            pair=pair.id,
            check=self.slug,
            severity=self.severity,
            side=side,
            start=span[0],
            end=span[1],
            evidence=evidence,
            fingerprint=fingerprint(pair, self.slug),
            fix=fix,
        )
