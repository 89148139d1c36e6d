"""The envelope around a statement: DSSE with one Ed25519 signature, read strictly so that any altered byte shows."""

import base64
import binascii
from dataclasses import dataclass
from typing import Protocol

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from colophon.errors import EnvelopeError, NotCanonicalError
from colophon.signoff.canonical import Json, canonical_bytes, canonical_value
from colophon.signoff.fields import Fields

PAYLOAD_TYPE = "application/vnd.in-toto+json"


class Signer(Protocol):
    """Somebody who holds a private key; see `adapters/keys.py`."""

    @property
    def key_id(self) -> str: ...

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature, 64 bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Envelope:
    """A payload, the id of the key that signed it, and the signature."""

    payload: bytes
    key_id: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    keyid: str


@dataclass(frozen=True, slots=True)
class Glance:
    """An envelope as it lies there, before anybody asks whether it holds; its payload in base64."""

    payload: str
    signatures: tuple[Signed, ...]

    @property
    def signer(self) -> str:
        """The id of the key that is said to have signed; empty for none."""
        return self.signatures[0].keyid if self.signatures else ""


def glance(data: bytes) -> Glance | None:
    """What an envelope says of itself; nothing of what is none."""
    try:
        return _GLANCE.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def seal(payload: bytes, signer: Signer) -> Envelope:
    """Sign `payload`."""
    return Envelope(payload, signer.key_id, signer.sign(message_of(payload)))


def message_of(payload: bytes) -> bytes:
    """What is signed: DSSE's pre-authentication encoding of type and payload."""
    kind = PAYLOAD_TYPE.encode("ascii")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def is_signed_by(envelope: Envelope, public_key: bytes) -> bool:
    """Whether the signature was made by the holder of this key (32 bytes) over exactly this payload."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(envelope.signature, message_of(envelope.payload))
    except (InvalidSignature, ValueError):
        return False
    return True


def envelope_bytes(envelope: Envelope) -> bytes:
    """The envelope as canonical JSON."""
    signature: Json = {"keyid": envelope.key_id, "sig": _base64(envelope.signature)}
    return canonical_bytes(
        {"payload": _base64(envelope.payload), "payloadType": PAYLOAD_TYPE, "signatures": [signature]}
    )


def read_envelope(data: bytes) -> Envelope:
    """The inverse of `envelope_bytes`; raises EnvelopeError for anything else, however small the difference."""
    try:
        whole = _fields(canonical_value(data), "envelope", "payload payloadType signatures")
    except NotCanonicalError as error:
        raise EnvelopeError(error.message) from error
    signatures = whole.each("signatures", lambda value, at: _fields(value, at, "keyid sig"))
    if whole.text("payloadType") != PAYLOAD_TYPE or len(signatures) != 1:
        raise EnvelopeError("This envelope does not hold one signed statement.")
    return Envelope(_bytes(whole.text("payload")), signatures[0].text("keyid"), _bytes(signatures[0].text("sig")))


_GLANCE = msgspec.json.Decoder(Glance)


def _fields(value: Json, place: str, names: str) -> Fields:
    return Fields(value, place, names=names, refusal=EnvelopeError)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise EnvelopeError("The envelope's base64 is damaged.") from error
    if _base64(data) != text:
        raise EnvelopeError("The envelope's base64 is damaged in its last character.")
    return data
