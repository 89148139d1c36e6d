"""Asking a target over HTTP: one server, bounded in time and size, no redirects, proxies or cookies."""

import json
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

import httpcore2
import httpx2

from colophon.adapters.network.body import ACCEPTED, read_body
from colophon.adapters.network.connections import Deadline, GuardedNetwork
from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import plain_words
from colophon.errors import FetchError, TargetError, UnsafeAddressError

LARGEST_ANSWER = 5_000_000
_TAG = re.compile(r"<[^>]*>")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Told:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def good(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> object:
        """TargetError for anything but JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            said = " ".join(_TAG.sub(" ", self.body[:2000].decode("utf-8", "replace")).split())
            begins = f": “{''.join(filter(str.isprintable, said))[:120]}”" if said else ""
            raise TargetError(f"The target answered with something else than JSON{begins}.") from error


class Server:
    """One server. `trusted`: somebody at the terminal named it, so that it may stand in a private network."""

    def __init__(
        self,
        address: str,
        *,
        trusted: bool,
        secret: bool,
        seconds: float = 60,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        self.url = _address(address)
        host = self.url.host
        if secret and self.url.scheme == "http" and host not in _LOOPBACK:
            raise UnsafeAddressError(f"The secret would go to “{host}” unencrypted: use an https:// address.")
        self._guard = Guard.unguarded_for(host) if trusted else Guard()
        self._seconds = seconds
        self._certificates = certificates or httpx2.create_ssl_context(trust_env=False)

    def ask(
        self, method: str, target: bytes, *, headers: Mapping[str, str], body: bytes = b"", seconds: float = 0
    ) -> Told:
        """The answer to one request; `target` is path and query as they are sent. TargetError where there is none."""
        try:
            return self._ask(method, target, headers, body, seconds or self._seconds)
        except FetchError as error:
            raise TargetError(error.message) from error

    def _ask(self, method: str, target: bytes, headers: Mapping[str, str], body: bytes, seconds: float) -> Told:
        url = self.url
        wanted = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target)
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": "Colophon",
            "Accept-Encoding": ACCEPTED,
            "Content-Length": str(len(body)),
            "Connection": "close",
            **headers,
        }
        network = GuardedNetwork(self._guard, Deadline(seconds))
        with (
            plain_words(url.host),
            httpcore2.ConnectionPool(ssl_context=self._certificates, network_backend=network) as pool,
            pool.stream(method, wanted, headers=list(sent.items()), content=body) as response,
        ):
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            read = read_body(response.iter_stream(), told.get("content-encoding", ""), LARGEST_ANSWER)
            return Told(response.status, told, read)


def _address(address: str) -> httpx2.URL:
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError, TypeError):
        url = httpx2.URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise UnsafeAddressError(f"“{address[:200]}” is not the address of a server (http:// or https://).")
    if url.userinfo:
        raise UnsafeAddressError(
            "The address holds a password. Write the address without it, and give the secret apart."
        )
    return url.copy_with(fragment=None, query=None)
