"""What became of one sentence of a source, why that matters, and what the whole change amounts to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What about a sentence changed. The first five are no news to any reader."""

    MARKUP = "markup"
    PUNCTUATION = "punctuation"
    TYPO = "typo"
    MOVED = "moved"
    BOILERPLATE = "boilerplate"
    WORDING = "wording"
    VALUE = "value"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    HEDGE = "hedge"
    HEADLINE = "headline"
    ADDED = "added"
    DROPPED = "dropped"
    CORRECTION_NOTE = "correction-note"


class Drift(StrEnum):
    """What a change of a source amounts to, the least first. WORDING may say the same otherwise."""

    NONE = "none"
    COSMETIC = "cosmetic"
    WORDING = "wording"
    FACTUAL = "factual"
    CORRECTION_NOTE = "correction-note"


_COSMETIC = frozenset({Reason.MARKUP, Reason.PUNCTUATION, Reason.TYPO, Reason.MOVED, Reason.BOILERPLATE})
_ORDER = tuple(Drift)


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence before (empty: it was added) and after (empty: it was dropped), with its places in both articles.

    Both texts are inline Markdown. `after` of a dropped sentence's place is where it would stand now.
    """

    before: str
    after: str
    place_before: str
    place_after: str
    reasons: frozenset[Reason]

    @property
    def drift(self) -> Drift:
        if Reason.CORRECTION_NOTE in self.reasons:
            return Drift.CORRECTION_NOTE
        if not self.reasons:
            return Drift.NONE
        if self.reasons <= _COSMETIC:
            return Drift.COSMETIC
        return Drift.WORDING if self.reasons <= _COSMETIC | {Reason.WORDING} else Drift.FACTUAL


def drift_of(changes: Iterable[SentenceChange]) -> Drift:
    """The gravest drift among the changes."""
    return max((one.drift for one in changes), key=_ORDER.index, default=Drift.NONE)


def news(changes: Iterable[SentenceChange]) -> Iterator[SentenceChange]:
    """Those that concern a reader: all but the changes of looks."""
    return (one for one in changes if one.drift not in (Drift.NONE, Drift.COSMETIC))
