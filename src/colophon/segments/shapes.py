"""The shapes a bead may have, and how unusual each is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Size = tuple[int, int]
"""Sentences of the source and of the translation in one bead."""

SHARES: Mapping[Size, float] = MappingProxyType(
    {
        (1, 1): 0.0,
        (1, 2): -1.8,
        (2, 1): -1.8,
        (2, 2): -3.2,
        (1, 3): -2.9,
        (3, 1): -2.9,
        (1, 4): -4.0,
        (4, 1): -4.0,
        (2, 3): -4.0,
        (3, 2): -4.0,
        (3, 3): -4.8,
        (1, 5): -5.1,
        (5, 1): -5.1,
    }
)
"""The logarithm of how often a bead has a size, against one sentence with one."""

GAPS: tuple[Size, Size] = ((1, 0), (0, 1))

# Two neighbours that have changed places, one of which may be two sentences on one side.
_CROSSINGS: tuple[tuple[Size, Size], ...] = (
    ((1, 1), (1, 1)),
    ((1, 1), (1, 2)),
    ((1, 2), (1, 1)),
    ((1, 1), (2, 1)),
    ((2, 1), (1, 1)),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Beads in the order of the source; two of them stand in the translation in the opposite order."""

    beads: tuple[Size, ...]
    source: int = field(init=False, compare=False)
    target: int = field(init=False, compare=False)
    number: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Both are asked for millions of times."""
        object.__setattr__(self, "source", sum(size[0] for size in self.beads))
        object.__setattr__(self, "target", sum(size[1] for size in self.beads))
        object.__setattr__(self, "number", hash(self.beads))

    def __hash__(self) -> int:
        return self.number

    @property
    def is_gap(self) -> bool:
        return not (self.source and self.target)


def straight(sizes: Mapping[Size, float]) -> tuple[Shape, ...]:
    return tuple(Shape((size,)) for size in sizes)


def crossed(sizes: Mapping[Size, float]) -> tuple[Shape, ...]:
    """The crossings that can be made of beads of these sizes."""
    return tuple(Shape(pair) for pair in _CROSSINGS if pair[0] in sizes and pair[1] in sizes)
