"""What is held of two documents: which words go together, how lengths fall out; and what an alignment adds to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from colophon.segments.bead import Bead
from colophon.segments.features import Features, merged
from colophon.segments.lattice import Step
from colophon.segments.lexicon import Lexicon, learn_features
from colophon.segments.manner import USUAL, Manner, manner_seen
from colophon.segments.odds import Lengths, lengths_seen, ratio_of
from colophon.segments.partners import Partners, partners, together
from colophon.segments.shapes import SHARES, Size

_LEARN_FROM = 0.3


@dataclass(frozen=True, slots=True)
class Belief:
    """Partners of words, lengths, and the shapes that beads may have."""

    known: Partners
    lengths: Lengths
    shares: Mapping[Size, float] = field(default_factory=lambda: SHARES)
    crossings: bool = True
    manner: Manner = USUAL


def first_belief(
    ours: Sequence[Features],
    theirs: Sequence[Features],
    lexicon: Lexicon,
    *,
    shares: Mapping[Size, float] = SHARES,
    crossings: bool = True,
) -> Belief:
    """What can be known of two documents before any of their sentences is aligned."""
    alike = partners(chain.from_iterable(one.tokens for one in ours), chain.from_iterable(one.tokens for one in theirs))
    known = together(alike, lexicon.links) if lexicon.links else alike
    return Belief(known, Lengths(ratio_of(ours, theirs)), shares, crossings)


def learnt(belief: Belief, beads: Sequence[Bead], ours: Sequence[Features], theirs: Sequence[Features]) -> Belief:
    """The belief with what a first alignment has taught."""
    sure = [bead for bead in beads if bead.source and bead.target and bead.confidence >= _LEARN_FROM]
    learned = learn_features([(merged(ours, bead.source), merged(theirs, bead.target)) for bead in sure])
    seen = [
        (sum(ours[at].length for at in bead.source), sum(theirs[at].length for at in bead.target))
        for bead in sure
        if bead.confidence >= 0.5
    ]
    return replace(
        belief,
        known=together(belief.known, learned.links),
        lengths=lengths_seen(seen, belief.lengths),
        manner=manner_seen(beads, ours, theirs),
    )


def beads_of(step: Step) -> Iterator[Bead]:
    """One bead, or two whose targets stand in the opposite order."""
    sizes = step.shape.beads
    at_i = step.i
    for number, (m, n) in enumerate(sizes):
        at_j = step.j + sum(size[1] for size in sizes[number + 1 :])
        yield Bead(tuple(range(at_i, at_i + m)), tuple(range(at_j, at_j + n)), step.sure)
        at_i += m
