"""A key that a person holds alone: the proof, by its own signature, that whoever registers it has its private half."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_PURPOSE = "colophon own key"


def proof_message(public: str, holder: str) -> bytes:
    """What the new key signs: that it is to be the key of the person with this id."""
    return f"{_PURPOSE}\n{holder}\n{public}".encode()


def proves_possession(public: str, holder: str, signature: bytes) -> bool:
    """Whether the private half of `public` (64 hexadecimal digits) signed that it is this person's."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(signature, proof_message(public, holder))
    except (InvalidSignature, ValueError):
        return False
    return public == public.lower()
