"""A translation edited outside the desk: which of its pairs changed, and to what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from colophon.article.article import Article
from colophon.article.pair import Pair
from colophon.article.places import texts
from colophon.segments.align import align_features
from colophon.segments.belief import first_belief
from colophon.segments.features import features
from colophon.segments.lexicon import EMPTY
from colophon.segments.running import joined
from colophon.segments.shapes import Size
from colophon.segments.split import sentences

# The pairs stand: each takes the sentences that are its own, and a sentence that is nobody's goes to the one before.
_ONE_PAIR: dict[Size, float] = {(1, 1): 0.0, (1, 2): -2.3, (1, 3): -4.6}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence of the stored translation and the pair that it belongs to."""

    pair: int
    text: str


def revised(pairs: Sequence[Pair], edited: Article) -> tuple[Pair, ...]:
    """The pairs with the targets that `edited` gives them, in order; sources and places stay.

    Sentences that stand as they were keep their pair; between them, changed ones are told apart by their source.
    """
    language = edited.language
    old = [_Piece(at, text) for at, pair in enumerate(pairs) for text in sentences(pair.target, language)]
    new = [text for _, whole in texts(edited) for text in sentences(whole, language)]
    owned: list[list[str]] = [[] for _ in pairs]
    for at, text in _owners(pairs, old, new):
        owned[at].append(text)
    return tuple(replace(pair, target=joined(texts, language)) for pair, texts in zip(pairs, owned, strict=True))


def _owners(pairs: Sequence[Pair], old: Sequence[_Piece], new: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each sentence of the edited text with the number of its pair."""
    matcher = SequenceMatcher(None, [piece.text for piece in old], new, autojunk=False)
    for what, begin, end, first, last in matcher.get_opcodes():
        if what == "equal":
            yield from ((piece.pair, piece.text) for piece in old[begin:end])
        elif first < last:
            yield from _placed(pairs, _between(pairs, old, begin, end), new[first:last])


def _between(pairs: Sequence[Pair], old: Sequence[_Piece], begin: int, end: int) -> range:
    """The pairs that changed sentences may belong to: those that lost some, and empty ones around them."""
    if begin < end:
        first, last = old[begin].pair, old[end - 1].pair
    else:
        first = old[begin - 1].pair + 1 if begin else 0
        last = old[begin].pair - 1 if begin < len(old) else len(pairs) - 1
    while first > 0 and not pairs[first - 1].target:
        first -= 1
    while last + 1 < len(pairs) and not pairs[last + 1].target:
        last += 1
    return range(first, last + 1) if first <= last else range(max(0, first - 1), max(0, first - 1) + 1)


def _placed(pairs: Sequence[Pair], candidates: range, new: Sequence[str]) -> Iterator[tuple[int, str]]:
    if len(candidates) == len(new):
        yield from zip(candidates, new, strict=True)
        return
    sources = [features(pairs[at].source) for at in candidates]
    at = candidates[0]
    targets = [features(text) for text in new]
    belief = first_belief(sources, targets, EMPTY, shares=_ONE_PAIR, crossings=False)
    for bead in align_features(sources, targets, belief):
        at = candidates[bead.source[0]] if bead.source else at
        yield from ((at, new[number]) for number in bead.target)
