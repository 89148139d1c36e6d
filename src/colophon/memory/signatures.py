"""Signatures: 256 bits a text. In how few of them two texts differ tells how much of their letters' neighbourhoods they
share.

Every two adjacent characters set one bit of the fine words. Together with the third of the text in which they stand
they also set one of the coarse words. Of many kinds of features tried these two rank near-duplicates best for scattered
slips, changed words and moved clauses alike, in scripts with and without spaces (docs/explanation/memory.md).

In a short text three slips leave hardly two neighbours together, and where they stand says little: there every single
character sets one bit of the first coarse word, every two of them one of the second.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

COARSE, FINE = 2, 2
"""64-bit words that are looked at first, of all texts; and those that only texts are asked for that look alike in
these."""

SHORT = 12
"""Code points of the longest text that is signed as a short one."""

_BITS = 128  # of each kind of feature; of a short text's characters, and of its pairs, half
_BATCH = 8_192  # texts at a time: their bits fit a processor's second cache
_A, _B, _C, _D = (np.uint32(prime) for prime in (0x9E3779B1, 0x85EBCA77, 0x2C1B3C6D, 0x297A2D39))
_SHIFT, _HALVED = np.uint32(25), np.uint32(26)  # leave seven bits, and six
_THIRDS = np.array([0, 1, 2], np.uint32) * np.uint32(0x27D4EB2F)

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.uint32]


class Signatures(NamedTuple):
    """Of many texts: `coarse[word]` is read from end to end, `fine[text]` here and there; each lies as it is read."""

    coarse: Words
    fine: Words


def signatures(texts: Sequence[str], *, short: bool) -> Signatures:
    """Those of normal texts, in their order, as of texts that are all `short` or all not."""
    found = Signatures(np.empty((COARSE, len(texts)), np.uint64), np.empty((len(texts), FINE), np.uint64))
    for begin in range(0, len(texts), _BATCH):
        batch = texts[begin : begin + _BATCH]
        words = _of_batch(batch, short=short)
        found.coarse[:, begin : begin + len(batch)] = words[:, :COARSE].T
        found.fine[begin : begin + len(batch)] = words[:, COARSE:]
    return found


def _of_batch(texts: Sequence[str], *, short: bool) -> Words:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    joined = (" " + " ".join(texts) + " ").encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32)
    # A text's grams begin with the space before it and end with the space behind it, which is the next one's first.
    grams = _stirred(codes[:-1] * _A + codes[1:] * _B)
    bits = np.zeros(len(texts) * 2 * _BITS, np.bool_)
    rows = np.repeat(np.arange(len(texts), dtype=np.uint32) * np.uint32(2 * _BITS), lengths)
    if short:
        bits[rows + (_stirred(codes[1:] * _A) >> _HALVED)] = True
        bits[rows + np.uint32(_BITS // 2) + (grams >> _HALVED)] = True
    else:
        bits[rows + (_placed(grams, lengths) >> _SHIFT)] = True
    rows += np.uint32(_BITS)
    bits[rows + (grams >> _SHIFT)] = True
    return np.packbits(bits).view(np.uint64).reshape(len(texts), COARSE + FINE)


def _stirred(numbers: Numbers) -> Numbers:
    numbers ^= numbers >> np.uint32(15)
    numbers *= _C
    return numbers


def _placed(grams: Numbers, lengths: npt.NDArray[np.int64]) -> Numbers:
    """Each gram together with the third of its text in which it stands."""
    third = lengths // 3
    parts = np.stack((third, third, lengths - 2 * third), axis=1).ravel()
    placed: Numbers = (grams ^ np.repeat(np.tile(_THIRDS, len(lengths)), parts)) * _D
    return placed
