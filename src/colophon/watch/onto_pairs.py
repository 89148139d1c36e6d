"""Which pairs of a translation a change of its source touches, so that its translator sees old and new."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from colophon.article.pair import Pair
from colophon.watch.change import Drift, SentenceChange
from colophon.watch.folding import folded

_PART = 90.0
"""Hundredths of likeness from which a sentence stands inside a longer source of a pair."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A pair and what became of its source. `after` names the pair behind which an added sentence belongs.

    `pair` is None for an added sentence: there is nothing to change, something is to be written.
    """

    change: SentenceChange
    pair: Pair | None
    after: Pair | None = None


def touched(
    changes: Sequence[SentenceChange], pairs: Sequence[Pair], *, least: Drift = Drift.WORDING
) -> tuple[Touched, ...]:
    """Every change of drift `least` or graver with the pair that it touches, in the order of changes.

    A pair may be touched by several changes; a dropped sentence touches its pair too.
    """
    return tuple(_touched(changes, pairs, tuple(Drift).index(least)))


def _touched(changes: Sequence[SentenceChange], pairs: Sequence[Pair], least: int) -> Iterator[Touched]:
    finder = _Finder(pairs)
    last: Pair | None = None
    for change in changes:
        grave = tuple(Drift).index(change.drift) >= least
        if change.before:
            found = finder.find(change)
            last = found or last
            if grave:
                yield Touched(change, found, last if found is None else None)
        elif grave:
            yield Touched(change, None, finder.before(change.place_after) or last)


class _Finder:
    """Pairs by their source; the same sentence twice is told apart by its place, then by its turn."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._by_key: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            self._by_key[folded(pair.source)].append(pair)
        self._used: set[str] = set()

    def find(self, change: SentenceChange) -> Pair | None:
        same = [pair for pair in self._by_key[folded(change.before)] if pair.id not in self._used]
        at_place = [pair for pair in same if pair.place == change.place_before]
        found = next(iter(at_place or same), None) or self._inside(change)
        if found is not None and same:
            self._used.add(found.id)
        return found

    def _inside(self, change: SentenceChange) -> Pair | None:
        """A pair of several sentences that holds this one, in its place if there is one."""
        key = folded(change.before)
        near = [pair for pair in self._pairs if pair.place == change.place_before] or list(self._pairs)
        scored = [(partial_ratio(key, folded(pair.source)), pair) for pair in near if len(pair.source) >= len(key)]
        best = max(scored, key=lambda one: one[0], default=(0.0, None))
        return best[1] if best[0] >= _PART else None

    def before(self, place: str) -> Pair | None:
        """The last pair that stands before a block of the new text, by its number."""
        if not place.partition(".")[0].isdigit():
            return None
        number = int(place.partition(".")[0])
        earlier = [p for p in self._pairs if p.place.partition(".")[0].isdigit() and _number(p.place) < number]
        return earlier[-1] if earlier else None


def _number(place: str) -> int:
    return int(place.partition(".")[0])
