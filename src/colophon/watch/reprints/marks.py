"""The marks by which a text is found again among thousands: runs of letters, and what is rarely said.

A run of letters survives being quoted in part; a rare word or pair of characters survives being said otherwise.
"""

import re

import numpy as np
import numpy.typing as npt

from colophon.watch.reprints.letters import letters

Marks = npt.NDArray[np.uint32]

_RUN_WIDE, _RUN = 8, 20
_ONE_IN = 12
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NOT_HAN = re.compile("[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*\d|[A-Za-z]+\d+")
_MOST = 400_000
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_RUNS, _WORDS = np.uint32(0), np.uint32(1)


def marks_of(text: str) -> Marks:
    """Both kinds together."""
    return np.concatenate((runs(text), rare(text)))


def runs(text: str) -> Marks:
    """One in twelve of the runs of letters of a plain text, chosen by the runs themselves; each once. Even numbers."""
    found = _numbers(letters(text[:_MOST]))
    width = _RUN_WIDE if len(_HAN.findall(text[:4000])) > len(text[:4000]) // 5 else _RUN
    if len(found) < width:
        return np.empty(0, np.uint32)
    whole = np.zeros(len(found) - width + 1, np.uint64)
    for offset in range(width):
        whole = (whole * np.uint64(1_000_003)) ^ found[offset : offset + len(whole)]
    return _kind(_mixed(whole, one_in=_ONE_IN), _RUNS)


def rare(text: str) -> Marks:
    """Words of some length, numbers, and pairs of characters where no space parts words; each once. Odd numbers."""
    text = text[:_MOST]
    pairs: npt.NDArray[np.uint64] = np.empty(0, np.uint64)
    run = _numbers(_NOT_HAN.sub(" ", letters(text)))
    if len(run) > 1:
        apart = (run[:-1] != ord(" ")) & (run[1:] != ord(" "))
        pairs = (run[:-1] * np.uint64(0x110000) + run[1:])[apart]
    words = {letters(word) for word in _WORD.findall(text) if not _HAN.match(word)}
    spelt = np.array([_of_word(word) for word in sorted(words)], np.uint64)
    return _kind(_mixed(np.concatenate((pairs, spelt)), one_in=1), _WORDS)


def _numbers(text: str) -> npt.NDArray[np.uint64]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def _of_word(word: str) -> int:
    number = 1469598103934665603
    for letter in word:
        number = ((number ^ ord(letter)) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return number


def _mixed(numbers: npt.NDArray[np.uint64], *, one_in: int) -> npt.NDArray[np.uint64]:
    mixed = numbers * _PRIME
    mixed ^= mixed >> np.uint64(29)
    mixed *= _PRIME
    mixed ^= mixed >> np.uint64(32)
    chosen: npt.NDArray[np.uint64] = mixed[mixed % np.uint64(one_in) == 0] // np.uint64(one_in)
    return chosen


def _kind(numbers: npt.NDArray[np.uint64], kind: np.uint32) -> Marks:
    """Both kinds live in one index and never meet: their last bit tells them apart."""
    return np.unique((numbers & np.uint64(0x7FFFFFFF)).astype(np.uint32) * np.uint32(2) + kind)
