"""How a translator went about sentences: one for one, or cutting and joining them, as a first alignment shows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from colophon.segments.bead import Bead
from colophon.segments.features import Features

_UNEVEN_USUALLY = 0.25
_BELIEVED = 10.0
_STEEP = 3.0
_GAPS = 1.2
_MOST = 1.5


@dataclass(frozen=True, slots=True)
class Manner:
    """Added to what is held of any translator, as logarithms of odds: `uneven` for each sentence that one side of a
    bead has more, `gap` for a sentence that stands alone.
    """

    uneven: float = 0.0
    gap: float = 0.0


USUAL = Manner()


def manner_seen(beads: Sequence[Bead], ours: Sequence[Features], theirs: Sequence[Features]) -> Manner:
    """From the beads of a first alignment; what is usual weighs like ten of them.

    Whoever often cuts and joins sentences has rather put one into its neighbour than left it out.
    """
    links = [bead for bead in beads if bead.source and bead.target]
    uneven = sum(_ends(ours, bead.source) != _ends(theirs, bead.target) for bead in links)
    share = (uneven + _UNEVEN_USUALLY * _BELIEVED) / (len(links) + _BELIEVED)
    more = math.log(share / (1 - share) * (1 - _UNEVEN_USUALLY) / _UNEVEN_USUALLY)
    more = max(-_MOST, min(_MOST, more))
    return Manner(_STEEP * more, -_GAPS * more)


def _ends(of: Sequence[Features], at: Sequence[int]) -> int:
    """Sentences that end in neighbouring units; a unit that was cut ends none."""
    return sum(of[one].ends for one in at) - sum(of[one].goes_on or of[one + 1].begins_small for one in at[:-1])
