"""A bead: sentences of the source with the sentences that render them."""

from dataclasses import dataclass

ASK_BELOW = 0.5
"""A confidence below this, of a bead or of a whole document, means: ask a person."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Positions on both sides, from 0; an empty side is a gap. `confidence` lies between 0 and 1."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float
