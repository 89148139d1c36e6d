"""Charikar (2002), as Manku and others (2007) use it for pages: 64 bits a text, near texts differ in few of them."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

WIDTH = 3


def simhash(text: str) -> int:
    """The 64 bits of a text, from its runs of three characters."""
    runs = {text[at : at + WIDTH] for at in range(max(1, len(text) - WIDTH + 1))}
    digests = b"".join(hashlib.blake2b(run.encode(), digest_size=8).digest() for run in runs)
    bits = np.unpackbits(np.frombuffer(digests, np.uint8)).reshape(-1, 64)
    votes = 2 * bits.sum(axis=0, dtype=np.int64) > len(runs)
    return int.from_bytes(np.packbits(votes).tobytes(), "big")


def nearest(asked: int, known: npt.NDArray[np.uint64]) -> tuple[int, int]:
    """The number of the nearest text and in how many bits it differs."""
    apart = np.bitwise_xor(known, np.uint64(asked)).view(np.uint8).reshape(-1, 8)
    distances = np.unpackbits(apart, axis=1).sum(axis=1)
    at = int(distances.argmin())
    return at, int(distances[at])


def table(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    return np.array([simhash(text) for text in texts], np.uint64)
