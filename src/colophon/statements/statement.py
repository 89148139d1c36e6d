"""A statement as a value: who is its source, by which words it is reported, what is said, and how directly."""

from dataclasses import dataclass
from enum import StrEnum


class Manner(StrEnum):
    """What the reporting words say of the truth: nothing, that it is only claimed, that it is so, or that it is not.

    `ACCORDING` is a frame without a verb ("according to").
    """

    NEUTRAL = "says"
    CLAIMING = "claims"
    FACTIVE = "reveals"
    DENYING = "denies"
    ACCORDING = "according"


class Quoting(StrEnum):
    """The content stands in quotation marks wholly, in part, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `start`..`end` of a plain text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution of a plain text. `source` is None where nobody is named; `via` is whom the source is cited by.

    `plain`: the cue is one of the language's core words of speech ("said"), which are seldom anything else.
    """

    cue: Stretch
    manner: Manner
    content: Stretch | None
    source: Stretch | None = None
    via: Stretch | None = None
    quoting: Quoting = Quoting.INDIRECT
    plain: bool = False
