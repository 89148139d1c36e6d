"""A term as it is used in a text: what a termbase answers to the checks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term found at code points `start`..`end` of a plain text; `wanted` is how it should read (may be empty).

    `as_listed`: it stands there without an ending of its own, so that `wanted` can take its place.
    """

    start: int
    end: int
    term: str
    wanted: str = ""
    as_listed: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term of the source, by its concept's key, with the rendering that the target chose for it."""

    concept: str
    source: TermUse
    target: TermUse
