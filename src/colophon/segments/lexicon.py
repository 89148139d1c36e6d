"""Which words of one language go with which of the other, learned from pairs; no downloaded model."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from colophon.segments.features import Features, features
from colophon.segments.partners import Partners

_WORDS_A_SIDE = 30
_LEAST = 0.35
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
    left = Counter(chain.from_iterable(source for source, _ in pairs))
    right = Counter(chain.from_iterable(target for _, target in pairs))
    together: Counter[tuple[str, str]] = Counter()
    for source, target in pairs:
        ours, theirs = _rarest(source, left), _rarest(target, right)
        together.update((one, other) for one in ours for other in theirs)
    links: Partners = {}
    for (one, other), count in together.items():
        # One meeting proves nothing, and two little: they are smoothed.
        sure = 2 * (count - _BY_CHANCE) / (left[one] + right[other])
        if count > 1 and sure >= _LEAST:
            links.setdefault(one, {})[other] = min(sure, _SUREST)
    return Lexicon({one: _surest(row) for one, row in links.items()})


def _words(of: Features) -> Words:
    return frozenset(word for word in of.tokens if word[0] not in "#=|+")


def _rarest(words: Words, counts: Counter[str]) -> list[str]:
    return sorted((word for word in words if counts[word] > 1), key=lambda word: (counts[word], word))[:_WORDS_A_SIDE]


def _surest(row: dict[str, float]) -> dict[str, float]:
    if len(row) <= _RENDERINGS:
        return row
    return dict(sorted(row.items(), key=lambda item: (-item[1], item[0]))[:_RENDERINGS])
