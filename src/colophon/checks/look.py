"""The first look at a pair, shared by all checks: what they need is found once, and only when the first one asks."""

from collections.abc import Callable
from typing import Generic, TypeVar, overload

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.checks.headings import without_heading
from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.parting import Difference

PORTION = 32
"""As many pairs are asked about at a time."""

Found = TypeVar("Found")


class once(Generic[Found]):
    """What a method finds is kept in its place. (The library's own takes a lock, which costs more than the rest.)"""

    def __init__(self, find: Callable[["Look"], Found]) -> None:
        self.find, self.name = find, find.__name__

    @overload
    def __get__(self, look: None, owner: type) -> "once[Found]": ...
    @overload
    def __get__(self, look: "Look", owner: type) -> Found: ...
    def __get__(self, look: "Look | None", owner: type) -> "Found | once[Found]":
        if look is None:
            return self
        found = look.__dict__[self.name] = self.find(look)
        return found


class Look:
    """What is seen of a pair under a brief."""

    def __init__(self, pair: Pair, brief: Brief) -> None:
        self.pair, self.brief = pair, brief

    @once
    def source(self) -> str:
        """The source as a reader sees it."""
        return plain(self.pair.source)

    @once
    def target(self) -> str:
        """The target as a reader sees it."""
        return plain(self.pair.target)

    @once
    def differences(self) -> tuple[Difference, ...]:
        """The quantities in which both sides part, less what the desk accepts; none where there is no source."""
        if not self.pair.source.strip():
            return ()
        found = differences(_sides(self.pair, self.brief))
        accepted = self.brief.accepted
        return tuple(one for one in found if _surfaces(one) not in accepted) if accepted else found


_looks: dict[int, Look] = {}


def look(pair: Pair, brief: Brief) -> Look:
    """The look at a pair; each check is asked of some pairs in a row, so the last ones are kept."""
    known = _looks.get(id(pair))
    if known is not None and known.pair is pair and known.brief is brief:
        return known
    if len(_looks) >= 2 * PORTION:
        _looks.clear()
    found = _looks[id(pair)] = Look(pair, brief)
    return found


def _sides(pair: Pair, brief: Brief) -> Sides:
    around = brief.neighbours.get(pair.id, ())
    return Sides(
        without_heading(pair.source, pair.target),
        without_heading(pair.target, pair.source),
        brief.source_language,
        brief.target_language,
        tuple(other.source for other in around),
        tuple(other.target for other in around),
        brief.published,
    )


def _surfaces(difference: Difference) -> tuple[str, str]:
    source, target = difference.source, difference.target
    return (source.surface if source else "", target.surface if target else "")
