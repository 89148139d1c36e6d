"""The keys that somebody holds themselves."""

from colophon.desk.models import Person
from colophon.signoff.keyring import KeyRing, PublicKey


def own_keys_of(person: Person, ring: KeyRing) -> tuple[PublicKey, ...]:
    """Those that count now, the newest first."""
    return tuple(key for key in reversed(ring.keys) if key.holder == person.key and not key.retired and not key.revoked)
