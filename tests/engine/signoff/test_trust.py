"""A reader's own ring: what it lets in, what a ring beside an edition can add, and what it cannot."""

from dataclasses import replace

import pytest
from tests.engine.signoff.sample import KEY, MANIFEST, OTHER_KEY, RING, signed

from colophon.signoff.discrepancy import Fault
from colophon.signoff.keyring import KeyRing, PublicKey, Revocation, RevocationReason, introduce
from colophon.signoff.manifest_json import manifest_bytes
from colophon.signoff.trust import trusted_ring
from colophon.signoff.verify import verify

NEW = PublicKey(public=OTHER_KEY.public, valid_from="2026-02-01T00:00:00+00:00")
ROTATED = KeyRing((replace(RING.keys[0], retired="2026-02-01T00:00:00+00:00"), introduce(NEW, KEY)))
NOBODY = KeyRing((PublicKey(public="11" * 32, valid_from="2020-01-01T00:00:00+00:00"),))
BYTES = manifest_bytes(MANIFEST)


def faults(envelopes: tuple[bytes, ...], ring: KeyRing) -> set[Fault]:
    return {one.fault for one in verify(BYTES, envelopes, ring)}


def revoked(reason: RevocationReason, moment: str) -> KeyRing:
    return KeyRing((replace(RING.keys[0], revoked=Revocation(moment, reason)),))


def test_a_later_key_that_a_trusted_one_introduced_counts() -> None:
    assert faults(signed(MANIFEST, key=OTHER_KEY), trusted_ring(RING, ROTATED)) == set()


def test_a_key_that_nobody_introduced_does_not() -> None:
    claimed = KeyRing((*RING.keys, NEW))
    assert Fault.KEY_UNKNOWN in faults(signed(MANIFEST, key=OTHER_KEY), trusted_ring(RING, claimed))


def test_a_ring_of_strangers_does_not_count() -> None:
    assert Fault.KEY_UNKNOWN in faults(signed(MANIFEST), trusted_ring(NOBODY, RING))


def test_a_key_in_the_middle_of_a_chain_can_be_trusted_alone() -> None:
    later = KeyRing((ROTATED.keys[1],))
    assert faults(signed(MANIFEST, key=OTHER_KEY), trusted_ring(later, ROTATED)) == set()
    assert Fault.KEY_UNKNOWN in faults(signed(MANIFEST), trusted_ring(later, ROTATED))


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("reason", RevocationReason)
def test_a_revocation_counts_from_either_side(reason: RevocationReason, swapped: bool) -> None:
    sides = [RING, revoked(reason, "2026-02-15T00:00:00+00:00")]
    known, claimed = sides[::-1] if swapped else sides
    assert Fault.KEY_REVOKED in faults(signed(MANIFEST), trusted_ring(known, claimed))


def test_the_worse_revocation_counts() -> None:
    lost = revoked(RevocationReason.LOST, "2026-06-01T00:00:00+00:00")
    stolen = revoked(RevocationReason.COMPROMISED, "2026-07-01T00:00:00+00:00")
    assert faults(signed(MANIFEST), trusted_ring(lost, lost)) == set()
    assert Fault.KEY_REVOKED in faults(signed(MANIFEST), trusted_ring(lost, stolen))


def test_a_key_that_a_stolen_one_introduced_does_not_count() -> None:
    stolen = revoked(RevocationReason.COMPROMISED, "2026-07-01T00:00:00+00:00")
    assert Fault.KEY_UNKNOWN in faults(signed(MANIFEST, key=OTHER_KEY), trusted_ring(stolen, ROTATED))


def test_an_end_counts_from_either_side() -> None:
    assert Fault.KEY_RETIRED in faults(signed(MANIFEST), trusted_ring(RING, ROTATED))
    assert Fault.KEY_RETIRED in faults(signed(MANIFEST), trusted_ring(ROTATED, RING))
