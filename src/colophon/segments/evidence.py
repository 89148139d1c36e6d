"""What the words of each sentence say to each sentence of the other side, as logarithms of odds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colophon.segments.features import Features
from colophon.segments.partners import Partners

Matrix = NDArray[np.float32]

_BACKGROUND = 20.0
_MOST = 4.0
# A word is met by chance more often the more sentences are looked at; their words are not independent.
_SHARED = 0.5
_NOWHERE = -0.7


@dataclass(frozen=True, slots=True)
class Evidence:
    """`source[n - 1][i, j]`: what the words of source sentence i say to the n target sentences from j; `target`
    likewise for target sentence j with source sentences from i, as [i, j]. Both add up over the sentences of a bead.
    """

    source: Sequence[Matrix]
    target: Sequence[Matrix]


def evidence(
    ours: Sequence[Features], theirs: Sequence[Features], known: Partners, back: Partners, most: int
) -> Evidence:
    """Of all sentences with all, in beads of up to `most` sentences a side."""
    return Evidence(
        _one_side(ours, theirs, known, most), [table.T.copy() for table in _one_side(theirs, ours, back, most)]
    )


def _one_side(ours: Sequence[Features], theirs: Sequence[Features], known: Partners, most: int) -> list[Matrix]:
    postings: dict[str, list[int]] = {}
    for j, sentence in enumerate(theirs):
        for word in sentence.tokens:
            postings.setdefault(word, []).append(j)
    columns = len(theirs)
    row_of: dict[str, int] = {}
    gains: list[Matrix] = []
    losses: list[float] = []
    for word in sorted(frozenset[str]().union(*(sentence.tokens for sentence in ours))):
        gain, loss = _gains(word, known.get(word, {}), postings, columns)
        if gain is not None:
            row_of[word] = len(gains)
            gains.append(gain)
            losses.append(loss)
    if not gains:
        return [np.zeros((len(ours), columns), np.float32)] * most
    return _tables(_members(ours, row_of), np.array(gains), np.array(losses, np.float32), most)


def _members(ours: Sequence[Features], row_of: Mapping[str, int]) -> Matrix:
    members = np.zeros((len(ours), len(row_of)), np.float32)
    for i, sentence in enumerate(ours):
        members[i, [row_of[word] for word in sentence.tokens if word in row_of]] = 1.0
    return members


def _tables(members: Matrix, gains: Matrix, losses: Matrix, most: int) -> list[Matrix]:
    """For beads of 1, 2, … `most` sentences of the other side: a word is met where its best partner stands."""
    tables = []
    columns = gains.shape[1]
    reached = gains
    for n in range(1, most + 1):
        if 1 < n <= columns:
            reached = np.hstack(
                (np.maximum(reached[:, : columns - n + 1], gains[:, n - 1 :]), reached[:, columns - n + 1 :])
            )
        said = np.where(reached > 0, np.maximum(reached - _SHARED * math.log(n), 0.05), losses[:, None])
        tables.append(members @ said)
    return tables


def _gains(
    word: str, partners: dict[str, float], postings: dict[str, list[int]], columns: int
) -> tuple[Matrix | None, float]:
    """What meeting a partner of a word says in each target sentence, and what meeting none says.

    Words that nobody knows say nothing, but a value that is nowhere on the other side was left out with its sentence.
    """
    best: dict[int, float] = {}
    for other, sure in partners.items():
        for j in postings.get(other, ()):
            if sure > best.get(j, 0.0):
                best[j] = sure
    if not best:
        return (np.zeros(columns, np.float32), _NOWHERE) if word[0] == "#" else (None, 0.0)
    chance = (len(best) + 0.5) / (columns + _BACKGROUND)
    gain = np.zeros(columns, np.float32)
    for j, sure in best.items():
        gain[j] = min(_MOST, math.log((sure + (1 - sure) * chance) / chance))
    loss = math.log((1 - max(best.values()) * 0.9) / 1.0)
    return gain, max(loss, -1.0)
