"""Telling a webhook something: one signed POST, guarded like every connection to the outside, without redirects."""

import base64
import hashlib
import hmac
from datetime import datetime
from importlib.metadata import version
from typing import Protocol

import httpcore2
import httpx2

from colophon.adapters.network.connections import Deadline, GuardedNetwork
from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import plain_words
from colophon.errors import UnsafeAddressError

_SECONDS = 10


class Post(Protocol):
    """Sends `body` to `address` and answers with the status; a ColophonError where there is no answer."""

    def __call__(self, address: str, body: bytes, *, secret: str, number: int, moment: datetime) -> int: ...


def signing_secret(server: str, salt: str) -> str:
    """The secret of one webhook: `whsec_` and 32 bytes in base64."""
    made = hmac.new(server.encode(), f"colophon webhook {salt}".encode(), hashlib.sha256).digest()
    return f"whsec_{base64.b64encode(made).decode('ascii')}"


def signature(secret: str, *, identity: str, stamp: int, body: bytes) -> str:
    """As Standard Webhooks has it: HMAC-SHA256 over the identity, the time and the body."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{identity}.{stamp}.".encode() + body
    return f"v1,{base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode('ascii')}"


class WebhookPost:
    """The real one. A guard that allows less or more is given by tests only."""

    def __init__(self, guard: Guard | None = None) -> None:
        self._guard = guard or Guard()
        self._trusted = httpx2.create_ssl_context(trust_env=False)

    def __call__(self, address: str, body: bytes, *, secret: str, number: int, moment: datetime) -> int:
        url = _web_url(address)
        identity, stamp = f"msg_{number}", int(moment.timestamp())
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": f"Colophon/{version('colophon')} (webhook)",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "Connection": "close",
            "webhook-id": identity,
            "webhook-timestamp": str(stamp),
            "webhook-signature": signature(secret, identity=identity, stamp=stamp, body=body),
        }
        wanted = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        network = GuardedNetwork(self._guard, Deadline(_SECONDS))
        with (
            plain_words(url.host),
            httpcore2.ConnectionPool(ssl_context=self._trusted, network_backend=network) as pool,
            pool.stream("POST", wanted, headers=list(headers.items()), content=body) as response,
        ):
            return int(response.status)  # nobody reads what it says, and redirects are not followed


def _web_url(address: str) -> httpx2.URL:
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError) as error:
        raise UnsafeAddressError("This is not an address on the web.") from error
    if url.scheme not in ("http", "https") or not url.raw_host:
        raise UnsafeAddressError("This is not an address on the web.")
    return url.copy_with(username=None, password=None, fragment=None)
