"""The port to a termbase: which words stay as they are, which renderings are forbidden, missing or at odds."""

from collections.abc import Sequence
from typing import Protocol

from colophon.memory.term_use import Rendering, TermUse

__all__ = ["NO_TERMS", "Rendering", "TermUse", "Termbase"]


class Termbase(Protocol):
    """What a store of terms must answer. Texts are plain; the answers stand in text order."""

    def kept(self, source: str) -> Sequence[TermUse]:
        """Words of the source that are not translated: `wanted` is how the target must write them."""
        ...

    def forbidden(self, source: str, target: str) -> Sequence[TermUse]:
        """Forbidden renderings in the target; a termbase may ask for the source term beside them."""
        ...

    def missing(self, source: str, target: str) -> Sequence[TermUse]:
        """Terms of the source of which the target has no permitted rendering; `wanted` is the preferred one."""
        ...

    def renderings(self, source: str, target: str) -> Sequence[Rendering]:
        """Which permitted rendering the target has for each term of the source."""
        ...


class _NoTerms:
    def kept(self, source: str) -> Sequence[TermUse]:
        return ()

    def forbidden(self, source: str, target: str) -> Sequence[TermUse]:
        return ()

    def missing(self, source: str, target: str) -> Sequence[TermUse]:
        return ()

    def renderings(self, source: str, target: str) -> Sequence[Rendering]:
        return ()


NO_TERMS: Termbase = _NoTerms()
