"""Unguessable words: keys of people, one-time links, and the digests by which a link is known again."""

import secrets
from hashlib import sha256

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_token() -> str:
    """256 bits, fit for an address. Whoever has it may use it, so only its digest is stored."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """SHA-256 in hexadecimal digits."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_person_key() -> str:
    """A lasting key that says nothing about the person who has it."""
    return "p-" + "".join(secrets.choice(_LETTERS) for _ in range(12))
