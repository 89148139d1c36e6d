"""Which keys of a ring one edition needs: those that signed it, and the older ones that introduced them."""

from collections.abc import Collection, Sequence

from colophon.signoff.envelope import glance
from colophon.signoff.keyring import KeyRing


def needed_keys(ring: KeyRing, signers: Collection[str]) -> KeyRing:
    """So that a new colleague's key leaves the folders of earlier editions as they are."""
    known = {key.id: key for key in ring.keys}
    wanted: set[str] = set()
    waiting = list(signers)
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


def _signer(envelope: bytes) -> str:
    found = glance(envelope)
    return found.signer if found else ""
