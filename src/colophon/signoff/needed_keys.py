"""Which keys of a ring one edition needs: those that signed it, and the older ones that introduced them."""

import json
from collections.abc import Collection, Sequence
from functools import lru_cache

from colophon.signoff.keyring import KeyRing


def needed_keys(ring: KeyRing, envelopes: Sequence[bytes]) -> KeyRing:
    """So that a new colleague's key leaves the folders of earlier editions as they are."""
    known = {key.id: key for key in ring.keys}
    wanted: set[str] = set()
    waiting = [key_id for data in envelopes if (key_id := _signer(data)) in known]
    while waiting:
        key_id = waiting.pop()
        if key_id in wanted or key_id not in known:
            continue
        wanted.add(key_id)
        introduced = known[key_id].introduced_by
        if introduced is not None:
            waiting.append(introduced.key_id)
    return KeyRing(tuple(key for key in ring.keys if key.id in wanted))


def signers_of(envelopes: Sequence[bytes]) -> frozenset[str]:
    """The ids of the keys that signed, whoever they belong to."""
    return frozenset(filter(None, map(_signer, envelopes)))


def published_ring(ring: KeyRing, signers: Collection[str]) -> KeyRing:
    """The desk's keys, and of those that people hold only the ones that signed: the others are nobody's business."""
    return KeyRing(tuple(key for key in ring.keys if not key.holder or key.id in signers))


@lru_cache(maxsize=64)
def _signer(envelope: bytes) -> str:
    try:
        return str(json.loads(envelope)["signatures"][0]["keyid"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return ""
