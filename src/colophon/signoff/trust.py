"""Which keys count for a reader who trusts some of them, whatever the ring beside an edition claims."""

from dataclasses import replace

from colophon.signoff.keyring import KeyRing, PublicKey, Revocation, RevocationReason, instant


def trusted_ring(known: KeyRing, claimed: KeyRing) -> KeyRing:
    """The keys of `known`, and those of `claimed` that they introduce, directly or one by another.

    What takes trust away is believed from either side: a key counts only as long as both let it. So a ring that was
    kept for years still honours later rotations, retirements and revocations, and no ring can undo a revocation.
    """
    claims = {key.id: key for key in claimed.keys}
    kept = {key.id: _stricter(key, claims[key.id]) if key.id in claims else key for key in known.keys}
    later = tuple(key for key in claimed.keys if key.id not in kept)
    roots = tuple(replace(key, introduced_by=None) for key in kept.values())
    return KeyRing((*roots, *later)).led_by(frozenset(kept))


def _stricter(one: PublicKey, other: PublicKey) -> PublicKey:
    """The key with the later beginning, the earlier end and the worse revocation of the two."""
    return replace(
        one,
        valid_from=max(one.valid_from, other.valid_from, key=instant),
        retired=_earlier(one.retired, other.retired),
        revoked=_worse(one.revoked, other.revoked),
    )


def _earlier(one: str, other: str) -> str:
    given = [moment for moment in (one, other) if moment]
    return min(given, key=instant, default="")


def _worse(one: Revocation | None, other: Revocation | None) -> Revocation | None:
    given = [revocation for revocation in (one, other) if revocation is not None]
    return min(
        given,
        key=lambda revocation: (revocation.reason is not RevocationReason.COMPROMISED, instant(revocation.moment)),
        default=None,
    )
