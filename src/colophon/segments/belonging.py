"""Whether two texts are a source and its translation at all, or an article beside the translation of another."""

import math
from collections.abc import Sequence

import numpy as np

from colophon.segments.bead import ASK_BELOW, Bead
from colophon.segments.evidence import index, said
from colophon.segments.features import Features, merged
from colophon.segments.partners import Partners, turned

_LOOKED_AT = 200
# Chosen on news: texts that do not belong together lie around 0, and stray the further the shorter they are.
_LEAST = 0.4
_STRAY = 2.2
_HARDEST = 1.4
_STEEPNESS = 5.0
_TRUST = 4.0
_FEW = 4.0


def belonging_of(ours: Sequence[Features], theirs: Sequence[Features], beads: Sequence[Bead], known: Partners) -> float:
    """How likely it is, 0 to 1, that the aligned sentences are a text and its translation.

    Names, values and words that both know must meet in the sentences that were aligned more than in all others. A few
    sentences in which nothing could meet are believed; many, of which few were aligned, are not.
    """
    linked = [bead for bead in beads if bead.source and bead.target]
    if not linked:
        return 0.0 if ours and theirs else 1.0
    some = linked[:: math.ceil(len(linked) / _LOOKED_AT)]
    left, right = [merged(ours, bead.source) for bead in some], [merged(theirs, bead.target) for bead in some]
    all_of_them = range(len(some))
    (there,) = said(index(left, right, known), all_of_them, all_of_them, 1)
    (back,) = said(index(right, left, turned(known)), all_of_them, all_of_them, 1)
    met = there + back.T
    standing_out = max(0.0, float(np.trace(met))) / len(some) / (float(met.std()) + 0.5)
    covered = sum(len(bead.source) + len(bead.target) for bead in linked) / (len(ours) + len(theirs))
    trusted = _FEW / (max(len(some), min(len(ours), len(theirs))) + _FEW)
    turning_point = min(_HARDEST, _LEAST + _STRAY / math.sqrt(len(some)))
    logit = _STEEPNESS * (standing_out * covered - turning_point) * (1 - trusted) + _TRUST * trusted
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def doubted(beads: Sequence[Bead], belonging: float) -> tuple[Bead, ...]:
    """The beads, all of them to be asked about where the two texts hardly belong together."""
    if belonging >= ASK_BELOW:
        return tuple(beads)
    return tuple(Bead(bead.source, bead.target, bead.confidence * belonging) for bead in beads)
