"""hunalign's way (Varga and others, 2005), without a dictionary: align, learn a dictionary from that, align again.

Similarity is the share of tokens that a pair has in common after translation by the dictionary, with the lengths'
ratio beside it; paths have gaps, single sentences and pairs of sentences, and neighbours of a gap are joined to it
where that makes the link better. Texts without spaces count each pair of characters as a token.
"""

import re
from collections import Counter
from collections.abc import Sequence

from evaluation.peers.steps import Link, cheapest

STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
GAP = 0.3
JOINT = 0.1
_TOKEN = re.compile(r"[^\W_]+")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")

Tokens = frozenset[str]
Dictionary = dict[str, set[str]]


def links(source: Sequence[str], target: Sequence[str]) -> list[Link]:
    ours, theirs = [tokens(text) for text in source], [tokens(text) for text in target]
    lengths = [len(text) for text in source], [len(text) for text in target]
    first = _aligned(ours, theirs, lengths, {})
    return _aligned(ours, theirs, lengths, _dictionary(first, ours, theirs))


def tokens(text: str) -> Tokens:
    found: set[str] = set()
    for word in _TOKEN.findall(text.casefold()):
        if _WITHOUT_SPACES.match(word):
            found.update(word[at : at + 2] for at in range(len(word)))
        else:
            found.add(word)
    return frozenset(found)


def _aligned(
    ours: Sequence[Tokens], theirs: Sequence[Tokens], lengths: tuple[list[int], list[int]], known: Dictionary
) -> list[Link]:
    ratio = sum(lengths[1]) / max(1, sum(lengths[0]))

    def cost(i: int, m: int, j: int, n: int) -> float:
        if not m or not n:
            return GAP
        left, right = sum(lengths[0][i : i + m]) * ratio, sum(lengths[1][j : j + n])
        by_length = (min(left, right) + 5) / (max(left, right) + 5)
        alike = _alike(frozenset().union(*ours[i : i + m]), frozenset().union(*theirs[j : j + n]), known)
        return JOINT * (m + n - 2) + (m + n) / 2 * (1 - alike - by_length)

    return cheapest(len(ours), len(theirs), STEPS, cost)


def _alike(ours: Tokens, theirs: Tokens, known: Dictionary) -> float:
    met = sum(word in theirs or not known.get(word, frozenset()).isdisjoint(theirs) for word in ours)
    return met / max(len(ours), len(theirs), 1)


def _dictionary(found: Sequence[Link], ours: Sequence[Tokens], theirs: Sequence[Tokens]) -> Dictionary:
    """Words that stand in linked sentences together more often than apart."""
    together: Counter[tuple[str, str]] = Counter()
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (one, *_), (other, *_) in (link for link in found if link[0] and link[1]):
        left.update(ours[one])
        right.update(theirs[other])
        together.update((word, like) for word in ours[one] for like in theirs[other])
    known: Dictionary = {}
    for (word, like), count in together.items():
        if count > 1 and 2 * count / (left[word] + right[like]) > 0.5:
            known.setdefault(word, set()).add(like)
    return known
