"""Which sentences of a translation render which of its source: every sentence of both sides in exactly one bead."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from colophon.segments.bead import Bead
from colophon.segments.features import Features, features
from colophon.segments.lexicon import EMPTY, Lexicon, learn_features
from colophon.segments.path import Shape, cheapest_path

# How unusual each shape is (minus the logarithm of its share), sentences of the source and of the translation.
SHAPES: tuple[Shape, ...] = (
    Shape(1, 1, 0.0),
    Shape(1, 2, 2.3),
    Shape(2, 1, 2.3),
    Shape(1, 0, 2.3),
    Shape(0, 1, 2.3),
    Shape(2, 2, 4.4),
    Shape(1, 3, 4.6),
    Shape(3, 1, 4.6),
)
_ROUNDS = 2
_SPREAD = 0.38


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_language: str,
    target_language: str,
    lexicon: Lexicon = EMPTY,
) -> tuple[Bead, ...]:
    """Beads in the order of both sides. A confidence below .5 means: ask a person.

    Lengths, numbers, names in Latin script and punctuation give a first alignment; the words that meet in it give a
    second. `lexicon` brings what the desk's own pairs have taught. Time grows with the length of the documents times
    the width of the band around their diagonal.
    """
    if source_language == target_language and list(source) == list(target):
        return tuple(Bead((at,), (at,), 1.0) for at in range(len(source)))
    return align_features([features(text) for text in source], [features(text) for text in target], lexicon)


def align_features(
    ours: Sequence[Features],
    theirs: Sequence[Features],
    lexicon: Lexicon = EMPTY,
    *,
    shapes: Sequence[Shape] = SHAPES,
) -> tuple[Bead, ...]:
    """The same for what is known of each unit, be it a sentence or a block, with the shapes that may come."""
    judge = _Judge(ours, theirs, _ratio(ours, theirs), lexicon)
    beads = cheapest_path(len(ours), len(theirs), shapes, judge.cost)
    for _ in range(_ROUNDS):
        learned = learn_features((judge.source(bead), judge.target(bead)) for bead in beads if bead.confidence >= 0.5)
        judge = _Judge(ours, theirs, judge.ratio, Lexicon(learned.links | lexicon.links))
        beads = cheapest_path(len(ours), len(theirs), shapes, judge.cost)
    return beads


def _ratio(source: Sequence[Features], target: Sequence[Features]) -> float:
    """Length of the translation for one unit of the source's; kept near 1 so that a stray document cannot bend it."""
    ours, theirs = sum(one.length for one in source), sum(one.length for one in target)
    return min(2.0, max(0.5, theirs / ours)) if ours and theirs else 1.0


@dataclass(frozen=True, slots=True)
class _Judge:
    """What it costs to put sentences together."""

    ours: Sequence[Features]
    theirs: Sequence[Features]
    ratio: float
    lexicon: Lexicon

    def cost(self, i: int, m: int, j: int, n: int) -> float:
        """Of `m` source sentences from `i` with `n` target sentences from `j`; smaller is better, below 0 is good."""
        if not m or not n:
            return 0.0
        source, target = _merged(self.ours[i : i + m]), _merged(self.theirs[j : j + n])
        return (
            _length_cost(source.length * self.ratio, target.length)
            - 3.0 * _overlap(source.shared, target.shared)
            - 3.1 * self.lexicon.likeness(source, target)
            - 0.5 * _marks_in_common(source.marks, target.marks)
            + 1.2
        )

    def source(self, bead: Bead) -> Features:
        return _merged([self.ours[at] for at in bead.source])

    def target(self, bead: Bead) -> Features:
        return _merged([self.theirs[at] for at in bead.target])


def _merged(parts: Sequence[Features]) -> Features:
    if len(parts) == 1:
        return parts[0]
    return Features(
        sum(part.length for part in parts),
        frozenset[str]().union(*(part.shared for part in parts)),
        frozenset[str]().union(*(part.words for part in parts)),
        "".join(part.marks for part in parts),
    )


def _length_cost(expected: float, actual: float) -> float:
    """Half the squared distance of the logarithms, in deviations; short sentences may differ more."""
    spread = _SPREAD + 2.0 / (8.0 + min(expected, actual))
    return min(6.0, 0.5 * (math.log((actual + 4) / (expected + 4)) / spread) ** 2)


def _overlap(source: frozenset[str], target: frozenset[str]) -> float:
    """Between -0.5 (both name things, nothing in common) and 1 (the same). What one side names may be translated."""
    if not source and not target:
        return 0.0
    if not source or not target:
        return -0.25
    both = len(source & target)
    return 2 * both / (len(source) + len(target)) if both else -0.5


def _marks_in_common(source: str, target: str) -> float:
    if not source and not target:
        return 0.0
    both = sum(min(source.count(mark), target.count(mark)) for mark in set(source))
    return 2 * both / (len(source) + len(target)) - 0.5
