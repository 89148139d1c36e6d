"""Private keys on disk and the ring of public ones: making, rotating, revoking."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from colophon.adapters.keys import KeyFolder
from colophon.errors import KeyFileError, KeyRingError, NotCanonicalError
from colophon.signoff.envelope import is_signed_by, seal
from colophon.signoff.keyring import KeyRing, PublicKey, RevocationReason, Standing, introduce, read_ring, ring_bytes

MARCH, APRIL, MAY = (f"2026-0{month}-01T00:00:00+00:00" for month in (3, 4, 5))


def test_a_key_is_its_owners_alone(tmp_path: Path) -> None:
    key = KeyFolder(tmp_path / "keys").make(valid_from=MARCH)
    file = tmp_path / "keys" / f"{key.key_id}.pem"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_key_is_loaded_again(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path, passphrase=b"harbour")
    key = folder.make(valid_from=MARCH)
    envelope = seal(b"text", folder.load(key.key_id))
    assert is_signed_by(envelope, bytes.fromhex(key.public))


def test_a_wrong_passphrase_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    key = KeyFolder(tmp_path, passphrase=b"harbour").make(valid_from=MARCH)
    with pytest.raises(KeyFileError) as refusal:
        KeyFolder(tmp_path, passphrase=b"lighthouse").load(key.key_id)
    assert "lighthouse" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_folder_shows_no_passphrase(tmp_path: Path) -> None:
    assert "harbour" not in repr(KeyFolder(tmp_path, passphrase=b"harbour"))


def test_a_rotated_key_is_led_by_the_old_one(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    old = folder.make(valid_from=MARCH)
    new = folder.rotate(moment=APRIL)
    ring = folder.ring()
    assert ring.roots() == {old.key_id}
    assert [key.id for key in ring.led_by(frozenset({old.key_id})).keys] == [old.key_id, new.key_id]
    assert [key.standing(MAY) for key in ring.keys] == [Standing.RETIRED, Standing.GOOD]
    assert read_ring(ring_bytes(ring)) == ring


def test_a_key_that_nobody_introduced_is_not_led(tmp_path: Path) -> None:
    ours, theirs = KeyFolder(tmp_path / "ours"), KeyFolder(tmp_path / "theirs")
    root = ours.make(valid_from=MARCH)
    stranger = theirs.make(valid_from=MARCH)
    forged = introduce(theirs.ring().keys[0], replace(stranger))
    ring = KeyRing((*ours.ring().keys, forged))
    assert [key.id for key in ring.led_by(frozenset({root.key_id})).keys] == [root.key_id]


def test_the_desk_vouches_for_a_persons_own_key_and_no_person_for_anothers(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path / "desk")
    root = folder.make(valid_from=MARCH)
    own = KeyFolder(tmp_path / "browser").make(valid_from=MARCH)
    registered = folder.register(own.public, holder="p1", moment=APRIL)
    led = folder.ring().led_by(frozenset({root.key_id}))
    assert [key.id for key in led.keys] == [root.key_id, registered.id]
    other = KeyFolder(tmp_path / "other").make(valid_from=MARCH)
    forged = introduce(PublicKey(public=other.public, valid_from=APRIL, holder="p2"), own)
    assert KeyRing((*folder.ring().keys, forged)).led_by(frozenset({root.key_id})) == led
    folder.retire(registered.id, moment=MAY)
    assert folder.ring().keys[1].standing(MAY) is Standing.RETIRED
    assert folder.ring().keys[1].standing(APRIL) is Standing.GOOD


def test_a_revoked_key_loses_its_private_half(tmp_path: Path) -> None:
    folder = KeyFolder(tmp_path)
    key = folder.make(valid_from=MARCH)
    folder.revoke(key.key_id, moment=APRIL, reason=RevocationReason.LOST)
    assert folder.present() is None
    assert folder.ring().keys[0].standing(MAY) is Standing.REVOKED
    with pytest.raises(KeyFileError):
        folder.load(key.key_id)


@pytest.mark.parametrize("name", ["../ring", "", "a" * 63, "A" * 64])
def test_a_key_id_is_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyFileError):
        KeyFolder(tmp_path).load(name)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"keys":[{}]}', b'{"keys":1}'])
def test_a_broken_ring_is_refused(data: bytes) -> None:
    with pytest.raises((KeyRingError, NotCanonicalError)):
        read_ring(data)
