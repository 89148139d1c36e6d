"""Private keys on disk: one file a key in the desk's `keys` folder, readable by its owner only."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from colophon.errors import KeyFileError, KeyRingError
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import (
    KeyRing,
    PublicKey,
    Revocation,
    RevocationReason,
    introduce,
    read_ring,
    ring_bytes,
)

_RING = "ring.json"
_LOCK = ".lock"
_KEY_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey:
    """An Ed25519 key that can sign. Neither its text form nor a log shows the secret."""

    _secret: Ed25519PrivateKey

    @property
    def public(self) -> str:
        """64 hexadecimal digits."""
        return self._secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    @property
    def key_id(self) -> str:
        return sha256_of(bytes.fromhex(self.public))

    def sign(self, message: bytes) -> bytes:
        return self._secret.sign(message)

    def pem(self, passphrase: bytes = b"") -> bytes:
        """PKCS #8, encrypted when there is a passphrase."""
        lock: KeySerializationEncryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
        return self._secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)

    def __repr__(self) -> str:
        return f"PrivateKey({self.key_id[:16]})"


class KeyFolder:
    """The desk's private keys and its ring of public ones."""

    def __init__(self, folder: Path, *, passphrase: bytes = b"") -> None:
        self._folder, self._passphrase = folder, passphrase

    def __repr__(self) -> str:
        return f"KeyFolder({self._folder})"

    def ring(self) -> KeyRing:
        """The public keys; empty before the first one is made."""
        file = self._folder / _RING
        return read_ring(file.read_bytes()) if file.is_file() else KeyRing()

    def make(self, *, valid_from: str, holder: str = "") -> PrivateKey:
        """A new key. The holder's present key introduces it; a holder's first key is a root."""
        older = self.present(holder)
        private = PrivateKey(Ed25519PrivateKey.generate())
        public = PublicKey(public=private.public, valid_from=valid_from, holder=holder)
        if older:
            public = introduce(public, self.load(older.id))
        self._write(f"{private.key_id}.pem", private.pem(self._passphrase))
        self._write(_RING, ring_bytes(KeyRing((*self.ring().keys, public))))
        return private

    def take_over(self, ring: KeyRing) -> None:
        """The public keys of a desk that comes from elsewhere; refused where other keys are already."""
        if self.ring().keys and self.ring() != ring:
            raise KeyRingError("There are other keys in this home already.")
        self._write(_RING, ring_bytes(ring))

    def rotate(self, *, moment: str, holder: str = "") -> PrivateKey:
        """A new key that the present one introduces; the present one is retired from `moment` on."""
        older = self.present(holder)
        private = self.make(valid_from=moment, holder=holder)
        if older:
            self._replace(replace(older, retired=moment))
        return private

    def revoke(self, key_id: str, *, moment: str, reason: RevocationReason) -> None:
        """Mark a key as no longer to be believed, and delete its private half."""
        key = self.ring().key(key_id)
        if key is None:
            raise KeyFileError(f"There is no key {key_id[:16]}.")
        self._replace(replace(key, revoked=Revocation(moment, reason)))
        self._file(key_id).unlink(missing_ok=True)

    def register(self, public: str, *, holder: str, moment: str) -> PublicKey:
        """A person's own key, whose private half they keep elsewhere. The desk's present key vouches for whose it is.

        Raises KeyRingError for a key that somebody has registered before.
        """
        desk = self.present()
        if desk is None:
            raise KeyFileError("The desk has no key that could vouch for another.")
        with self._alone():
            key = introduce(PublicKey(public=public, valid_from=moment, holder=holder), self.load(desk.id))
            ring = self.ring()
            if ring.key(key.id):
                raise KeyRingError("This key is registered already.")
            self._write(_RING, ring_bytes(KeyRing((*ring.keys, key))))
        return key

    def retire(self, key_id: str, *, moment: str) -> None:
        """From `moment` on the key signs nothing more; what it signed before stands."""
        with self._alone():
            key = self.ring().key(key_id)
            if key is None:
                raise KeyFileError(f"There is no key {key_id[:16]}.")
            self._replace(replace(key, retired=key.retired or moment))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The ring is read and written whole: two who change it at once would lose one change."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / _LOCK).open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def present(self, holder: str = "") -> PublicKey | None:
        """The holder's newest key that is neither retired nor revoked."""
        keys = (key for key in self.ring().keys if key.holder == holder and not key.retired and not key.revoked)
        return max(keys, key=lambda key: key.valid_from, default=None)

    def load(self, key_id: str) -> PrivateKey:
        """The private half; raises KeyFileError when it is not here or the passphrase does not open it."""
        try:
            secret = load_pem_private_key(self._file(key_id).read_bytes(), self._passphrase or None)
        except (OSError, ValueError, TypeError):
            # The cause is left out on purpose: it can quote what is in the file.
            raise KeyFileError(f"The key {key_id[:16]} cannot be opened.") from None
        if not isinstance(secret, Ed25519PrivateKey):
            raise KeyFileError(f"The key {key_id[:16]} is not an Ed25519 key.")
        return PrivateKey(secret)

    def _file(self, key_id: str) -> Path:
        if not _KEY_ID.fullmatch(key_id):
            raise KeyFileError("A key's id is 64 hexadecimal digits.")
        return self._folder / f"{key_id}.pem"

    def _replace(self, key: PublicKey) -> None:
        keys = tuple(key if one.id == key.id else one for one in self.ring().keys)
        self._write(_RING, ring_bytes(KeyRing(keys)))

    def _write(self, name: str, data: bytes) -> None:
        """Whole or not at all, and never readable by others, not even for a moment."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = self._folder / f".{name}.{os.getpid()}"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._folder / name)
