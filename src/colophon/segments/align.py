"""Which sentences of a translation render which of its source: every sentence of both sides in exactly one bead."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from colophon.segments.bead import Bead
from colophon.segments.belief import Belief, beads_of, first_belief, learnt
from colophon.segments.belonging import belonging_of, doubted
from colophon.segments.features import Features, features, merged
from colophon.segments.lattice import Step, most_likely
from colophon.segments.lexicon import EMPTY, Lexicon
from colophon.segments.odds import odds, texts
from colophon.segments.vectors import SentenceVectors
from colophon.segments.windows import Guide, straight_guide, walk

_ROUNDS = 3
_BLOCK = 8
_SHORT_ENOUGH = 240
# Where the first alignment is as sure as this of every bead, another look changes nothing.
_SURE = 0.9


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
    belief = first_belief(ours, theirs, lexicon)
    beads = align_features(ours, theirs, belief)
    return doubted(beads, belonging_of(ours, theirs, beads, belief.known))


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
    belief = first_belief(ours, theirs, lexicon)
    return belonging_of(ours, theirs, align_features(ours, theirs, belief), belief.known)


def _seen(texts: Sequence[str], language: str, vectors: SentenceVectors | None = None) -> list[Features]:
    seen = [features(text, language) for text in texts]
    if vectors is None:
        return seen
    told = vectors.vectors(texts, language)
    return [replace(one, vector=tuple(vector)) for one, vector in zip(seen, told, strict=True)]


def align_features(ours: Sequence[Features], theirs: Sequence[Features], belief: Belief) -> tuple[Bead, ...]:
    """The same for what is known of each unit, be it a sentence or a block, and a first belief of the two documents."""
    return align_and_learn(ours, theirs, belief)[0]


def align_and_learn(
    ours: Sequence[Features], theirs: Sequence[Features], belief: Belief
) -> tuple[tuple[Bead, ...], Belief]:
    """The beads, and what is held of the two documents once they are aligned."""
    if max(len(ours), len(theirs)) > _SHORT_ENOUGH:
        rough = _steps(ours, theirs, _simpler(belief), _guide(ours, theirs, belief))
        taught = learnt(belief, _beads(rough), ours, theirs)
        return _beads(_steps(ours, theirs, taught, _points(rough, 1))), taught
    guide = straight_guide(len(ours), len(theirs))
    beads = _beads(_steps(ours, theirs, belief, guide))
    taught = learnt(belief, beads, ours, theirs)
    for _ in range(_ROUNDS - 1):
        if all(bead.confidence >= _SURE for bead in beads):
            break
        before, beads = beads, _beads(_steps(ours, theirs, taught, guide))
        if [(one.source, one.target) for one in before] == [(one.source, one.target) for one in beads]:
            break
        taught = learnt(belief, beads, ours, theirs)
    return beads, taught


def _beads(steps: Sequence[Step]) -> tuple[Bead, ...]:
    return tuple(chain.from_iterable(map(beads_of, steps)))


def _steps(ours: Sequence[Features], theirs: Sequence[Features], belief: Belief, guide: Guide) -> list[Step]:
    both = texts(ours, theirs, belief.known)

    def solve(rows: range, columns: range) -> list[Step]:
        table = odds(
            both, (rows, columns), belief.lengths, belief.shares, crossings=belief.crossings, manner=belief.manner
        )
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
