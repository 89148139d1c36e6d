"""Signatures: 256 bits a text, which bits two texts share tells how much of their letters' neighbourhoods they share.

Every two adjacent characters set one bit of words 2 and 3, and, together with the third of the text in which they
stand, one bit of words 0 and 1. Of many kinds of features tried these two rank near-duplicates best for scattered
slips, changed words and moved clauses alike, in scripts with and without spaces (docs/explanation/memory.md).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

WORDS = 4
"""64-bit words of a signature."""

COARSE = 2
"""The words that are looked at first, of all texts; the others only of those that look alike in these."""

_BITS = 128  # of each kind of feature
_BATCH = 8_192  # texts at a time: their bits fit a processor's second cache
_A, _B, _C, _D = (np.uint32(prime) for prime in (0x9E3779B1, 0x85EBCA77, 0x2C1B3C6D, 0x297A2D39))
_SHIFT = np.uint32(25)  # leaves seven bits
_THIRDS = np.array([0, 1, 2], np.uint32) * np.uint32(0x27D4EB2F)

Signatures = npt.NDArray[np.uint64]


def signatures(texts: Sequence[str]) -> Signatures:
    """One column of four 64-bit words for each normal text."""
    found = np.empty((WORDS, len(texts)), np.uint64)
    for begin in range(0, len(texts), _BATCH):
        batch = texts[begin : begin + _BATCH]
        found[:, begin : begin + len(batch)] = _of_batch(batch).T
    return found


def _of_batch(texts: Sequence[str]) -> Signatures:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    joined = (" " + " ".join(texts) + " ").encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32)
    # A text's grams begin with the space before it and end with the space behind it, which is the next one's first.
    grams = codes[:-1] * _A + codes[1:] * _B
    grams ^= grams >> np.uint32(15)
    grams *= _C
    third = lengths // 3
    parts = np.stack((third, third, lengths - 2 * third), axis=1).ravel()
    placed = (grams ^ np.repeat(np.tile(_THIRDS, len(texts)), parts)) * _D
    bits = np.zeros(len(texts) * 2 * _BITS, np.bool_)
    rows = np.repeat(np.arange(len(texts), dtype=np.uint32) * np.uint32(2 * _BITS), lengths)
    bits[rows + (placed >> _SHIFT)] = True
    rows += np.uint32(_BITS)
    bits[rows + (grams >> _SHIFT)] = True
    return np.packbits(bits).view(np.uint64).reshape(len(texts), WORDS)


def counted(words: Signatures) -> npt.NDArray[np.uint8]:
    """How many bits of the coarse words of each signature are set."""
    found: npt.NDArray[np.uint8] = np.bitwise_count(words[:COARSE]).sum(axis=0, dtype=np.uint8)
    return found
