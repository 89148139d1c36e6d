"""Which words of one language go with which of the other, learned from pairs; no downloaded model."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from colophon.segments.features import Features, features

_WORDS_A_SENTENCE = 60
_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For a source word, target words with how surely they go together (0 to 1, Dice's measure)."""

    links: dict[str, dict[str, float]]

    def likeness(self, source: Features, target: Features) -> float:
        """Share of the source's known words that meet their like in the target, 0 to 1; 0 where none is known."""
        known = [self.links[word] for word in source.words if word in self.links]
        if not known:
            return 0.0
        met = sum(max((sure for word, sure in row.items() if word in target.words), default=0.0) for row in known)
        return met / len(known)


EMPTY = Lexicon({})


def learn(pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """A lexicon from texts that belong together."""
    return learn_features((features(source), features(target)) for source, target in pairs)


def learn_features(pairs: Iterable[tuple[Features, Features]]) -> Lexicon:
    together: Counter[tuple[str, str]] = Counter()
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for source, target in pairs:
        ours, theirs = sorted(source.words)[:_WORDS_A_SENTENCE], sorted(target.words)[:_WORDS_A_SENTENCE]
        left.update(ours)
        right.update(theirs)
        together.update((one, other) for one in ours for other in theirs)
    links: dict[str, dict[str, float]] = {}
    for (one, other), count in together.items():
        # One meeting proves nothing: it is smoothed away.
        sure = 2 * (count - 0.7) / (left[one] + right[other])
        if sure >= _LEAST:
            links.setdefault(one, {})[other] = min(sure, 1.0)
    return Lexicon(links)
