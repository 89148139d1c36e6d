"""Asking a translation service: one configured address, JSON both ways, bounded, no redirects, proxies or retries."""

import json
import ssl
from collections.abc import Mapping, Sequence
from ipaddress import ip_address

import httpcore2
import httpx2

from colophon.adapters.network.body import ACCEPTED, read_body
from colophon.adapters.network.connections import Deadline, GuardedNetwork
from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import plain_words
from colophon.errors import BrokenResponseError, DraftError, FetchError, TooLargePageError, UnsafeAddressError

LARGEST_ANSWER = 5_000_000
_LONGEST_REASON = 300
_HINT = "Nothing was changed. Look whether the service runs, and at [drafts] in colophon.toml; then ask again."
_LATER = "Nothing was changed. Ask again in a while; a paid service may have a limit that you can raise."
_PASSES = (429, 456, 502, 503, 504)
_MEANINGS = {
    400: "it does not understand the question",
    401: "it does not accept the key",
    403: "it does not accept the key",
    404: "there is nothing at this address, or no such model",
    413: "the text is too long for it",
    429: "it has been asked too often",
    456: "the key's quota is used up",
}


class Endpoint:
    """A service at the address that the desk has configured, which may be on this machine or beside it."""

    def __init__(
        self, address: str, *, headers: Mapping[str, str], seconds: float, trusted: ssl.SSLContext | None = None
    ) -> None:
        self._url = _configured(address, secret=bool(headers))
        self._headers = headers
        self._seconds = seconds
        self._trusted = trusted or httpx2.create_ssl_context(trust_env=False)
        self._guard = Guard.unguarded_for(self._url.host)

    def post(self, path: str, body: Mapping[str, object]) -> Mapping[str, object]:
        """The JSON object that the service answers. DraftError or a FetchError says why there is none."""
        data = json.dumps(body, ensure_ascii=True).encode()
        try:
            status, answer = self._ask(path, data)
        except TooLargePageError as error:
            large = f"The answer of “{self._url.host}” is larger than {LARGEST_ANSWER / 1_000_000:g} MB."
            raise DraftError(large, hint=_HINT) from error
        except FetchError as error:
            error.advice = _HINT  # the advice about pages does not fit
            raise
        if status != 200:
            words = f"“{self._url.host}” answered {status}: {_meaning(status, answer)}."
            raise DraftError(words, hint=_LATER if status in _PASSES else _HINT)
        try:
            found = json.loads(answer)
        except (ValueError, RecursionError) as error:
            raise not_understood(f"“{self._url.host}” did not answer with JSON.") from error
        if not isinstance(found, dict):
            raise not_understood(f"“{self._url.host}” did not answer with a JSON object.")
        return found

    def _ask(self, path: str, data: bytes) -> tuple[int, bytes]:
        url = self._url
        target = url.raw_path.rstrip(b"/") + path.encode("ascii")
        wanted = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=target)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": "Colophon",
            "Accept": "application/json",
            "Accept-Encoding": ACCEPTED,
            "Content-Type": "application/json",
            "Content-Length": str(len(data)),
            "Connection": "close",
            **self._headers,
        }
        network = GuardedNetwork(self._guard, Deadline(self._seconds))
        with (
            plain_words(url.host),
            httpcore2.ConnectionPool(ssl_context=self._trusted, network_backend=network) as pool,
            pool.stream("POST", wanted, headers=list(headers.items()), content=data) as response,
        ):
            coding = next((value for name, value in response.headers if name.lower() == b"content-encoding"), b"")
            return response.status, read_body(response.iter_stream(), coding.decode("latin-1"), LARGEST_ANSWER)


def _configured(address: str, *, secret: bool) -> httpx2.URL:
    """The configured address. A key is only sent encrypted, or to this machine."""
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError, TypeError):
        url = httpx2.URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise UnsafeAddressError(f"“{address[:200]}” is not the address of a service (http:// or https://).")
    if secret and url.scheme == "http" and not _is_this_machine(url.host):
        raise UnsafeAddressError(f"A key would go to “{url.host}” unencrypted: use an https:// address.")
    return url.copy_with(username=None, password=None, fragment=None, query=None)


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _meaning(status: int, answer: bytes) -> str:
    """What the status means, with the service's own words where it has some."""
    meaning = _MEANINGS.get(status, "it could not answer" if status >= 500 else "it refuses")
    words = " ".join(answer[:2000].decode("utf-8", "replace").split())
    said = "".join(char for char in words if char.isprintable())[:_LONGEST_REASON]
    return f"{meaning} ({said})" if said else meaning


def texts_in(answer: object, count: int, *, of: str) -> Sequence[str]:
    """A list of exactly this many texts. BrokenResponseError for anything else."""
    if isinstance(answer, list) and len(answer) == count and all(isinstance(one, str) for one in answer):
        return answer
    raise not_understood(f"{of} did not answer with {count} translations.")


def not_understood(words: str) -> BrokenResponseError:
    """The refusal of an answer that is not what the service's form says, with advice that fits a service."""
    return BrokenResponseError(words, hint=_HINT)
