"""The one-time link by which the person who started the server, and nobody else, sets it up."""

import hmac
from pathlib import Path

from colophon.adapters.files import replace_file
from colophon.adapters.tokens import new_token

_FILE = "setup-token"


def setup_token(home: Path) -> str:
    """The token of this home, made if there is none. Only its owner can read the file."""
    file = home / _FILE
    if not file.is_file():
        replace_file(file, new_token().encode(), mode=0o600)
    return file.read_text("ascii").strip()


def opens_setup(home: Path, token: str) -> bool:
    """Whether this token was printed for this home."""
    file = home / _FILE
    return file.is_file() and hmac.compare_digest(file.read_bytes().strip(), token.encode("utf-8", "replace"))


def close_setup(home: Path) -> None:
    """The link works no longer."""
    (home / _FILE).unlink(missing_ok=True)
