"""Signatures: 256 bits a text. In how few of them two texts differ tells how much of their letters' neighbourhoods they
share.

Of a text of up to 24 characters, every character sets one bit in the first half of the coarse word and every two
neighbours one in the second half. In a longer one it is every two neighbours together with the half of the text in
which they stand, beyond 64 characters the third; in scripts whose characters are syllables or words, every single
character instead of the two. Every two neighbours also set one of the fine bits. Of many kinds of features tried these
rank near-duplicates best for scattered slips, changed words and moved clauses alike, in scripts with and without
spaces (docs/explanation/memory.md).

Hundreds of characters would set nearly every bit, and such signatures are all alike. So of longer texts only every
second feature counts, of still longer ones every fourth: always the same ones, which depend on the text's size.
Signatures are comparable within one size only.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

LONGEST = (24, 64, 128, 256)
"""Code points of the longest text of each size but the last."""

FINE = 3
"""Fine words of a text, beside its one coarse one."""

_SHORT, _MEDIUM = 0, 1  # sizes

_WORD = 64
_BITS = (1 + FINE) * _WORD
_BATCH = 8_192  # texts at a time: their bits fit a processor's second cache
_A, _B, _C, _D = (np.uint32(prime) for prime in (0x9E3779B1, 0x85EBCA77, 0x2C1B3C6D, 0x297A2D39))
_PARTS = np.array([0, 1, 2], np.uint32) * np.uint32(0x27D4EB2F)
_TELLING = np.uint32(0x2E80)  # from here on a character is a syllable or a word: Han, kana, hangul

Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.uint32]


class Signatures(NamedTuple):
    """Of many texts: `coarse[text]` is read from end to end, `fine[text]`, a row of words, here and there."""

    coarse: Words
    fine: Words

    @property
    def bits(self) -> int:
        """How many bits are set, in all of them."""
        return int(np.bitwise_count(self.coarse).sum() + np.bitwise_count(self.fine).sum())


def spans(shortest: int, longest: int) -> Iterator[tuple[int, int, int]]:
    """The sizes of texts between these lengths; of each, from where to where it reaches."""
    low = shortest
    for size in range(bisect_left(LONGEST, shortest), len(LONGEST) + 1):
        high = min(longest, LONGEST[size]) if size < len(LONGEST) else longest
        if low <= high:
            yield size, low, high
        low = high + 1


def signatures(texts: Sequence[str], *, size: int) -> Signatures:
    """Those of normal texts, in their order, as of texts that are all of this size."""
    found = Signatures(np.empty(len(texts), np.uint64), np.empty((len(texts), FINE), np.uint64))
    for begin in range(0, len(texts), _BATCH):
        words = _of_batch(texts[begin : begin + _BATCH], size)
        found.coarse[begin : begin + _BATCH] = words[:, 0]
        found.fine[begin : begin + _BATCH] = words[:, 1:]
    return found


def _of_batch(texts: Sequence[str], size: int) -> Words:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    joined = (" " + " ".join(texts) + " ").encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, np.uint32)
    # A text's pairs begin with the space before it and end with the space behind it, which is the next one's first.
    pairs = _stirred(codes[:-1] * _A + codes[1:] * _B)
    bits = np.zeros(len(texts) * _BITS, np.bool_)
    rows = np.repeat(np.arange(len(texts), dtype=np.uint32) * np.uint32(_BITS), lengths)
    if size == _SHORT:
        _set(bits, rows, _stirred(codes[1:] * _A), width=_WORD // 2, share=1)
        _set(bits, rows + np.uint32(_WORD // 2), pairs, width=_WORD // 2, share=1)
    else:
        placed = _placed(_telling(codes[1:], pairs), lengths, 2 if size == _MEDIUM else 3)
        _set(bits, rows, placed, width=_WORD, share=1 << (size - 1))
    _set(bits, rows + np.uint32(_WORD), pairs, width=FINE * _WORD, share=max(1.0, (1 << size) / 2 / FINE))
    return np.packbits(bits).view(np.uint64).reshape(len(texts), 1 + FINE)


def _set(bits: npt.NDArray[np.bool_], rows: Numbers, features: Numbers, *, width: int, share: float) -> None:
    """For one in `share` of the features, one of the `width` bits from each one's row on."""
    at = ((features >> np.uint32(16)) * np.uint32(width * share)) >> np.uint32(16)
    if share > 1:
        kept = np.flatnonzero(at < width)
        at, rows = at[kept], rows[kept]
    bits[rows + at] = True


def _stirred(numbers: Numbers) -> Numbers:
    numbers ^= numbers >> np.uint32(15)
    numbers *= _C
    return numbers


def _telling(codes: Numbers, pairs: Numbers) -> Numbers:
    """The pairs, but characters that are syllables or words alone."""
    alone = codes >= _TELLING
    return np.where(alone, _stirred(codes * _A), pairs) if alone.any() else pairs


def _placed(features: Numbers, lengths: npt.NDArray[np.int64], parts: int) -> Numbers:
    """Each feature together with the part of its text in which it stands, of so many equal ones."""
    size = lengths // parts
    sizes = np.stack([size] * (parts - 1) + [lengths - (parts - 1) * size], axis=1).ravel()
    placed: Numbers = (features ^ np.repeat(np.tile(_PARTS[:parts], len(lengths)), sizes)) * _D
    return placed
