"""Which records of a corpus say the same: those whose texts are the same once case, marks and spaces are set aside."""

import hashlib
from collections.abc import Iterable

from colophon.memory.normal import normal


def sameness(source: str, target: str) -> bytes:
    """16 bytes that are equal for pairs that say the same."""
    whole = f"{normal(source)}\x1f{normal(target)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).digest()


def claim(name: str, line: bytes) -> bytes:
    """A record's claim to stand for all that say the same: the smallest wins, wherever in the corpus it stands.

    Shorter names come first, so that 9 is before 10; equal names are told apart by the bytes of their records.
    """
    written = name.encode("utf-8", "surrogatepass")
    return len(written).to_bytes(4, "big") + written + hashlib.blake2b(line.strip(), digest_size=8).digest()


def winners(claims: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """For each sameness the claim that wins; the order of the claims makes no difference."""
    best: dict[bytes, bytes] = {}
    for same, one in claims:
        held = best.get(same)
        if held is None or one < held:
            best[same] = one
    return best
