"""What the words of each sentence say to each sentence of the other side, as logarithms of odds."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from colophon.segments.features import Features
from colophon.segments.partners import Partners

Table = NDArray[np.float64]
Numbers = NDArray[np.int64]

_BACKGROUND = 20.0
_MOST = 4.0
_LEAST = 0.05
_WORST = -1.0
# A word is met by chance more often the more sentences are looked at; their words are not independent.
_SHARED = 0.5
# A value, an everyday word or a name that is nowhere on the other side may have been left out with its sentence.
_NOWHERE = {"#": -1.2, "+": -0.3, "@": -0.1}
# What nearly every sentence of the other side could answer to says nothing.
_EVERYWHERE = 0.6


@dataclass(frozen=True, slots=True)
class Index:
    """Which word stands in which sentence of one side (`rows`), and which of them could be met in which sentence of
    the other (`columns`), how surely. Both are sorted by sentence; words go by number. `nowhere` is what it says that
    a word can be met in no sentence at all.
    """

    rows: Numbers
    row_words: Numbers
    columns: Numbers
    column_words: Numbers
    sure: Table
    nowhere: Table


def index(ours: Sequence[Features], theirs: Sequence[Features], known: Partners) -> Index:
    """Everything that one side's words can meet on the other; in time linear in what is known of them."""
    there = frozenset(chain.from_iterable(one.tokens for one in ours))
    words = sorted(word for word in there if word in known or word[0] in _NOWHERE)
    number = {word: at for at, word in enumerate(words)}
    meets: dict[str, list[tuple[int, float]]] = {}
    for word, at in number.items():
        for other, sure in known.get(word, {}).items():
            meets.setdefault(other, []).append((at, sure))
    rows = [(i, number[word]) for i, one in enumerate(ours) for word in one.tokens & number.keys()]
    columns = [(j, *met) for j, one in enumerate(theirs) for met in _best(one.tokens & meets.keys(), meets)]
    return Index(
        np.array([i for i, _ in rows], np.int64),
        np.array([word for _, word in rows], np.int64),
        np.array([j for j, _, _ in columns], np.int64),
        np.array([word for _, word, _ in columns], np.int64),
        np.array([sure for _, _, sure in columns], np.float64),
        np.array([_NOWHERE.get(word[0], 0.0) for word in words], np.float64),
    )


def _best(tokens: Iterable[str], meets: dict[str, list[tuple[int, float]]]) -> Iterable[tuple[int, float]]:
    """Words of the one side that could be met in a sentence of the other, each with its surest partner there."""
    best: dict[int, float] = {}
    for token in tokens:
        for word, sure in meets[token]:
            if sure > best.get(word, 0.0):
                best[word] = sure
    return best.items()


def said(known: Index, rows: range, columns: range, most: int) -> list[Table]:
    """For 1, 2, … `most` neighbours of the other side together: what each sentence's words say to those from j."""
    high, wide = len(rows), len(columns)
    low, up = np.searchsorted(known.rows, (rows.start, rows.stop))
    i, standing = known.rows[low:up] - rows.start, known.row_words[low:up]
    low, up = np.searchsorted(known.columns, (columns.start, columns.stop))
    j, met, sure = known.columns[low:up] - columns.start, known.column_words[low:up], known.sure[low:up]

    counts = np.bincount(met, minlength=len(known.nowhere))
    best = np.zeros(len(counts))
    np.maximum.at(best, met, sure)
    chance = (counts + 0.5) / (wide + _BACKGROUND)
    loss = np.where(counts > 0, np.maximum(np.log1p(-0.9 * best), _WORST), known.nowhere)
    present = np.zeros(len(counts), np.bool_)
    present[standing] = True
    telling = present & (chance < _EVERYWHERE)
    loss[~telling & (counts > 0)] = 0.0
    kept = telling[met]
    j, met, sure = j[kept], met[kept], sure[kept]
    gain = np.minimum(_MOST, np.log((sure + (1 - sure) * chance[met]) / chance[met]))

    floor = np.bincount(i, weights=loss[standing], minlength=high)[:, None]
    occurring = _by_word(i, standing)
    return [
        floor + _added(_reaching(j, met, gain, n, wide), n, loss, occurring, (high, wide)) for n in range(1, most + 1)
    ]


def _reaching(j: Numbers, met: Numbers, gain: Table, n: int, wide: int) -> tuple[Numbers, Numbers, Table]:
    """Word, place and gain where n neighbours from that place are looked at: the best of them counts."""
    places = np.concatenate([j - k for k in range(n)])
    words, gains = np.tile(met, n), np.tile(gain, n)
    inside = places >= 0
    keys = words[inside] * wide + places[inside]
    order = np.lexsort((gains[inside], keys))
    keys, gains = keys[order], gains[inside][order]
    last = np.append(keys[1:] != keys[:-1], True)[: len(keys)]
    return keys[last] // wide, keys[last] % wide, gains[last]


def _by_word(i: Numbers, standing: Numbers) -> tuple[Numbers, Numbers]:
    """Sentences sorted by the word that stands in them, and those words."""
    order = np.argsort(standing, kind="stable")
    return i[order], standing[order]


def _added(
    reaching: tuple[Numbers, Numbers, Table],
    n: int,
    loss: Table,
    occurring: tuple[Numbers, Numbers],
    size: tuple[int, int],
) -> Table:
    """What is met in each place, in the sentences in which its word stands."""
    words, places, gains = reaching
    sentences, standing = occurring
    first, after = np.searchsorted(standing, words, "left"), np.searchsorted(standing, words, "right")
    times = after - first
    entry = np.repeat(np.arange(len(words)), times)
    within = np.arange(len(entry)) - np.repeat(np.cumsum(times) - times, times)
    value = np.maximum(gains - _SHARED * math.log(n), _LEAST) - loss[words]
    flat = sentences[first[entry] + within] * size[1] + places[entry]
    added = np.bincount(flat, weights=value[entry], minlength=size[0] * size[1]).reshape(size)
    return np.asarray(added, np.float64)
