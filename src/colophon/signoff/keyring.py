"""A desk's public keys: since when each counts, until when, and which older key vouched for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property, lru_cache

from colophon.errors import ColophonError, EnvelopeError, KeyRingError
from colophon.signoff.canonical import Json, canonical_bytes, canonical_value, sha256_of
from colophon.signoff.envelope import Envelope, Signer, envelope_bytes, is_signed_by, read_envelope, seal
from colophon.signoff.fields import Fields

ROTATION_TYPE = "https://colophon.example/key-rotation/v1"
_DESK = ""
_KEY_NAMES = "public holder valid_from retired revoked introduced_by"


class RevocationReason(StrEnum):
    """A compromised key voids all it ever signed (its thief can write any date), a lost key what came after."""

    COMPROMISED = "compromised"
    LOST = "lost"


class Standing(StrEnum):
    """Whether a key counts at a moment."""

    GOOD = "good"
    NOT_YET_VALID = "not-yet-valid"
    RETIRED = "retired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Revocation:
    """`moment` is ISO 8601 with zone."""

    moment: str
    reason: RevocationReason


@dataclass(frozen=True, kw_only=True)
class PublicKey:
    """An Ed25519 key (`public`, 64 hexadecimal digits). Moments are ISO 8601 with zone.

    `holder` is the id of the person whose own key it is, empty for the desk's. `introduced_by` is the envelope of an
    older key of the same holder, or of the desk, which vouches for whose it is; a key without one is a root, which
    the reader must know from elsewhere.
    """

    public: str
    valid_from: str
    holder: str = ""
    retired: str = ""
    revoked: Revocation | None = None
    introduced_by: Envelope | None = None

    @cached_property
    def id(self) -> str:
        """SHA-256 of the key's 32 bytes. Kept: each edition looks for its keys among those of all colleagues."""
        return sha256_of(bytes.fromhex(self.public))

    def standing(self, moment: str) -> Standing:
        """Whether a signature dated `moment` counts. Raises ValueError for a moment without a zone."""
        at = instant(moment)
        if self.revoked and (self.revoked.reason is RevocationReason.COMPROMISED or at >= instant(self.revoked.moment)):
            return Standing.REVOKED
        if at < instant(self.valid_from):
            return Standing.NOT_YET_VALID
        return Standing.RETIRED if self.retired and at >= instant(self.retired) else Standing.GOOD


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Public keys, the oldest first."""

    keys: tuple[PublicKey, ...] = ()

    def key(self, key_id: str) -> PublicKey | None:
        return next((key for key in self.keys if key.id == key_id), None)

    def led_by(self, roots: frozenset[str]) -> "KeyRing":
        """Only the keys that these roots' ids lead to, each introduced by a key that then counted."""
        led: dict[str, PublicKey] = {}
        for key in self.keys:
            if (key.introduced_by is None and key.id in roots) or _introduced(key, led):
                led[key.id] = key
        return KeyRing(tuple(led.values()))

    def of_signers(self, envelopes: Iterable[bytes]) -> "KeyRing":
        """The desk's keys, and of those that people hold only the ones that signed these envelopes: the others are
        nobody's business."""
        signers = {read_envelope(data).key_id for data in envelopes}
        return KeyRing(tuple(key for key in self.keys if not key.holder or key.id in signers))

    def roots(self) -> frozenset[str]:
        """The ids of keys that no other key introduced."""
        return frozenset(key.id for key in self.keys if key.introduced_by is None)


def instant(moment: str) -> datetime:
    """A moment in time from ISO 8601 with a zone; raises ValueError."""
    at = datetime.fromisoformat(moment)
    if at.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return at


def introduce(new: PublicKey, signer: Signer) -> PublicKey:
    """`new` with the statement of an older key that it follows it."""
    return replace(new, introduced_by=seal(_introduction(new), signer))


@lru_cache(maxsize=32)
def ring_bytes(ring: KeyRing) -> bytes:
    """The ring as canonical JSON, to be published."""
    return canonical_bytes({"keys": [_key_json(key) for key in ring.keys]})


def read_ring(data: bytes) -> KeyRing:
    """The inverse of `ring_bytes`; raises KeyRingError or NotCanonicalError."""
    keys = _fields(canonical_value(data), "ring", "keys").each("keys", _key)
    return KeyRing(keys)


def _introduction(key: PublicKey) -> bytes:
    return canonical_bytes(
        {
            "_type": "https://in-toto.io/Statement/v1",
            "subject": [{"name": "key", "digest": {"sha256": key.id}}],
            "predicateType": ROTATION_TYPE,
            "predicate": {"holder": key.holder, "valid_from": key.valid_from},
        }
    )


def _introduced(key: PublicKey, led: dict[str, PublicKey]) -> bool:
    envelope = key.introduced_by
    if envelope is None or envelope.payload != _introduction(key):
        return False
    older = led.get(envelope.key_id)
    return (
        older is not None
        and older.holder in {key.holder, _DESK}
        and older.standing(key.valid_from) is not Standing.REVOKED
        and is_signed_by(envelope, bytes.fromhex(older.public))
    )


def _key_json(key: PublicKey) -> Json:
    revoked = {"moment": key.revoked.moment, "reason": key.revoked.reason.value} if key.revoked else None
    introduced = envelope_bytes(key.introduced_by).decode("ascii") if key.introduced_by else ""
    return {
        "public": key.public,
        "holder": key.holder,
        "valid_from": key.valid_from,
        "retired": key.retired,
        "revoked": revoked,
        "introduced_by": introduced,
    }


def _fields(value: Json, place: str, names: str) -> Fields:
    return Fields(value, place, names=names, refusal=KeyRingError)


def _key(value: Json, place: str) -> PublicKey:
    found = _fields(value, place, _KEY_NAMES)
    revoked = found.maybe("revoked", lambda inner, at: _fields(inner, at, "moment reason"))
    key = PublicKey(
        public=found.text("public"),
        holder=found.text("holder"),
        valid_from=found.text("valid_from"),
        retired=found.text("retired"),
        revoked=Revocation(revoked.text("moment"), revoked.one_of("reason", RevocationReason)) if revoked else None,
        introduced_by=_envelope(found.text("introduced_by"), place),
    )
    for wrong in _mistakes(key):
        raise KeyRingError(f"{place}: {wrong}.")
    return key


def _envelope(text: str, place: str) -> Envelope | None:
    try:
        return read_envelope(text.encode("utf-8", "surrogatepass")) if text else None
    except EnvelopeError as error:
        raise KeyRingError(f"{place}: {error.message}") from error


def _mistakes(key: PublicKey) -> Iterator[str]:
    try:
        if len(bytes.fromhex(key.public)) != 32 or key.public != key.public.lower():
            yield "the key should be 64 lower-case hexadecimal digits"
        for moment in (key.valid_from, key.retired, key.revoked.moment if key.revoked else ""):
            if moment or moment is key.valid_from:
                instant(moment)
    except (ValueError, ColophonError) as error:
        yield str(error)
