"""The port to a termbase: which words must stay as they are, and which renderings are forbidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term found at code points `start`..`end` of a plain text; `wanted` is how it should read (may be empty)."""

    start: int
    end: int
    term: str
    wanted: str = ""


class Termbase(Protocol):
    """What a store of terms must answer. Texts are plain; the answers stand in text order."""

    def kept(self, source: str) -> Sequence[TermUse]:
        """Words of the source that are not translated: `wanted` is how the target must write them."""
        ...

    def forbidden(self, source: str, target: str) -> Sequence[TermUse]:
        """Forbidden renderings in the target; a termbase may ask for the source term beside them."""
        ...


class _NoTerms:
    def kept(self, source: str) -> Sequence[TermUse]:
        return ()

    def forbidden(self, source: str, target: str) -> Sequence[TermUse]:
        return ()


NO_TERMS: Termbase = _NoTerms()
