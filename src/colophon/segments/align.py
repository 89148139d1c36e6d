"""Which sentences of a translation render which of its source: every sentence of both sides in exactly one bead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from colophon.segments.bead import Bead
from colophon.segments.belong import belonging_of, doubted
from colophon.segments.features import Features, features, merged
from colophon.segments.lattice import Step, most_likely
from colophon.segments.lexicon import EMPTY, Lexicon, learn_features
from colophon.segments.odds import Lengths, lengths_seen, odds, ratio_of, texts
from colophon.segments.partners import Partners, partners, together
from colophon.segments.shapes import SHARES, Size
from colophon.segments.vectors import SentenceVectors
from colophon.segments.windows import Guide, straight_guide, walk

_ROUNDS = 3
_BLOCK = 8
_SHORT_ENOUGH = 240
_LEARN_FROM = 0.3


def align(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_language: str,
    target_language: str,
    lexicon: Lexicon = EMPTY,
    vectors: SentenceVectors | None = None,
) -> tuple[Bead, ...]:
    """Beads in the order of the source. A confidence below .5 means: ask a person.

    Words that are written or sound alike, values, marks and lengths give a first alignment; what meets in it teaches
    a lexicon of this document, its lengths and its shapes for the next. `lexicon` brings what the desk's own pairs
    have taught, `vectors` a model of sentences. Neighbours that changed places are found. Time grows with the length
    of the documents.
    """
    if source_language == target_language and list(source) == list(target):
        return tuple(Bead((at,), (at,), 1.0) for at in range(len(source)))
    ours, theirs = _seen(source, source_language, vectors), _seen(target, target_language, vectors)
    beads = align_features(ours, theirs, lexicon)
    return doubted(beads, belonging_of(ours, theirs, beads, first_belief(ours, theirs, lexicon).known))


def texts_belong(
    source: Sequence[str],
    target: Sequence[str],
    *,
    source_language: str,
    target_language: str,
    lexicon: Lexicon = EMPTY,
) -> float:
    """How likely it is, 0 to 1, that the sentences of `target` translate those of `source`; see `belonging_of`."""
    ours, theirs = _seen(source, source_language), _seen(target, target_language)
    beads = align_features(ours, theirs, lexicon)
    return belonging_of(ours, theirs, beads, first_belief(ours, theirs, lexicon).known)


def _seen(texts: Sequence[str], language: str, vectors: SentenceVectors | None = None) -> list[Features]:
    seen = [features(text, language) for text in texts]
    if vectors is None:
        return seen
    told = vectors.vectors(texts, language)
    return [replace(one, vector=tuple(vector)) for one, vector in zip(seen, told, strict=True)]


@dataclass(frozen=True, slots=True)
class Belief:
    """What is held of two documents: which words go together, how lengths and shapes fall out."""

    known: Partners
    lengths: Lengths
    shares: Mapping[Size, float] = field(default_factory=lambda: SHARES)
    crossings: bool = True


def align_features(
    ours: Sequence[Features],
    theirs: Sequence[Features],
    lexicon: Lexicon = EMPTY,
    *,
    shares: Mapping[Size, float] = SHARES,
    crossings: bool = True,
) -> tuple[Bead, ...]:
    """The same for what is known of each unit, be it a sentence or a block, with the sizes of beads that may come."""
    belief = first_belief(ours, theirs, lexicon, shares=shares, crossings=crossings)
    if max(len(ours), len(theirs)) <= _SHORT_ENOUGH:
        guide = straight_guide(len(ours), len(theirs))
        steps = _steps(ours, theirs, belief, guide)
        for _ in range(_ROUNDS - 1):
            steps = _steps(ours, theirs, _after(belief, steps, ours, theirs), guide)
    else:
        rough = _steps(ours, theirs, _simpler(belief), _guide(ours, theirs, belief))
        steps = _steps(ours, theirs, _after(belief, rough, ours, theirs), _points(rough, 1))
    return tuple(chain.from_iterable(_beads(step) for step in steps))


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


def _steps(ours: Sequence[Features], theirs: Sequence[Features], belief: Belief, guide: Guide) -> list[Step]:
    both = texts(ours, theirs, belief.known)

    def solve(rows: range, columns: range) -> list[Step]:
        table = odds(both, (rows, columns), belief.lengths, belief.shares, crossings=belief.crossings)
        return most_likely(table, len(rows), len(columns))

    return walk(len(ours), len(theirs), guide, solve)


def _guide(ours: Sequence[Features], theirs: Sequence[Features], belief: Belief) -> Guide:
    """A short document needs none. In a long one, blocks of eight sentences are aligned first, and so on upwards."""
    if max(len(ours), len(theirs)) <= _SHORT_ENOUGH:
        return straight_guide(len(ours), len(theirs))
    left, right = _blocks(ours), _blocks(theirs)
    return _points(_steps(left, right, _simpler(belief), _guide(left, right, belief)), _BLOCK)


def _simpler(belief: Belief) -> Belief:
    """Enough to find the way by: beads of up to three sentences, none crossed."""
    small = {size: share for size, share in belief.shares.items() if sum(size) < 4}
    return replace(belief, shares=small, crossings=False)


def _points(steps: Sequence[Step], size: int) -> Guide:
    return Guide(((0, 0), *((size * (s.i + s.shape.source), size * (s.j + s.shape.target)) for s in steps)))


def _blocks(of: Sequence[Features]) -> list[Features]:
    return [merged(of, range(at, min(len(of), at + _BLOCK))) for at in range(0, len(of), _BLOCK)]


def _after(belief: Belief, steps: Sequence[Step], ours: Sequence[Features], theirs: Sequence[Features]) -> Belief:
    """The belief with what a first alignment has taught."""
    sure = [
        bead
        for step in steps
        for bead in _beads(step)
        if bead.source and bead.target and bead.confidence >= _LEARN_FROM
    ]
    learned = learn_features([(merged(ours, bead.source), merged(theirs, bead.target)) for bead in sure])
    seen = [
        (sum(ours[at].length for at in bead.source), sum(theirs[at].length for at in bead.target))
        for bead in sure
        if bead.confidence >= 0.5
    ]
    return replace(belief, known=together(belief.known, learned.links), lengths=lengths_seen(seen, belief.lengths))


def _beads(step: Step) -> Iterator[Bead]:
    """One bead, or two whose targets stand in the opposite order."""
    sizes = step.shape.beads
    at_i = step.i
    for number, (m, n) in enumerate(sizes):
        at_j = step.j + sum(size[1] for size in sizes[number + 1 :])
        yield Bead(tuple(range(at_i, at_i + m)), tuple(range(at_j, at_j + n)), step.sure)
        at_i += m
