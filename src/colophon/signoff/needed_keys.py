"""Which keys of a ring one edition needs: those that signed it, and the older ones that introduced them."""

import json
from collections.abc import Sequence

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


def _signer(envelope: bytes) -> str:
    try:
        return str(json.loads(envelope)["signatures"][0]["keyid"])
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return ""
