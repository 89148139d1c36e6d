"""Which words of one language go with which of the other, learned from pairs; no downloaded model."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from colophon.segments.features import Features, features
from colophon.segments.partners import Partners

_WORDS_A_SIDE = 30
_LEAST = 0.38
_BY_CHANCE = 1.3
_SUREST = 0.9
_RENDERINGS = 6

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For a source word, target words with how surely they go together (0 to 1, Dice's measure)."""

    links: Partners


EMPTY = Lexicon({})


def learn(pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon from texts that belong together."""
    return learn_features([(features(source), features(target)) for source, target in pairs])


def learn_features(pairs: Sequence[tuple[Features, Features]]) -> Lexicon:
    """The same from what is known of them. Of a long text only its rarest words that come twice are looked at."""
    return learn_words([(_words(source), _words(target)) for source, target in pairs])


def learn_words(pairs: Sequence[tuple[Words, Words]]) -> Lexicon:
    """The same from the words of both sides: those that meet more often than by chance."""
    left = Counter(chain.from_iterable(source for source, _ in pairs))
    right = Counter(chain.from_iterable(target for _, target in pairs))
    rare, scarce = _by_rarity(left), _by_rarity(right)
    ours, theirs = list(rare), list(scarce)
    links: Partners = {}
    for at, by, count in _met(((_rarest(s, rare), _rarest(t, scarce)) for s, t in pairs), len(theirs)):
        # One meeting proves nothing, and two little: they are smoothed.
        one, other = ours[at], theirs[by]
        sure = 2 * (count - _BY_CHANCE) / (left[one] + right[other])
        if sure >= _LEAST:
            links.setdefault(one, {})[other] = min(sure, _SUREST)
    return Lexicon({one: _surest(row) for one, row in links.items()})


def _met(pairs: Iterable[tuple[list[int], list[int]]], wide: int) -> Iterator[tuple[int, int, int]]:
    """Which words, by their places, met twice or oftener, and how often."""
    keys = [np.add.outer(np.array(ours, np.int64) * wide, np.array(theirs, np.int64)).ravel() for ours, theirs in pairs]
    if not keys:
        return
    met, counts = np.unique(np.concatenate(keys), return_counts=True)
    often = counts > 1
    yield from (
        (*divmod(key, wide), count) for key, count in zip(met[often].tolist(), counts[often].tolist(), strict=True)
    )


def _by_rarity(counts: Counter[str]) -> dict[str, int]:
    """The place of each word that comes twice or oftener, the rarest first."""
    often = sorted((count, word) for word, count in counts.items() if count > 1)
    return {word: at for at, (_, word) in enumerate(often)}


def _words(of: Features) -> Words:
    return frozenset(word for word in of.tokens if word[0] not in "#=|+")


def _rarest(words: Words, places: Mapping[str, int]) -> list[int]:
    return sorted(map(places.__getitem__, places.keys() & words))[:_WORDS_A_SIDE]


def _surest(row: dict[str, float]) -> dict[str, float]:
    if len(row) <= _RENDERINGS:
        return row
    return dict(sorted(row.items(), key=lambda item: (-item[1], item[0]))[:_RENDERINGS])
